/** The history of the log for the pages: what git knows of its files, and the events told from that and the records. */
import type { Settings } from '../config/settings.ts';
import { eventsOf } from '../history/events.ts';
import { readHistory } from '../history/index.ts';
import type { FileHistory, HistoryEvent } from '../model/history.ts';
import type { Log } from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import type { Places } from './places.ts';

export interface LogHistory {
  /** By date, those without one last. */
  events: HistoryEvent[];
  /** By id of a record or guide. */
  files: ReadonlyMap<string, FileHistory>;
  /** By collection: pattern of a commit's address, `{hash}` in it. Collections that no address is known for are not in it. */
  commits: ReadonlyMap<string, string>;
  problems: Problem[];
}

export interface LoadHistoryOptions {
  settings: Settings;
  log: Log;
  places: Places;
  /** Folder that histories are kept in. */
  cache: string;
}

/** Never fails for git: what it does not tell is left out, with a notice. */
export async function loadHistory({ settings, log, places, cache }: LoadHistoryOptions): Promise<LogHistory> {
  const guides = log.pages.filter(({ permalink }) => permalink !== null).map(({ source }) => source);
  const files = [...log.records, ...guides].map(({ collection, path }) => ({ collection, path }));
  const known = await readHistory({ settings, files, cache });
  return {
    events: eventsOf(log.records, known.files),
    files: known.files,
    commits: new Map(
      settings.collections.flatMap(({ key }) => {
        const pattern = places.commits(key);
        return pattern === null ? [] : [[key, pattern]];
      }),
    ),
    problems: known.problems,
  };
}
