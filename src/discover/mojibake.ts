/**
 * Mojibake: text whose UTF-8 bytes a tool once read as Windows-1252 and saved again, so that `✅`
 * became `âœ…`. Repaired if the bytes are certain; text that only looks alike (French, German,
 * Vietnamese, a record that mentions `Ã©`) is left alone.
 */

interface MojibakeRepair {
  text: string;
  /** Lines that were changed, counted from 1. */
  lines: number[];
  /** Lines with remains that no repair was found for. */
  remains: number[];
}

/** Text that was encoded twice needs two passes; more than three have not been seen. */
const PASSES = 3;

export function repairMojibake(text: string): MojibakeRepair {
  if (!LEAD.test(text)) return { text, lines: [], remains: [] };
  const lines = text.split('\n');
  const changed = new Set<number>();
  for (let pass = 0; pass < PASSES; pass++) if (!repairOnce(lines, changed)) break;
  const remains = lines.flatMap((line, i) => (REMAINS.test(removeCode(line)) ? [i + 1] : []));
  return { text: lines.join('\n'), lines: [...changed].sort((a, b) => a - b), remains };
}

/** Characters that any repairable sequence begins with. */
const LEAD = /[\u00c2-\u00f4]/;
/** What is left of emoji and symbols where too many bytes were lost. */
const REMAINS = /ðŸ|â[€œš†‡ˆ™”•–](?=[\u0080-\u00bf€œš†‡ˆ™”•–‚ƒ„…‰‹Œ‘’“—˜›žŸ])/;

/** One stretch of a line that may be mojibake. */
interface Hit {
  from: number;
  to: number;
  text: string;
  /** `symbol`: cannot be anything else. `letter`: needs its surroundings. `lost`: a byte is missing. */
  kind: 'symbol' | 'letter' | 'lost';
  inCode: boolean;
  /** Other hits are right beside it. */
  inRun: boolean;
  /** A symbol is in its run: in text that was garbled twice, one character is several hits, and one proves all. */
  besideSymbol: boolean;
}

type FoundHit = Pick<Hit, 'from' | 'to' | 'text' | 'kind'>;

function repairOnce(lines: string[], changed: Set<number>): boolean {
  const found = findHits(lines);
  const proven = found.some(({ hits }) => hits.some((hit) => hit.kind === 'symbol' && !hit.inCode));
  let any = false;
  for (const { index, hits } of found) {
    const line = lines[index] as string;
    const pure = isPure(line, hits);
    const kept = hits.filter((hit) => {
      if (hit.inCode && !proven) return false;
      if (hit.kind === 'symbol') return true;
      if (hit.kind === 'lost')
        return proven || hit.to - hit.from > 2 || !ENDS_LIKE_A_QUOTE.test(line[hit.to - 1] ?? '');
      return hit.besideSymbol || (pure && !hit.inCode && isLikeNeighbours(line, hit));
    });
    if (kept.length === 0) continue;
    lines[index] = closeDoubleBoxes(replaceHits(line, kept));
    changed.add(index + 1);
    any = true;
  }
  return any;
}

function findHits(lines: readonly string[]): { index: number; hits: Hit[] }[] {
  const found: { index: number; hits: Hit[] }[] = [];
  let fence: string | null = null;
  lines.forEach((line, index) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    if (!LEAD.test(line)) return;
    const hits = findHitsInLine(line, fence === null ? findCodeSpans(line) : []);
    if (hits.length > 0) found.push({ index, hits });
  });
  return found;
}

function findHitsInLine(line: string, code: readonly Span[]): Hit[] {
  const hits: Hit[] = [];
  let span = 0;
  let run: Hit[] = [];
  for (let at = 0; at < line.length; ) {
    const found = findExactHit(line, at) ?? findLostHit(line, at);
    if (!found) {
      at++;
      continue;
    }
    while ((code[span]?.to ?? Number.POSITIVE_INFINITY) < found.to) span++;
    const inCode = found.from >= (code[span]?.from ?? Number.POSITIVE_INFINITY);
    if (run.at(-1)?.to !== found.from) run = linkRun(run);
    const hit = { ...found, inCode, inRun: false, besideSymbol: false };
    run.push(hit);
    hits.push(hit);
    at = found.to;
  }
  linkRun(run);
  return hits;
}

