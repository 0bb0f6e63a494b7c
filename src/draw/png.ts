/** A canvas as PNG of at most sixteen colours: two pixels a byte, a sixth of what full colour weighs. */
import { crc32, deflateSync } from 'node:zlib';
import type { Canvas } from './raster.ts';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @param colours the table that the pixels point into, sixteen at most */
export function encodePng(canvas: Canvas, colours: readonly Colour[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(canvas.width, 0);
  header.writeUInt32BE(canvas.height, 4);
  // four bits a pixel, colours from a table
  header.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flat())),
    // level 4 takes twice as long, for a sixth less
    chunk('IDAT', deflateSync(packRows(canvas), { level: 2 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Rows of two pixels a byte, each with a first byte that says it is not filtered. */
function packRows({ width, height, pixels, drawnRows }: Canvas): Uint8Array {
  const length = Math.ceil(width / 2) + 1;
  const rows = new Uint8Array(length * height);
  for (let row = 0; row < height; row++) {
    if (drawnRows[row] === 0) continue;
    let at = row * length + 1;
    const end = (row + 1) * width;
    for (let pixel = row * width; pixel < end; pixel += 2) {
      const second = pixel + 1 < end ? (pixels[pixel + 1] as number) : 0;
      rows[at++] = ((pixels[pixel] as number) << 4) | second;
    }
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const parts = Buffer.alloc(data.length + 12);
  parts.writeUInt32BE(data.length, 0);
  parts.write(type, 4, 'latin1');
  data.copy(parts, 8);
  parts.writeUInt32BE(crc32(parts.subarray(4, -4)), data.length + 8);
  return parts;
}
