/**
 * A picture of at most sixteen colours as PNG: two pixels a byte, which is a sixth of what full colour weighs. Blank
 * rows are most of a card, and their compressed form is known ahead: only what is drawn is compressed.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { Canvas } from './canvas.ts';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Level 4 takes two thirds longer, for a tenth less. */
const LEVEL = 2;

/** Fewer blank rows than these are compressed with what is around them: beginning anew costs a table of codes. */
const BLANKS = 24;

/** @param colours the table that the pixels' numbers point into, sixteen at most */
export function pngOf(canvas: Canvas, colours: readonly Colour[]): Uint8Array {
  const { width, height } = canvas;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // four bits a pixel, colours from a table
  head.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    ...chunk('IHDR', [head]),
    ...chunk('PLTE', [Buffer.from(colours.flat())]),
    ...chunk('IDAT', compressed(canvas)),
    ...chunk('IEND', []),
  ]);
}

const ZLIB_HEAD = Buffer.from([0x78, 0x01]);
/** A last block with nothing in it. */
const ZLIB_END = Buffer.from([0x03, 0x00]);

/** The rows as a zlib stream of pieces, each of which ends at a whole byte. */
function compressed(canvas: Canvas): Buffer[] {
  const { height, to } = canvas;
  const { rows, length, sum } = packed(canvas);
  const pieces: Buffer[] = [ZLIB_HEAD];
  let begun = 0;
  let blanks = 0;
  for (let row = 0; row <= height; row++) {
    if (row < height && to[row] === 0) {
      blanks++;
      continue;
    }
    if (blanks >= BLANKS) {
      const drawn = row - blanks;
      if (drawn > begun) pieces.push(piece(rows.subarray(begun * length, drawn * length), LEVEL));
      pieces.push(blank(blanks * length));
      begun = row;
    }
    blanks = 0;
  }
  if (begun < height) pieces.push(piece(rows.subarray(begun * length, height * length), LEVEL));
  const check = Buffer.alloc(4);
  check.writeUInt32BE(sum);
  return [...pieces, ZLIB_END, check];
}

function piece(bytes: Uint8Array, level: number): Buffer {
  return deflateRawSync(bytes, { level, finishFlush: constants.Z_SYNC_FLUSH });
}

const blankPieces = new Map<number, Buffer>();

function blank(size: number): Buffer {
  const known = blankPieces.get(size);
  if (known !== undefined) return known;
  const made = piece(new Uint8Array(size), 9);
  blankPieces.set(size, made);
  return made;
}

interface Packed {
  rows: Uint8Array;
  /** Bytes of a row. */
  length: number;
  /** Adler-32 of all rows. */
  sum: number;
}

/** The largest prime below 2^16. */
const ADLER = 65521;

/** Used for one picture after the other: nothing waits between its rows and their being compressed. */
let room = new Uint8Array(0);

/** Rows of two pixels a byte, each with a first byte that says it is not filtered. */
function packed({ width, height, pixels, from, to }: Canvas): Packed {
  const length = Math.ceil(width / 2) + 1;
  if (room.length < length * height) room = new Uint8Array(length * height);
  const rows = room.fill(0);
  let low = 1;
  let high = 0;
  for (let row = 0; row < height; row++) {
    const first = (from[row] as number) & ~1;
    const end = to[row] as number;
    let at = row * length + 1 + (first >> 1);
    // of bytes that are zero, each adds the low half to the high one
    let left = length;
    if (first < end) {
      const before = 1 + (first >> 1);
      high += low * before;
      const start = row * width;
      for (let column = first; column < end; column += 2) {
        const second = column + 1 < width ? (pixels[start + column + 1] as number) : 0;
        const byte = ((pixels[start + column] as number) << 4) | second;
        rows[at++] = byte;
        low += byte;
        high += low;
      }
      left = (row + 1) * length - at;
    }
    high = (high + low * left) % ADLER;
    low %= ADLER;
  }
  return { rows, length, sum: high * 65536 + low };
}

/** The parts of a chunk, its length first and its checksum last. */
function chunk(type: string, data: readonly Buffer[]): Buffer[] {
  const name = Buffer.from(type, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.reduce((sum, { length }) => sum + length, 0));
  const check = Buffer.alloc(4);
  check.writeUInt32BE([name, ...data].reduce((sum, bytes) => crc32(bytes, sum), 0));
  return [length, name, ...data, check];
}
