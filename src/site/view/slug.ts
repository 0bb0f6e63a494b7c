/** Address parts for the values of filters: each has one of its own. */
import { besideDevices } from '../../shared/disk-names.ts';
import { slug } from '../../shared/slug.ts';

/** Two spellings that differ in case or spacing alone are one value. */
export function sameness(words: string): string {
  return words.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Hands out a slug for each value; values that would share one (`C`, `C++`) are told apart by a number. */
export function slugs(values: Iterable<string>): Map<string, string> {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  for (const value of [...values].sort()) {
    const base = besideDevices(slug(value)) || 'x';
    let free = base;
    for (let n = 2; taken.has(free); n++) free = `${base}-${n}`;
    taken.add(free);
    given.set(value, free);
  }
  return given;
}
