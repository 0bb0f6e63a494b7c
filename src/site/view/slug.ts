/** Address parts from words: letters and digits of any script stay, everything else becomes a hyphen. */
export function slugOf(words: string): string {
  const slug = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'x' : slug;
}

/** Two spellings that differ in case or spacing alone are one value. */
export function sameness(words: string): string {
  return words.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Hands out a slug for each value; values that would share one (`C`, `C++`) are told apart by a number. */
export function slugs(values: Iterable<string>): Map<string, string> {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  for (const value of [...values].sort()) {
    const base = slugOf(value);
    let slug = base;
    for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
    taken.add(slug);
    given.set(value, slug);
  }
  return given;
}
