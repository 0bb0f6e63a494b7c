/** The output of `git log -z --raw` as commits. Pure. */

/** A file of a commit against its first parent. */
export interface LoggedChange {
  kind: 'added' | 'changed' | 'removed' | 'renamed';
  /** In the repository; for a file that was removed, where it stood. */
  path: string;
  /** Where it stood before; differs from `path` for `renamed`. */
  before: string;
  /** Hash of the contents; null where there are none or it is no file (a link, a submodule). */
  blob: string | null;
  /** The contents are those of before. */
  same: boolean;
}

export interface CommitFacts {
  hash: string;
  parents: string[];
  /** As `GitChange.date`, of this commit itself. */
  date: string | null;
  author: string;
  coAuthors: string[];
  subject: string;
}

export interface LoggedCommit extends CommitFacts {
  changes: LoggedChange[];
}

const FIELDS = [
  '%H',
  '%P',
  '%at %ct',
  '%aI',
  '%cI',
  '%aN',
  '%s',
  '%(trailers:key=Co-authored-by,valueonly,separator=%x01)',
];

export const FORMAT = FIELDS.join('%x00');

/** Cuts the output at its zero bytes, which no name and no message holds. */
export async function* parseCommits(chunks: AsyncIterable<Buffer>): AsyncGenerator<LoggedCommit> {
  let commit: LoggedCommit | null = null;
  let head: string[] = [];
  let change: string[] = [];
  for await (const token of tokensOf(chunks)) {
    // the first change of a commit stands on a line of its own
    const meta = head.length === 0 && token.startsWith('\n:') ? token.slice(1) : token;
    if (change.length > 0) {
      change.push(token);
    } else if (head.length === 0 && commit !== null && meta.startsWith(':')) {
      change.push(meta);
    } else {
      if (commit !== null) yield commit;
      commit = null;
      head.push(token.replace(/^\n/, ''));
      if (head.length === FIELDS.length) {
        commit = commitOf(head);
        head = [];
      }
    }
    if (change.length === pathsOf(change[0]) + 1) {
      commit?.changes.push(changeOf(change));
      change = [];
    }
  }
  if (commit !== null) yield commit;
}

async function* tokensOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      const part = chunk.subarray(from, at);
      yield (rest.length === 0 ? part : Buffer.concat([...rest, part])).toString('utf8');
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}

function commitOf(fields: string[]): LoggedCommit {
  const [
    hash = '',
    parents = '',
    times = '',
    authored = '',
    committed = '',
    author = '',
    subject = '',
    trailers = '',
  ] = fields;
  return {
    hash,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    date: dayOf(times, authored, committed),
    author: printable(author),
    coAuthors: trailers
      .split('\u0001')
      .map((trailer) => printable(trailer.replace(/<[^>]*>\s*$/, '')))
      .filter((name) => name !== ''),
    subject: printable(subject),
    changes: [],
  };
}

/** Git hands out what was typed, bells and escapes too; HTML has no place for control characters. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/**
 * The author's date, which rebasing, cherry-picking and moving a history leave alone: their commit dates are all
 * of the day of the move. Nobody commits what is not written yet, so an author's date behind the commit's is a
 * wrong clock, and the commit's date counts.
 */
function dayOf(times: string, authored: string, committed: string): string | null {
  const [written = 0, entered = 0] = times.split(' ').map(Number);
  return /^\d{4}-\d\d-\d\d(?=T)/.exec(written > entered ? committed : authored)?.[0] ?? null;
}

/** How many paths follow `:100644 100644 … … R087`. */
function pathsOf(meta: string | undefined): number {
  if (meta === undefined) return -1;
  return /[RC]\d*$/.test(meta) ? 2 : 1;
}

const KINDS: Record<string, LoggedChange['kind']> = { A: 'added', D: 'removed', R: 'renamed', C: 'added' };

function changeOf([meta = '', first = '', second]: string[]): LoggedChange {
  const [, mode = '', oldBlob = '', blob = '', status = ''] = meta.split(' ');
  const kind = KINDS[status.charAt(0)] ?? 'changed';
  return {
    kind,
    path: second ?? first,
    before: kind === 'renamed' ? first : (second ?? first),
    blob: mode.startsWith('100') ? blob : null,
    same: oldBlob === blob,
  };
}
