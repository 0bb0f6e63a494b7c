/** A picture in the making: one number of a colour for each pixel. */
import type { Coverage } from './coverage.ts';

export interface Canvas {
  width: number;
  height: number;
  /** Numbers of colours, row by row. */
  pixels: Uint8Array;
  /** 1 for each row that something stands in: most are blank, and need not be looked at again. */
  used: Uint8Array;
}

/**
 * Colours from the paper to full ink, as their numbers in the picture's table; an edge of a letter gets one in
 * between.
 */
export type Ramp = readonly number[];

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height), used: new Uint8Array(height) };
}

/** Makes it blank again. */
export function clear({ pixels, used }: Canvas): void {
  pixels.fill(0);
  used.fill(0);
}

/** Lays a shape on the paper. What lies outside of the picture is left out; where shapes meet, the stronger stays. */
export function ink(canvas: Canvas, coverage: Coverage, ramp: Ramp, x = 0, y = 0): void {
  const { pixels, used, width, height } = canvas;
  const { values } = coverage;
  const colours = coloursOf(ramp);
  const left = coverage.left + x;
  const top = coverage.top + y;
  const from = Math.max(0, -left);
  const to = Math.min(coverage.width, width - left);
  for (let row = Math.max(0, -top); row < Math.min(coverage.height, height - top); row++) {
    used[top + row] = 1;
    const start = (top + row) * width + left;
    for (let column = from; column < to; column++) {
      const colour = colours[values[row * coverage.width + column] as number] as number;
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
  { pixels, used, width }: Canvas,
  box: { x: number; y: number; width: number; height: number },
  colour: number,
): void {
  for (let row = box.y; row < box.y + box.height; row++) {
    used[row] = 1;
    pixels.fill(colour, row * width + box.x, row * width + box.x + box.width);
  }
}
