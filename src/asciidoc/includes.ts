/** Includes files of the collection (`include::`). Other includes stay as they are, and Asciidoctor makes a link of them. */
export interface Included {
  lines: string[];
  /** Line of the file for each line. */
  from: number[];
  refused: { line: number; target: string }[];
}

/** The text of a file by its path from the including one; null if it may not be read, or is not there. */
export type ReadInclude = (target: string, from: string) => { text: string; path: string } | null;

/** Shown as a drawing is: by an image beside it, see `blocks.ts`. */
const DRAWING_FILE = /\.(?:puml|plantuml|pu|iuml|wsd)$/i;

const DEEPEST = 8;
/** Lines of a file with all that it includes: files that include each other several times grow without end. */
const LONGEST = 20_000;

export function expandIncludes(text: string, path: string, read: ReadInclude): Included {
  const result: Included = { lines: [], from: [], refused: [] };
  const attributes = new Map<string, string>();
  const visit = (
    lines: readonly string[],
    inFile: string,
    open: readonly string[],
    outer: number | null,
  ): void => {
    lines.forEach((line, index) => {
      const at = outer ?? index + 1;
      const put = (one: string): void => {
        if (result.lines.length >= LONGEST && outer !== null) return;
        result.lines.push(one);
        result.from.push(at);
      };
      const [, name, value = ''] = /^:([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
      if (name !== undefined) attributes.set(name.toLowerCase(), value.trim());
      const [, written, options = ''] = /^include::([^[\]]+)\[(.*)\][ \t]*$/.exec(line) ?? [];
      const target = written?.replace(
        /\{([\w-]+)\}/g,
        (all, key: string) => attributes.get(key.toLowerCase()) ?? all,
      );
      const isDrawing = target !== undefined && DRAWING_FILE.test(target);
      const isRoomy = open.length < DEEPEST && result.lines.length < LONGEST;
      const found = target !== undefined && isRoomy && !isDrawing ? read(target, inFile) : null;
      const file = found !== null && open.includes(found.path) ? null : found;
      if (file === null) {
        if (target !== undefined && !isDrawing && !options.includes('optional'))
          result.refused.push({ line: at, target });
        put(line);
        return;
      }
      const offset = Number(/(?:^|,)\s*leveloffset=\s*"?([+-]?\d+)/.exec(options)?.[1] ?? 0);
      if (offset !== 0) put(`:leveloffset: ${signed(offset)}`);
      visit(selectLines(file.text.split('\n'), options), file.path, [...open, file.path], at);
      if (offset !== 0) put(`:leveloffset: ${signed(-offset)}`);
    });
  };
  visit(text.split('\n'), path, [path], null);
  return result;
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

const TAG = /\b(tag|end)::([\w.-]+)\[\]/;

/** The lines of a file that `lines=` or `tag=` choose, without the marks of tags. */
function selectLines(lines: readonly string[], options: string): string[] {
  const ranges = /(?:^|,)\s*lines=(?:"([^"]*)"|([\d.;-]+))/.exec(options);
  if (ranges !== null) {
    const parts = (ranges[1] ?? ranges[2] ?? '').split(/[,;]/).map((part) => part.split('..').map(Number));
    return lines.filter((_, index) =>
      parts.some(([from = 0, to = from]) => index + 1 >= from && (to <= 0 || index + 1 <= to)),
    );
  }
  const chosen = /(?:^|,)\s*tags?=(?:"([^"]*)"|([^,]+))/.exec(options);
  const tags = chosen === null ? null : (chosen[1] ?? chosen[2] ?? '').split(/[,;]/).map((tag) => tag.trim());
  const open: string[] = [];
  const kept = lines.filter((line) => {
    const [, mark, tag = ''] = TAG.exec(line) ?? [];
    if (mark === 'tag') open.push(tag);
    else if (mark === 'end') open.splice(open.lastIndexOf(tag), 1);
    return (
      mark === undefined && (tags === null || tags.some((one) => /^\*+$/.test(one) || open.includes(one)))
    );
  });
  while (kept.at(-1) === '') kept.pop();
  return kept;
}
