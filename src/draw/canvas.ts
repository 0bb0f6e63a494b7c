/** A picture in the making: one number of a colour for each pixel. */
import type { Coverage } from './coverage.ts';

export interface Canvas {
  width: number;
  height: number;
  /** Numbers of colours, row by row. */
  pixels: Uint8Array;
}

/**
 * Colours from the paper to full ink, as their numbers in the picture's table; an edge of a letter gets one in
 * between.
 */
export type Ramp = readonly number[];

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height) };
}

/** Lays a shape on the paper. What lies outside of the picture is left out; where shapes meet, the stronger stays. */
export function ink(canvas: Canvas, coverage: Coverage, ramp: Ramp, x = 0, y = 0): void {
  const steps = ramp.length;
  for (let row = 0; row < coverage.height; row++) {
    const line = coverage.top + y + row;
    if (line < 0 || line >= canvas.height) continue;
    for (let column = 0; column < coverage.width; column++) {
      const level = Math.round(((coverage.values[row * coverage.width + column] ?? 0) * steps) / 255);
      const at = coverage.left + x + column;
      if (level === 0 || at < 0 || at >= canvas.width) continue;
      const colour = ramp[level - 1] ?? 0;
      const place = line * canvas.width + at;
      canvas.pixels[place] = Math.max(canvas.pixels[place] ?? 0, colour);
    }
  }
}

export function fill(
  canvas: Canvas,
  box: { x: number; y: number; width: number; height: number },
  colour: number,
): void {
  for (let line = box.y; line < box.y + box.height; line++) {
    canvas.pixels.fill(colour, line * canvas.width + box.x, line * canvas.width + box.x + box.width);
  }
}
