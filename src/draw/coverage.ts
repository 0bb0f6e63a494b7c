/**
 * How much of each pixel a shape covers. Every line adds, to the pixels it passes, the area that it opens to its
 * right; a sum along each row then gives the coverage (the way of Raph Levien's font-rs and of FreeType's "smooth").
 */
import type { Contour, Outline } from './outline.ts';

export interface Coverage {
  /** Place of the left upper pixel. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** 0 to 255, row by row. */
  values: Uint8Array;
}

/** @returns null for a shape without an area: a blank */
export function coverageOf(outline: Outline): Coverage | null {
  const box = boxOf(outline);
  if (box === null) return null;
  const { left, top, width, height } = box;
  const sums = new Float32Array(width * height + 2);
  for (const line of outline) addContour(sums, line, box);
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
  for (const line of outline) {
    for (let at = 0; at + 1 < line.length; at += 2) {
      const [x = 0, y = 0] = [line[at], line[at + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (!(right > left && bottom > top)) return null;
  const from = { left: Math.floor(left), top: Math.floor(top) };
  // one column more, so that what a row adds at its end is taken back within the row
  return { ...from, width: Math.ceil(right) - from.left + 2, height: Math.ceil(bottom) - from.top };
}

function addContour(sums: Float32Array, line: Contour, { left, top, width }: Box): void {
  let [x0, y0] = [(line.at(-2) ?? 0) - left, (line.at(-1) ?? 0) - top];
  for (let at = 0; at + 1 < line.length; at += 2) {
    const [x, y] = [(line[at] ?? 0) - left, (line[at + 1] ?? 0) - top];
    if (y0 < y) addLine(sums, width, { x0, y0, x1: x, y1: y, sign: 1 });
    else if (y0 > y) addLine(sums, width, { x0: x, y0: y, x1: x0, y1: y0, sign: -1 });
    x0 = x;
    y0 = y;
  }
}

interface Downward {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  sign: 1 | -1;
}

function addLine(sums: Float32Array, width: number, { x0, y0, x1, y1, sign }: Downward): void {
  const slope = (x1 - x0) / (y1 - y0);
  const last = Math.ceil(y1);
  let x = x0;
  for (let row = Math.floor(y0); row < last; row++) {
    const share = Math.min(row + 1, y1) - Math.max(row, y0);
    const next = x + slope * share;
    addRow(sums, row * width, Math.min(x, next), Math.max(x, next), share * sign);
    x = next;
  }
}

/** What a line from `from` to `to` adds to one row, of which it passes the share `area`. */
function addRow(sums: Float32Array, start: number, from: number, to: number, area: number): void {
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
