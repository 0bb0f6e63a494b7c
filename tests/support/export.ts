/** Reads `cadre export --format json` as its contract says. */
import assert from 'node:assert/strict';
import { type CadreOptions, cadre } from './site.ts';

export interface ExportedRelation {
  type: string;
  target: string | null;
  targetText: string;
  partial: boolean;
  stated: boolean;
}

export interface ExportedIssue {
  line: number | null;
  rule: string;
  message: string;
}

export interface ExportedDecision {
  path: string;
  id: string;
  collection: string;
  number: number | null;
  title: string;
  status: string;
  statusText: string | null;
  effectiveStatus: string;
  date: string | null;
  deciders: string[];
  tickets: unknown[];
  tags: string[];
  summary: string | null;
  permalink: string;
  relations: ExportedRelation[];
  problems: ExportedIssue[];
}

export interface Exported {
  schema: number;
  collections: { key: string; name: string }[];
  decisions: ExportedDecision[];
  skipped: { path: string; reason: string }[];
  /** A record by its path, with or without the collection's folder before it. @throws where there is none. */
  decision: (path: string) => ExportedDecision;
  /** Why a file is not a record. @throws where it is not named. */
  reason: (path: string) => string;
}

export interface ExportOptions extends CadreOptions {
  folders?: string[];
  args?: string[];
}

/** Exports the log of a project. @throws where the command fails or prints anything but JSON on standard output. */
export async function exportLog({ folders = [], args = [], ...options }: ExportOptions): Promise<Exported> {
  const run = await cadre(['export', ...folders, '--format', 'json', ...args], options);
  assert.equal(run.code, 0, run.said);
  const exported = JSON.parse(run.stdout) as Omit<Exported, 'decision' | 'reason'>;
  const named = <T extends { path: string }>(list: T[], path: string): T => {
    const found =
      list.find((one) => one.path === path) ??
      list.find((one) => path.endsWith(`/${one.path}`) && sameFolder(one, path));
    assert.ok(found, `${path} is not there; there are ${list.map((one) => one.path).join(', ')}`);
    return found;
  };
  return {
    ...exported,
    decision: (path) => named(exported.decisions, path),
    reason: (path) => named(exported.skipped, path).reason,
  };
}

function sameFolder(one: { path: string; collection?: string }, path: string): boolean {
  return one.collection === undefined || path.slice(0, -one.path.length - 1).endsWith(one.collection);
}
