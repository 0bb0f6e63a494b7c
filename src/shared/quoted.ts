/** Text as a part of a regular expression that matches just that text, with the `u` flag too. */
export function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
