/** What can be wrong with addresses, in words. Pure. */
import type { Problem } from '../model/record.ts';

type File = { collection: string | null; path: string | null };

const NO_FILE: File = { collection: null, path: null };

function at(
  { collection, path }: File,
  rest: Omit<Problem, 'collection' | 'path' | 'line'>,
  line: number | null = null,
): Problem {
  return { collection, path, line, ...rest };
}

export function unusable(file: File | null, line: number | null, text: string, reason: string): Problem {
  return at(
    file ?? NO_FILE,
    {
      rule: 'unusable-alias',
      severity: 'warning',
      message: `The alias “${text}”${file === null ? ' in the configuration' : ''} cannot be used: ${reason}.`,
      hint: 'Write a path of the site that no page has, such as /old/12/, or remove the alias.',
    },
    line,
  );
}

export function unknownTarget(from: string, to: string | number): Problem {
  return at(NO_FILE, {
    rule: 'unusable-alias',
    severity: 'warning',
    message: `The alias “${from}” in the configuration cannot be used: “${to}” matches no record, or several.`,
    hint: 'Name the record by its address (/adr/12/) or its file (adr/0012-use-a-queue.md).',
  });
}

export function moved(file: File, from: string, to: string): Problem {
  return at(file, {
    rule: 'address-moved',
    severity: 'notice',
    message: `An earlier build had this at ${from}; it is at ${to} now. The old address redirects here.`,
    hint: 'If you meant to move it, run cadre build --remember and commit the file it writes.',
  });
}

export function gone(file: File, from: string, title: string): Problem {
  return at(file, {
    rule: 'address-gone',
    severity: 'warning',
    message: `“${title}” was at ${from} in an earlier build and no longer exists; the page at this address says so.`,
    hint: 'Restore the file, give its successor the address (aliases: in its front matter), or accept it with cadre build --remember.',
  });
}

export function reused(file: File, from: string, title: string): Problem {
  return at(file, {
    rule: 'address-reused',
    severity: 'warning',
    message: `In an earlier build ${from} was the page of “${title}”; now it is the page of this record.`,
    hint: 'If this is another decision, give it a number that was never used; if it is the same, run cadre build --remember, which updates cadre.addresses.json.',
  });
}

export function lost(address: string): Problem {
  return at(NO_FILE, {
    rule: 'address-lost',
    severity: 'warning',
    message: `The earlier site in the output folder had a page at ${address}; this build has none, and no redirect.`,
    hint: 'Restore the record, or list the address in the aliases of the record that replaces it. To keep addresses from now on, run cadre build --remember and commit the file it writes.',
  });
}

export function notSaved(count: number): Problem {
  return at(NO_FILE, {
    rule: 'addresses-not-remembered',
    severity: 'notice',
    message: `${count} ${count === 1 ? 'record has' : 'records have'} addresses that are not in the file of saved redirects yet.`,
    hint: 'Run cadre build --remember and commit the file it writes.',
  });
}
