/** Lines of Markdown with the line of the AsciiDoc file that each comes from, kept at the same place if possible. */

export interface Line {
  text: string;
  /** Line of the source, from 1; null if it has none of its own. */
  at: number | null;
  /** Blank lines: at least this many, and more if the next line is further down in the source. */
  gap?: number;
}

/** A block as Markdown. `loose` blocks need a blank line between them; headings and fences do not. */
export interface Chunk {
  lines: Line[];
  loose: boolean;
}

export const NOTHING: Chunk = { lines: [], loose: false };

export function toLines(texts: readonly string[], at: number | null): Line[] {
  return texts.map((text, index) => ({ text, at: at === null ? null : at + index }));
}

export function chunk(texts: readonly string[], at: number | null, loose = true): Chunk {
  return { lines: toLines(texts, at), loose };
}

export function join(chunks: readonly Chunk[]): Line[] {
  const out: Line[] = [];
  let before: Chunk | null = null;
  for (const one of chunks) {
    if (one.lines.length === 0) continue;
    if (before !== null) out.push({ text: '', at: null, gap: before.loose && one.loose ? 1 : 0 });
    out.push(...one.lines);
    before = one;
  }
  return out;
}

/** Puts lines behind a mark, `- ` or `> `: the first line gets `first`, the others `rest`. */
export function prefix(lines: readonly Line[], first: string, rest = first): Line[] {
  return lines.map((line, index) => {
    const text = (index === 0 ? first : rest) + line.text;
    return { ...line, text: line.text === '' ? text.trimEnd() : text };
  });
}

/** Each line where it is in the source, as far as there is room; `lines` has the source's line for each, null if they are the same. */
export function layOut(lines: readonly Line[]): { text: string; lines: number[] | null } {
  const out: string[] = [];
  const from: number[] = [];
  let last = 1;
  const put = (text: string, at: number): void => {
    out.push(text);
    from.push(at);
    last = at;
  };
  const spread = (text: string, least: number, next: number | null): void => {
    const count = Math.max(least, next === null ? 0 : next - 1 - out.length);
    for (let blank = 0; blank < count; blank++) put(text, Math.min(last + 1, next ?? last + 1));
  };
  lines.forEach((line, index) => {
    const next = lines.slice(index, index + 50).find(({ at }) => at !== null)?.at ?? null;
    if (line.gap !== undefined) spread(line.text, line.gap, next);
    else {
      if (index === 0) spread('', 0, next);
      put(line.text, line.at ?? last);
    }
  });
  return { text: `${out.join('\n')}\n`, lines: from.every((at, index) => at === index + 1) ? null : from };
}
