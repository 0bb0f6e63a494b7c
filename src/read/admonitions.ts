/** `!!! info`, `??? note "More"`, `???+ tip`: the opening line of an admonition of MkDocs. */
const OPENS = /^(?:!!!|\?\?\?\+?)[ \t]+\w/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/**
 * The text with the admonitions of MkDocs as quotes. Their indented lines would be a code block to Markdown,
 * yet a record's head may stand in one. Every line keeps its length, so that positions hold.
 */
export function quoteAdmonitions(text: string): string {
  if (!/^(?:!!!|\?\?\?)/m.test(text)) return text;
  let inside = false;
  let fenced = false;
  const lines = text.split('\n').map((line) => {
    if (FENCE.test(line)) fenced = !fenced;
    if (!fenced && OPENS.test(line)) {
      inside = true;
      return line;
    }
    if (inside && line.startsWith('    ')) return line.replace(/^ {4}/, '>   ');
    if (line.trim() !== '') inside = false;
    return line;
  });
  return lines.join('\n');
}
