/** A program that makes a site of records. */
import type { Command } from '../measure/usage.ts';

export interface Tool {
  /** As `--only` names it. */
  key: string;
  /** As tables name it. */
  name: string;
  /** npm packages with exact versions, or a function that makes them. */
  packages: Record<string, string> | (() => Promise<Record<string, string>>);
  /** The most records it is given, and why not more. */
  limit?: { records: number; reason: string };
  /** Its version where it comes from elsewhere; null if it is not installed. */
  version?(): Promise<string | null>;
  /** What to write into its folder, and what to run there. */
  project(folder: string): Project;
}

export interface Project {
  /** Folder for the records, from the project's. */
  records: string;
  /** Other files by path, from the project's folder. */
  files: Record<string, string>;
  /** A record's text as the tool takes it, where it does not take it as it is. */
  adapt?(text: string): string;
  /** One build: these commands, one after the other. */
  build: Command[];
  /** Folder of the built site, from the project's. */
  site: string;
  /** What a build leaves, from the project's folder: removed for a cold one. */
  leaves: string[];
}
