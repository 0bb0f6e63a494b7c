/** A picture in the making: one number of a colour for each pixel. */
import type { Coverage } from './coverage.ts';

export interface Canvas {
  width: number;
  height: number;
  /** Numbers of colours, row by row. */
  pixels: Uint8Array;
  /** Columns of each row that something may stand in, from and to: most are blank, and need not be looked at again. */
  from: Uint16Array;
  to: Uint16Array;
}

/**
 * Colours from the paper to full ink, as their numbers in the picture's table; an edge of a letter gets one in
 * between.
 */
export type Ramp = readonly number[];

export function createCanvas(width: number, height: number): Canvas {
  return {
    width,
    height,
    pixels: new Uint8Array(width * height),
    from: new Uint16Array(height).fill(width),
    to: new Uint16Array(height),
  };
}

/** Makes it blank again. */
export function clear({ pixels, from, to, width, height }: Canvas): void {
  for (let row = 0; row < height; row++) {
    if (to[row] !== 0) pixels.fill(0, row * width + (from[row] as number), row * width + (to[row] as number));
  }
  from.fill(width);
  to.fill(0);
}

/** Lays a shape on the paper. What lies outside of the picture is left out; where shapes meet, the stronger stays. */
export function ink(canvas: Canvas, coverage: Coverage, ramp: Ramp, x = 0, y = 0): void {
  const { pixels, width, height } = canvas;
  const { values } = coverage;
  const colours = coloursOf(ramp);
  const left = coverage.left + x;
  const top = coverage.top + y;
  const from = Math.max(0, -left);
  const to = Math.min(coverage.width, width - left);
  if (from >= to) return;
  for (let row = Math.max(0, -top); row < Math.min(coverage.height, height - top); row++) {
    use(canvas, top + row, left + from, left + to);
    const start = (top + row) * width + left;
    const own = row * coverage.width;
    for (let column = from; column < to; column++) {
      const value = values[own + column] as number;
      if (value === 0) continue;
      const colour = colours[value] as number;
      if (colour > (pixels[start + column] as number)) pixels[start + column] = colour;
    }
  }
}

const tables = new WeakMap<Ramp, Uint8Array>();

/** The colour for each of the 256 coverages. */
function coloursOf(ramp: Ramp): Uint8Array {
  let table = tables.get(ramp);
  if (table === undefined) {
    table = Uint8Array.from(
      { length: 256 },
      (_, value) => ramp[Math.round((value * ramp.length) / 255) - 1] ?? 0,
    );
    tables.set(ramp, table);
  }
  return table;
}

export function fill(
  canvas: Canvas,
  box: { x: number; y: number; width: number; height: number },
  colour: number,
): void {
  const { pixels, width } = canvas;
  for (let row = box.y; row < box.y + box.height; row++) {
    use(canvas, row, box.x, box.x + box.width);
    pixels.fill(colour, row * width + box.x, row * width + box.x + box.width);
  }
}

function use(canvas: Canvas, row: number, from: number, to: number): void {
  if (from < (canvas.from[row] as number)) canvas.from[row] = from;
  if (to > (canvas.to[row] as number)) canvas.to[row] = to;
}
