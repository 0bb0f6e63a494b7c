/** Decodes bytes to text: encodings, byte order marks, line ends, mojibake. Pure; reports what it repaired. */
import type { IssueKey } from '../messages/issues.ts';
import { type Finding, toFinding } from './issues.ts';
import { repairMojibake, UNDEFINED_BYTES } from './mojibake.ts';

/** The text with the issues found in it, or the reason why there is none. */
export type DecodedText = { text: string; findings: Finding[] } | { text: null; findings: [Finding] };

/** Decodes the bytes of a Markdown file. The text has `\n` line ends and no byte order mark. */
export function decode(file: Uint8Array): DecodedText {
  const bytes = file.subarray(hasByteOrderMark(file) ? UTF8_MARK.length : 0);
  if (bytes.length === 0) return { text: null, findings: [EMPTY] };
  const utf16 = decodeUtf16(bytes);
  if (utf16 === null && isBinary(bytes)) return { text: null, findings: [BINARY] };
  const read = utf16 ?? decodeEightBit(bytes);
  const plain = read.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (plain.trim() === '') return { text: null, findings: [EMPTY] };
  const repaired = repairMojibake(plain);
  return { text: repaired.text, findings: [...read.findings, ...toMojibakeFindings(repaired)] };
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return UTF8_MARK.every((byte, at) => bytes[at] === byte);
}

interface DecodedRead {
  text: string;
  findings: Finding[];
}

function decodeUtf16(bytes: Uint8Array): DecodedRead | null {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!little && !big) return null;
  const text = new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes);
  // Two bytes that look like a byte order mark do not make an image a text.
  return text.includes('\0') ? null : { text, findings: [toFinding('issue.wrong-encoding.utf-16')] };
}

function decodeEightBit(bytes: Uint8Array): DecodedRead {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), findings: [] };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const line = text.slice(0, text.indexOf('\ufffd')).split(/\r\n?|\n/).length;
    if (isWindowsText(bytes, text)) {
      const windows = new TextDecoder('windows-1252').decode(bytes);
      return { text: windows, findings: [toFinding('issue.wrong-encoding.windows', { line })] };
    }
    const values = { character: '\ufffd' };
    return { text, findings: [toFinding('issue.wrong-encoding.unknown', { line, values })] };
  }
}

/** More stray bytes than true UTF-8 characters, and none that Windows-1252 leaves undefined. */
function isWindowsText(bytes: Uint8Array, asUtf8: string): boolean {
  if (bytes.some((byte) => UNDEFINED_BYTES.includes(byte))) return false;
  const strays = asUtf8.match(/\ufffd/g)?.length ?? 0;
  const others = asUtf8.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return strays > others;
}

/** Control characters that text does not contain. A few can be accidents; a file full of them is not text. */
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

function toMojibakeFindings({ lines, remains }: { lines: number[]; remains: number[] }): Finding[] {
  return [...toFindings('issue.mojibake', lines), ...toFindings('issue.mojibake.lost', remains)];
}

function toFindings(key: IssueKey, lines: readonly number[]): Finding[] {
  const [line] = lines;
  return line === undefined ? [] : [toFinding(key, { line, values: { line, count: lines.length } })];
}

const EMPTY = toFinding('issue.empty-file');
const BINARY = toFinding('issue.binary-file');
