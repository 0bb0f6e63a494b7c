/** Files of the site that are not pages: feeds, JSON, badges, cards, redirects. Plain values. */
import type { Settings } from '../config/settings.ts';
import type { Export } from '../export/schema.ts';
import type { PublishedSources } from '../export/site-export.ts';
import type { BodyFile, DecisionParts } from '../model/decision-parts.ts';
import type { FileHistory, HistoryEvent } from '../model/history.ts';
import type { Alias } from '../model/log.ts';
import type { Snippets } from '../render/types.ts';
import type { Site } from '../site/site.ts';
import type { SiteInfo, SiteLog } from '../site/types.ts';

export interface Output {
  /** Site path of the file below the base, as it is named on disk: `/log.json`, `/adr/0012/index.html`. */
  path: string;
  /** The content. Called when the file is written, or each time it is asked for while developing. */
  make(): string | Uint8Array;
}

export interface OutputInput {
  site: SiteInfo;
  /** What the pages are made from. */
  pages: Site;
  settings: Settings;
  log: SiteLog;
  /** Every further address of a page, sorted. */
  aliases: readonly Alias[];
  history: {
    events: readonly HistoryEvent[];
    files: ReadonlyMap<string, FileHistory>;
    /** By collection: pattern of a commit's address. */
    commits: ReadonlyMap<string, string>;
  };
  /** The log as `cadre export` writes it. */
  exported(): Export;
  /** The files that the site is made from, for sites of several repositories. */
  listSources(): PublishedSources;
  /** Markdown of a record or page by id, as read: decoded and with `\n` line ends. */
  getSource(id: string): string;
  /** The parts of a record by id, as read; null for what is not a record. */
  getParts(id: string): DecisionParts | null;
  getSnippets(record: { id: string }): Snippets;
  /** The rendered body of a record or page. */
  getBody(entry: { id: string }): BodyFile;
}

/** One kind of output: all the files of it that this log has. */
export type OutputKind = (input: OutputInput) => Output[];
