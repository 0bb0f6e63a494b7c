/** Reads a picture of a table of colours back into pixels, strictly: signature, sizes, checksums. */
import { crc32, inflateSync } from 'node:zlib';

export interface Png {
  width: number;
  height: number;
  /** Number of a pixel's colour. */
  at: (x: number, y: number) => number;
  /** The colours that are used, as `#rrggbb`, with how many pixels have each. */
  colours: Map<string, number>;
}

/** @throws where it is no PNG, or one of another kind than ours */
export function readPng(bytes: Uint8Array): Png {
  const buffer = Buffer.from(bytes);
  if (buffer.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const chunks = new Map<string, Buffer>();
  let from = 8;
  while (from < buffer.length) {
    const length = buffer.readUInt32BE(from);
    const type = buffer.toString('latin1', from + 4, from + 8);
    const data = buffer.subarray(from + 8, from + 8 + length);
    if (crc32(buffer.subarray(from + 4, from + 8 + length)) !== buffer.readUInt32BE(from + 8 + length))
      throw new Error(`the checksum of ${type} is wrong`);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), data]));
    from += length + 12;
  }
  if ([...chunks.keys()].at(-1) !== 'IEND') throw new Error('the picture does not end');
  const head = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  if (head[8] !== 4 || head[9] !== 3) throw new Error('not sixteen colours of a table');
  const row = Math.ceil(width / 2) + 1;
  const pixels = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  if (pixels.length !== row * height) throw new Error('rows are missing, or too many');
  const at = (x: number, y: number) => {
    const pair = pixels[y * row + 1 + (x >> 1)] ?? 0;
    return x % 2 === 0 ? pair >> 4 : pair & 15;
  };
  const table = chunks.get('PLTE') ?? Buffer.alloc(0);
  const colours = new Map<string, number>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const number = at(x, y);
      const colour = `#${table.toString('hex', number * 3, number * 3 + 3)}`;
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
  }
  return { width, height, at, colours };
}