/** Links the hits of a finished run to each other; returns the next run. */
function linkRun(run: readonly Hit[]): Hit[] {
  const symbol = run.some((hit) => hit.kind === 'symbol');
  for (const hit of run) {
    hit.inRun = run.length > 1;
    hit.besideSymbol = symbol;
  }
  return [];
}

function findExactHit(line: string, from: number): FoundHit | null {
  const length = getSequenceLength(toByte(line.charCodeAt(from)));
  if (length < 2) return null;
  const to = from + length;
  const text = decodeBytes(line.slice(from, to));
  if (text === null) return null;
  if (SYMBOL.test(text)) return { from, to, text, kind: 'symbol' };
  return LETTER.test(text) ? { from, to, text, kind: 'letter' } : null;
}

function findLostHit(line: string, from: number): FoundHit | null {
  const lost = findLostForm(line, from);
  return lost && { from, to: from + lost.length, text: lost.text, kind: 'lost' };
}

/** Punctuation, arrows, box drawing, symbols, dingbats, emoji: their bytes are never written as letters. Braille is left out: `â »` is French. */
const SYMBOL =
  /^(?:[\u2010-\u27bf\u2900-\u2bff\u200b\u200c\ufeff\u{1f000}-\u{1faff}]|\u200d|\ufe0e|\ufe0f)$/u;
/** Scripts that two and three bytes spell. */
const LETTER =
  /^[\u0080-\u017f\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u1e00-\u1eff\u3000-\u303f\uff00-\uffef]$/u;

const ENDS_LIKE_A_QUOTE = /[“”‘’„‚–—…•‹›€]/;

/** Every character beyond ASCII is part of a hit, so the whole line was encoded wrongly. */
function isPure(line: string, hits: readonly Hit[]): boolean {
  let at = 0;
  for (const hit of [...hits, { from: line.length, to: line.length }]) {
    if (/[^\0-\x7f]/.test(line.slice(at, hit.from))) return false;
    at = hit.to;
  }
  return true;
}

