/**
 * A form fit for an address: lower-case letters and digits of any script, with a hyphen for whatever stands
 * between them. Empty where the text has neither.
 */
export function slug(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The id GitHub gives a heading, so that links written for GitHub work here too. */
export function slugOf(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
  return slug === '' ? 'section' : slug;
}
