/** Fills shapes and writes them as PNG. Shapes are closed lines of points, from glyphs of a font or paths of an SVG. */
import { crc32, deflateSync } from 'node:zlib';

/** One closed line: x and y in turn. */
type Contour = number[];

/** All lines of a shape; filled where they wind round a point at all. */
export type Outline = readonly Contour[];

interface Placement {
  scale: number;
  /** Upside down, since the y of glyphs goes up. */
  flip?: boolean;
  x?: number;
  y?: number;
}

export function placeOutline(outline: Outline, { scale, flip = false, x = 0, y = 0 }: Placement): Outline {
  const down = flip ? -scale : scale;
  return outline.map((contour) =>
    contour.map((value, at) => (at % 2 === 0 ? value * scale + x : value * down + y)),
  );
}

interface GlyphCommand {
  command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  args: number[];
}

/** Lines that a curve of a glyph is cut into: no difference shows at the sizes of a card. */
const CURVE_LINES = 8;

export function createGlyphOutline(commands: readonly GlyphCommand[]): Outline {
  const contours: Contour[] = [];
  let contour: Contour = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') {
      contour = [...args];
      contours.push(contour);
    } else if (command === 'lineTo') contour.push(...args);
    else if (command !== 'closePath') addCurve(contour, args);
  }
  return contours;
}

/** Adds a curve with one or two control points, by de Casteljau's algorithm. */
function addCurve(contour: Contour, args: readonly number[]): void {
  const points = [contour.at(-2) ?? 0, contour.at(-1) ?? 0, ...args];
  for (let line = 1; line <= CURVE_LINES; line++) {
    const t = line / CURVE_LINES;
    let level = points;
    while (level.length > 2) {
      const next: number[] = [];
      for (let at = 0; at + 2 < level.length; at++) {
        const [from = 0, to = 0] = [level[at], level[at + 2]];
        next.push(from + (to - from) * t);
      }
      level = next;
    }
    contour.push(...level);
  }
}

/** How many numbers each command of a path takes; the shapes of the site use no others. */
const NUMBERS: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, a: 7, z: 0 };

/** Lines that an arc is cut into. */
const ARC_LINES = 48;

/** @throws for a command that no shape of the site uses */
export function createPathOutline(path: string): Outline {
  const contours: Contour[] = [];
  let [x, y] = [0, 0];
  let contour: Contour = [];
  for (const [, letter = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const command = letter.toLowerCase();
    const count = NUMBERS[command];
    if (count === undefined) throw new Error(`The command ${letter} of a path is not supported.`);
    const isRelative = letter === command;
    const numbers = [...rest.matchAll(/-?(?:\d*\.\d+|\d+)/g)].map(Number);
    for (let at = 0; at < numbers.length; at += count) {
      const [a = 0, b = 0, , large = 0, sweep = 0, c = 0, d = 0] = numbers.slice(at, at + count);
      const [fromX, fromY] = isRelative ? [x, y] : [0, 0];
      const [toX, toY] = command === 'a' ? [c, d] : command === 'v' ? [0, a] : [a, b];
      const end = {
        x: command === 'v' ? x : toX + fromX,
        y: command === 'h' ? y : toY + fromY,
      };
      if (command === 'm' && at === 0) {
        contour = [];
        contours.push(contour);
      }
      if (command === 'a')
        contour.push(
          ...createArcPoints({ x, y }, end, { radius: a, large: large === 1, sweep: sweep === 1 }),
        );
      contour.push(end.x, end.y);
      ({ x, y } = end);
    }
    if (command === 'z') [x, y] = [contour[0] ?? 0, contour[1] ?? 0];
  }
  return contours;
}

interface Point {
  x: number;
  y: number;
}

/** Points between the ends of an arc of a circle. */
function createArcPoints(
  from: Point,
  to: Point,
  { radius, large, sweep }: { radius: number; large: boolean; sweep: boolean },
): number[] {
  const [dx, dy] = [(to.x - from.x) / 2, (to.y - from.y) / 2];
  const half = Math.hypot(dx, dy);
  const r = Math.max(radius, half);
  const off = (Math.sqrt(Math.max(0, r * r - half * half)) / half) * (large === sweep ? 1 : -1);
  const centre = { x: from.x + dx + off * dy, y: from.y + dy - off * dx };
  const start = Math.atan2(from.y - centre.y, from.x - centre.x);
  let turn = Math.atan2(to.y - centre.y, to.x - centre.x) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const points: number[] = [];
  for (let step = 1; step < ARC_LINES; step++) {
    const angle = start + (turn * step) / ARC_LINES;
    points.push(centre.x + r * Math.cos(angle), centre.y + r * Math.sin(angle));
  }
  return points;
}

/** One number of a colour for each pixel, row by row. */
export interface Canvas {
  width: number;
  height: number;
  pixels: Uint8Array;
  /** 1 for each row that was drawn on; the others are skipped. */
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
  const colours = createColourTable(ramp);
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
function createColourTable(ramp: Ramp): Uint8Array {
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
 * @returns null for a shape without an area, such as a space
 */
export function rasterize(outline: Outline): Coverage | null {
  const box = measureBox(outline);
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

function measureBox(outline: Outline): Box | null {
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
    addTo(sums, start + first, area * (1 - right));
    addTo(sums, start + first + 1, area * right);
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
    addTo(sums, start + column, covered - before);
    before = covered;
    opened += piece;
  }
  addTo(sums, start + end, opened - before);
}

function addTo(sums: Float32Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

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
    createChunk('IHDR', header),
    createChunk('PLTE', Buffer.from(colours.flat())),
    // level 4 takes twice as long, for a sixth less
    createChunk('IDAT', deflateSync(packRows(canvas), { level: 2 })),
    createChunk('IEND', Buffer.alloc(0)),
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

function createChunk(type: string, data: Buffer): Buffer {
  const parts = Buffer.alloc(data.length + 12);
  parts.writeUInt32BE(data.length, 0);
  parts.write(type, 4, 'latin1');
  data.copy(parts, 8);
  parts.writeUInt32BE(crc32(parts.subarray(4, -4)), data.length + 8);
  return parts;
}