/** `dÃ©cision` is mojibake, `(Ã©)` may be a mention; `JÄ“` may be a letter before a closing quote. */
function isLikeNeighbours(line: string, hit: Hit): boolean {
  if (hit.inRun) return true;
  const before = line[hit.from - 1] ?? '';
  const after = line[hit.to] ?? '';
  if (/[a-z]/i.test(after)) return true;
  if (/[\u00a0-\u00bf\u00d7\u00f7]/.test(hit.text)) return !/["'`]/.test(before) || !/["'`]/.test(after);
  return /[a-z]/i.test(before) && !ENDS_LIKE_A_QUOTE.test(line[hit.to - 1] ?? '');
}

function replaceHits(line: string, hits: readonly Hit[]): string {
  let out = '';
  let at = 0;
  for (const hit of hits) {
    out += line.slice(at, hit.from) + hit.text;
    at = hit.to;
  }
  return out + line.slice(at);
}

/** `═` and `╝` lose the same byte: the last of a run that opens with `╚` closes the box. */
function closeDoubleBoxes(line: string): string {
  return line.replace(/(╚═+)═(?![═╝╩])/g, '$1╝');
}

interface Span {
  from: number;
  to: number;
}

/** The inline code of a line: from a run of backticks to the next one of the same length. */
function findCodeSpans(line: string): Span[] {
  const spans: Span[] = [];
  /** The places of the runs of each length, last first. */
  const ahead = new Map<number, number[]>();
  const ticks = [...line.matchAll(/`+/g)];
  for (const { 0: run, index } of ticks.toReversed()) {
    const places = ahead.get(run.length);
    if (places) places.push(index);
    else ahead.set(run.length, [index]);
  }
  let free = 0;
  for (const { 0: run, index } of ticks) {
    const places = ahead.get(run.length) ?? [];
    places.pop();
    const end = places.at(-1);
    if (index < free || end === undefined) continue;
    free = end + run.length;
    spans.push({ from: index, to: free });
  }
  return spans;
}

function removeCode(line: string): string {
  return line.includes('`') ? line.replace(/`[^`]*`/g, '') : line;
}

// Windows-1252 as a table of bytes, in the direction that mojibake needs: from character back to byte.

/** The characters of bytes 0x80 to 0x9F; a dot where Windows leaves the byte undefined. */
const UPPER = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

const BYTES = new Map<number, number>();
[...UPPER].forEach((char, index) => {
  if (char !== '.') BYTES.set(char.charCodeAt(0), 0x80 + index);
});

/** Bytes without a character: tools drop them, or keep them as the control characters U+0080 to U+009F. */
export const UNDEFINED_BYTES: readonly number[] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** The byte a UTF-16 unit was read from; -1 for ASCII and for what Windows-1252 lacks. */
function toByte(unit: number): number {
  if (unit >= 0x80 && unit <= 0xff) return unit;
  return BYTES.get(unit) ?? -1;
}

/** The character a byte shows as; null if Windows leaves it undefined. */
function toCharacter(byte: number): string | null {
  if (byte < 0x80 || byte > 0x9f) return String.fromCharCode(byte);
  const char = UPPER[byte - 0x80];
  return char === undefined || char === '.' ? null : char;
}

/** How many bytes a UTF-8 sequence with this first byte has; 0 for a byte that cannot come first. */
function getSequenceLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** Smallest code point for a number of bytes: UTF-8 does not allow longer forms. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** Reads characters as the bytes of one UTF-8 sequence; null if they are none. */
function decodeBytes(chars: string): string | null {
  const first = toByte(chars.charCodeAt(0));
  const length = getSequenceLength(first);
  if (length !== chars.length || length < 2) return null;
  let code = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = toByte(chars.charCodeAt(i));
    if (byte < 0x80 || byte > 0xbf) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (SMALLEST[length] ?? 0) || code > 0x10ffff || isSurrogate ? null : String.fromCodePoint(code);
}

// Characters whose UTF-8 holds a byte that Windows-1252 leaves undefined. Some tools drop that byte, and what is
// left fits several characters; this list names, in order of preference, those that records hold.

const CANDIDATES = '❌┐┏┝═”‐←●⏰\ufe0f\u200d🔍🔐🔏👍👐🐍🌍🌐📝📍📐🏗🏷🤝😍😐🛍🧐🎁🙏💝💐';

/** Forms with the lost byte, longest first, so that no form hides a longer one. */
const FORMS: { form: string; text: string }[] = buildForms();

const FIRST = new Set(FORMS.map(({ form }) => form[0] ?? ''));

/** Finds the lost form at a place of a line. */
function findLostForm(line: string, at: number): { text: string; length: number } | null {
  if (!FIRST.has(line[at] ?? '')) return null;
  for (const { form, text } of FORMS) {
    if (line.startsWith(form, at)) return { text, length: form.length };
  }
  return null;
}

function buildForms(): { form: string; text: string }[] {
  const forms = new Map<string, string>();
  // A warning sign whose no-break space became a plain one: the one such form that is everywhere.
  forms.set('âš ', '⚠');
  const encoder = new TextEncoder();
  for (const char of CANDIDATES) {
    const bytes = [...encoder.encode(char)];
    // One byte may be lost of three or four: with less left over, anything would fit.
    if (getSequenceLength(bytes[0] ?? 0) < 3) continue;
    if (bytes.filter((byte) => UNDEFINED_BYTES.includes(byte)).length !== 1) continue;
    for (const gap of ['', '\ufffd']) {
      const form = bytes.map((byte) => toCharacter(byte) ?? gap).join('');
      if (!forms.has(form)) forms.set(form, char);
    }
  }
  return [...forms].map(([form, text]) => ({ form, text })).sort((a, b) => b.form.length - a.form.length);
}
