/** Bytes to text: encodings, byte order marks, line ends, mojibake. Pure; says what it had to mend. */
import { repairMojibake, UNDEFINED_BYTES } from './mojibake.ts';
import type { Finding } from './problems.ts';

/** The text with what was found on the way, or the one reason why there is none. */
export type Decoded = { text: string; findings: Finding[] } | { text: null; findings: [Finding] };

/** Decodes the bytes of a Markdown file. The text has `\n` line ends and no byte order mark. */
export function decode(file: Uint8Array): Decoded {
  const bytes = file.subarray(isMarked(file) ? UTF8_MARK.length : 0);
  if (bytes.length === 0) return { text: null, findings: [EMPTY] };
  const utf16 = utf16Of(bytes);
  if (utf16 === null && isBinary(bytes)) return { text: null, findings: [BINARY] };
  const read = utf16 ?? decodeEightBit(bytes);
  const plain = read.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (plain.trim() === '') return { text: null, findings: [EMPTY] };
  const repaired = repairMojibake(plain);
  return { text: repaired.text, findings: [...read.findings, ...mojibakeFindings(repaired)] };
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];

function isMarked(bytes: Uint8Array): boolean {
  return UTF8_MARK.every((byte, at) => bytes[at] === byte);
}

interface Read {
  text: string;
  findings: Finding[];
}

function utf16Of(bytes: Uint8Array): Read | null {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!little && !big) return null;
  const text = new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes);
  // Two bytes that happen to look like a mark do not make a picture a text.
  return text.includes('\0') ? null : { text, findings: [encoding(null, 'UTF-16', 'It was read right')] };
}

function decodeEightBit(bytes: Uint8Array): Read {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), findings: [] };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const line = text.slice(0, text.indexOf('\ufffd')).split(/\r\n?|\n/).length;
    return readsAsWindows(bytes, text)
      ? {
          text: new TextDecoder('windows-1252').decode(bytes),
          findings: [encoding(line, 'not UTF-8', 'It was read as Windows-1252')],
        }
      : {
          text,
          findings: [encoding(line, 'not UTF-8', 'What could not be read shows as \ufffd')],
        };
  }
}

/** More stray bytes than true UTF-8 characters, and none that Windows-1252 leaves undefined. */
function readsAsWindows(bytes: Uint8Array, asUtf8: string): boolean {
  if (bytes.some((byte) => UNDEFINED_BYTES.includes(byte))) return false;
  const strays = asUtf8.match(/\ufffd/g)?.length ?? 0;
  const others = asUtf8.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return strays > others;
}

/** Control characters no text has; a few may slip in by accident, a file full of them is no text. */
const CONTROL_SHARE = 0.05;

function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  let controls = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls++;
    // a line end counts once, however it is written
    else if (byte !== 0x0d || bytes[at + 1] !== 0x0a) others++;
  }
  return controls > (controls + others) * CONTROL_SHARE;
}

function encoding(line: number | null, what: string, done: string): Finding {
  return {
    line,
    rule: 'wrong-encoding',
    severity: 'warning',
    message: `The file is ${what}. ${done}.`,
    hint: 'Save it as UTF-8.',
  };
}

function mojibakeFindings({ lines, remains }: { lines: number[]; remains: number[] }): Finding[] {
  const findings: Finding[] = [];
  const [first] = lines;
  if (first !== undefined) {
    findings.push({
      line: first,
      rule: 'mojibake',
      severity: 'warning',
      message: `UTF-8 was once saved as Windows-1252 here (“âœ…” for “✅”); ${linesOf(lines)} ${lines.length === 1 ? 'is' : 'are'} shown repaired.`,
      hint: 'Save the repaired text, which the page offers as raw Markdown, over the file.',
    });
  }
  const [left] = remains;
  if (left !== undefined) {
    findings.push({
      line: left,
      rule: 'mojibake',
      severity: 'warning',
      message: `Characters were garbled by a wrong encoding and could not be told any more in ${linesOf(remains)}.`,
      hint: 'Write the characters anew.',
    });
  }
  return findings;
}

function linesOf(lines: readonly number[]): string {
  return lines.length === 1 ? `line ${lines[0]}` : `${lines.length} lines`;
}

const EMPTY: Finding = {
  line: null,
  rule: 'empty-file',
  severity: 'warning',
  message: 'The file is empty.',
  hint: 'Write the record, or delete the file.',
};

const BINARY: Finding = {
  line: null,
  rule: 'binary-file',
  severity: 'warning',
  message: 'The file is named as Markdown and holds binary data.',
  hint: 'Give it the name its format has, or replace it with the text that was meant.',
};
