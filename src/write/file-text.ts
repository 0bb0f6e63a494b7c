/** A file's bytes as lines that can be changed one by one, and back to bytes: what is not changed stays the same byte for byte. */

export interface FileText {
  lines: readonly string[];
  /** The line end behind each line; empty behind the last one where the file does not end with one. */
  ends: readonly string[];
  encoding: Encoding;
}

/** A change of lines in a file: `remove` lines from `at` on, counting from 0. */
export interface LineEdit {
  at: number;
  remove: number;
  insert: readonly string[];
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Null if the bytes are in an encoding that cannot be written back unchanged. */
export function readFileText(bytes: Uint8Array): FileText | null {
  for (const encoding of likelyEncodings(bytes)) {
    const text = decodeExactly(bytes, encoding);
    if (text === null) continue;
    const file = { ...splitLines(text), encoding };
    const written = writeFileText(file);
    if (written !== null && Buffer.compare(written, bytes) === 0) return file;
  }
  return null;
}

export function fromText(text: string): FileText {
  return { ...splitLines(text), encoding: 'utf-8' };
}

/** Null where a character cannot be written in the file's encoding. */
export function writeFileText({ lines, ends, encoding }: FileText): Uint8Array | null {
  const text = lines.map((line, at) => line + (ends[at] ?? '')).join('');
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const bytes = [...text].map((sign) => windowsBytes().get(sign));
  return bytes.some((byte) => byte === undefined) ? null : Uint8Array.from(bytes as number[]);
}

/** Applies edits that do not overlap; new lines end as those around them. */
export function editLines(file: FileText, edits: readonly LineEdit[]): FileText {
  if (edits.length === 0) return file;
  const lines = [...file.lines];
  const ends = [...file.ends];
  for (const { at, remove, insert } of [...edits].sort((a, b) => b.at - a.at || b.remove - a.remove)) {
    const end = ends[at - 1] || ends[at] || ends[0] || '\n';
    const last = at + remove >= lines.length;
    const after = remove > 0 ? (ends[at + remove - 1] ?? end) : last ? '' : end;
    const inserted = insert.map((_, index) => (index === insert.length - 1 ? after : end));
    if (remove === 0 && last && lines.length > 0 && ends.at(-1) === '' && insert.length > 0)
      ends[lines.length - 1] = end;
    lines.splice(at, remove, ...insert);
    ends.splice(at, remove, ...inserted);
  }
  return { ...file, lines, ends };
}

/** The lines that differ, as `diff -u` shows them with three lines around. */
export function showDiff(before: FileText, after: FileText): string[] {
  const [old, now] = [before.lines, after.lines];
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from++;
  let tail = 0;
  while (
    tail < old.length - from &&
    tail < now.length - from &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail++;
  const start = Math.max(0, from - AROUND);
  const rows = [
    ...old.slice(start, from).map((line) => ` ${line}`),
    ...changedRows(old.slice(from, old.length - tail), now.slice(from, now.length - tail)),
    ...old.slice(old.length - tail, old.length - tail + AROUND).map((line) => ` ${line}`),
  ];
  return [`@@ line ${from + 1} @@`, ...rows];
}

const AROUND = 2;
/** Lines that a table of the longest common rows is made for. */
const MOST = 2000;

function changedRows(old: readonly string[], now: readonly string[]): string[] {
  if (old.length * now.length > MOST * MOST)
    return [...old.map((line) => `-${line}`), ...now.map((line) => `+${line}`)];
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      (common[i] as number[])[j] =
        old[i] === now[j]
          ? (common[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(common[i + 1]?.[j] ?? 0, common[i]?.[j + 1] ?? 0);
  const rows: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      rows.push(` ${old[i]}`);
      i++;
      j++;
    } else if (i < old.length && (j >= now.length || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)))
      rows.push(`-${old[i++]}`);
    else rows.push(`+${now[j++]}`);
  }
  return rows;
}

function splitLines(text: string): Pick<FileText, 'lines' | 'ends'> {
  const parts = text.split(/(\r\n|\r|\n)/);
  const lines = parts.filter((_, at) => at % 2 === 0);
  const ends = lines.map((_, at) => parts[at * 2 + 1] ?? '');
  // what follows the last line end is no line
  if (lines.length > 1 && lines.at(-1) === '') {
    lines.pop();
    ends.pop();
  }
  return { lines, ends };
}

function likelyEncodings(bytes: Uint8Array): Encoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'windows-1252'];
}

function decodeExactly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

let windows: Map<string, number> | null = null;

function windowsBytes(): Map<string, number> {
  windows ??= new Map(
    Array.from({ length: 256 }, (_, byte) => [
      new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
      byte,
    ]),
  );
  return windows;
}
