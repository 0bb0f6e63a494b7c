/** Windows-1252 as a table of bytes, in the direction that mojibake needs: from character back to byte. */

/** The characters of bytes 0x80 to 0x9F; a dot where Windows leaves the byte undefined. */
const UPPER = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

const BYTES = new Map<number, number>();
[...UPPER].forEach((char, index) => {
  if (char !== '.') BYTES.set(char.charCodeAt(0), 0x80 + index);
});

/** Bytes without a character: tools drop them, or keep them as the control characters U+0080 to U+009F. */
export const UNDEFINED_BYTES: readonly number[] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** The byte a UTF-16 unit was read from; -1 for ASCII and for what Windows-1252 lacks. */
export function byteOf(unit: number): number {
  if (unit >= 0x80 && unit <= 0xff) return unit;
  return BYTES.get(unit) ?? -1;
}

/** The character a byte shows as; null where Windows leaves it undefined. */
export function charOf(byte: number): string | null {
  if (byte < 0x80 || byte > 0x9f) return String.fromCharCode(byte);
  const char = UPPER[byte - 0x80];
  return char === undefined || char === '.' ? null : char;
}

/** How many bytes a UTF-8 sequence with this first byte has; 0 for a byte that cannot come first. */
export function sequenceLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** Smallest code point that needs so many bytes: UTF-8 allows no longer way to write it. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** Reads characters as the bytes of one UTF-8 sequence; null where they are none. */
export function decodeBytes(chars: string): string | null {
  const first = byteOf(chars.charCodeAt(0));
  const length = sequenceLength(first);
  if (length !== chars.length || length < 2) return null;
  let code = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = byteOf(chars.charCodeAt(i));
    if (byte < 0x80 || byte > 0xbf) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (SMALLEST[length] ?? 0) || code > 0x10ffff || isSurrogate ? null : String.fromCodePoint(code);
}
