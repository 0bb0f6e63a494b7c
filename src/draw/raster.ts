/** Fills shapes with pixels: how much of each pixel a shape covers, laid on a canvas of at most 16 colours. */
import type { Contour, Outline } from './outline.ts';

/** One number of a colour for each pixel, row by row. */
export interface Canvas {
  width: number;
  height: number;
  pixels: Uint8Array;
  /** 1 for each row that something was drawn on: most are blank and need not be looked at again. */
  drawnRows: Uint8Array;
}

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height), drawnRows: new Uint8Array(height) };
}

export function clearCanvas({ pixels, drawnRows }: Canvas): void {
  pixels.fill(0);
  drawnRows.fill(0);
}

/** How much of each pixel a shape covers, 0 to 255, row by row. */
export interface Coverage {
  left: number;
  top: number;
  width: number;
  height: number;
  values: Uint8Array;
}

/** Numbers of colours from the paper to full ink: the edge of a shape gets one in between. */
export type Ramp = readonly number[];

/** Lays a shape on the canvas, cut at its edges; where shapes overlap, the stronger colour stays. */
export function blend(canvas: Canvas, coverage: Coverage, ramp: Ramp, x = 0, y = 0): void {
  const { pixels, drawnRows, width, height } = canvas;
  const { values } = coverage;
  const colours = colourTable(ramp);
  const left = coverage.left + x;
  const top = coverage.top + y;
  const from = Math.max(0, -left);
  const to = Math.min(coverage.width, width - left);
  for (let row = Math.max(0, -top); row < Math.min(coverage.height, height - top); row++) {
    const start = (top + row) * width + left;
    const own = row * coverage.width;
    drawnRows[top + row] = 1;
    for (let column = from; column < to; column++) {
      const colour = colours[values[own + column] as number] as number;
      if (colour > (pixels[start + column] as number)) pixels[start + column] = colour;
    }
  }
}

const colourTables = new WeakMap<Ramp, Uint8Array>();

/** The colour for each of the 256 coverages. */
function colourTable(ramp: Ramp): Uint8Array {
  const known = colourTables.get(ramp);
  if (known !== undefined) return known;
  const colours = (_: unknown, value: number): number =>
    ramp[Math.round((value * ramp.length) / 255) - 1] ?? 0;
  const table = Uint8Array.from({ length: 256 }, colours);
  colourTables.set(ramp, table);
  return table;
}

export function fillBox(
  { pixels, drawnRows, width }: Canvas,
  box: { x: number; y: number; width: number; height: number },
  colour: number,
): void {
  drawnRows.fill(1, box.y, box.y + box.height);
  for (let row = box.y; row < box.y + box.height; row++)
    pixels.fill(colour, row * width + box.x, row * width + box.x + box.width);
}

/**
 * Every line adds, to the pixels it passes, the area that it opens to its right; a sum along each row then gives the
 * coverage, as in Raph Levien's font-rs and FreeType's "smooth".
 *
 * @returns null for a shape without an area, such as a blank
 */
export function rasterize(outline: Outline): Coverage | null {
  const box = boxOf(outline);
  if (box === null) return null;
  const { left, top, width, height } = box;
  const sums = new Float32Array(width * height + 2);
  for (const contour of outline) addContour(sums, contour, box);
  const values = new Uint8Array(width * height);
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    sum += sums[at] ?? 0;
    values[at] = Math.min(255, Math.round(Math.abs(sum) * 255));
  }
  return { left, top, width, height, values };
}

type Box = Omit<Coverage, 'values'>;

function boxOf(outline: Outline): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const contour of outline) {
    for (let at = 0; at + 1 < contour.length; at += 2) {
      const [x = 0, y = 0] = [contour[at], contour[at + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (!(right > left && bottom > top)) return null;
  const from = { left: Math.floor(left), top: Math.floor(top) };
  // one column more, for what the right edge of a row takes back
  return { ...from, width: Math.ceil(right) - from.left + 2, height: Math.ceil(bottom) - from.top };
}

function addContour(sums: Float32Array, contour: Contour, { left, top, width }: Box): void {
  let [x0, y0] = [(contour.at(-2) ?? 0) - left, (contour.at(-1) ?? 0) - top];
  for (let at = 0; at + 1 < contour.length; at += 2) {
    const [x, y] = [(contour[at] ?? 0) - left, (contour[at + 1] ?? 0) - top];
    if (y0 < y) addLine(sums, width, { x0, y0, x1: x, y1: y, sign: 1 });
    else if (y0 > y) addLine(sums, width, { x0: x, y0: y, x1: x0, y1: y0, sign: -1 });
    x0 = x;
    y0 = y;
  }
}

interface DownwardLine {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  sign: 1 | -1;
}

function addLine(sums: Float32Array, width: number, { x0, y0, x1, y1, sign }: DownwardLine): void {
  const slope = (x1 - x0) / (y1 - y0);
  const last = Math.ceil(y1);
  let x = x0;
  for (let row = Math.floor(y0); row < last; row++) {
    const share = Math.min(row + 1, y1) - Math.max(row, y0);
    const next = x + slope * share;
    addToRow(sums, row * width, Math.min(x, next), Math.max(x, next), share * sign);
    x = next;
  }
}

/** Adds a line from `from` to `to` that passes the share `area` of a row. */
function addToRow(sums: Float32Array, start: number, from: number, to: number, area: number): void {
  const first = Math.floor(from);
  const end = Math.ceil(to);
  if (end <= first + 1) {
    const right = (from + to) / 2 - first;
    add(sums, start + first, area * (1 - right));
    add(sums, start + first + 1, area * right);
    return;
  }
  const steep = area / (to - from);
  // how much each column has been opened, as the trapezium left of its right edge
  let opened = 0;
  let before = 0;
  for (let column = first; column < end; column++) {
    const a = Math.max(column, from);
    const b = Math.min(column + 1, to);
    const piece = (b - a) * steep;
    const covered = opened + piece * (column + 1 - (a + b) / 2);
    add(sums, start + column, covered - before);
    before = covered;
    opened += piece;
  }
  add(sums, start + end, opened - before);
}

function add(sums: Float32Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}
