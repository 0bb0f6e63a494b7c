/** What can be wrong with addresses, in words. Pure. */
import type { Problem } from '../../model/problem.ts';

type File = { collection: string; path: string };

export function unusable(file: File | null, line: number | null, text: string, reason: string): Problem {
  return {
    collection: file?.collection ?? null,
    path: file?.path ?? null,
    line,
    rule: 'unusable-alias',
    severity: 'warning',
    message: `The alias “${text}”${file === null ? ' of the configuration' : ''} leads nowhere: ${reason}.`,
    hint: 'Write a path of the site that no page has, such as /old/12/, or take the alias out.',
  };
}

export function unknownTarget(from: string, to: string | number): Problem {
  return {
    ...{ collection: null, path: null, line: null },
    rule: 'unusable-alias',
    severity: 'warning',
    message: `The alias “${from}” of the configuration leads nowhere: “${to}” names no record, or several.`,
    hint: 'Name the record by its address (/adr/12/) or its file (adr/0012-use-a-queue.md).',
  };
}

export function moved(file: File, from: string, to: string): Problem {
  return {
    ...placeOf(file),
    line: null,
    rule: 'address-moved',
    severity: 'notice',
    message: `An earlier build had this at ${from}; it is at ${to} now. The old address still leads here.`,
    hint: 'If that is meant, run cadre build --remember and commit the file it writes.',
  };
}

export function gone(file: File, at: string, title: string): Problem {
  return {
    ...placeOf(file),
    line: null,
    rule: 'address-gone',
    severity: 'warning',
    message: `“${title}” stood at ${at} in an earlier build and is not here any more; the address says so now.`,
    hint: 'Bring the file back, give its successor the address (aliases: in its front matter), or accept it with cadre build --remember.',
  };
}

export function reused(file: File, at: string, title: string): Problem {
  return {
    ...placeOf(file),
    line: null,
    rule: 'address-reused',
    severity: 'warning',
    message: `${at} led to “${title}” in an earlier build and is the page of this one now.`,
    hint: 'If that is another decision, give it a number that nobody had; if it is the same, accept it with cadre build --remember.',
  };
}

export function notRemembered(count: number): Problem {
  return {
    ...{ collection: null, path: null, line: null },
    rule: 'addresses-not-remembered',
    severity: 'notice',
    message: `${count} ${count === 1 ? 'record has' : 'records have'} addresses that the file of remembered addresses does not hold yet.`,
    hint: 'Run cadre build --remember and commit the file it writes.',
  };
}

/** No more of it: a problem is written out as it is. */
function placeOf({ collection, path }: File): File {
  return { collection, path };
}
