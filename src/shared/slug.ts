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
