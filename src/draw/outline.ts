/** Shapes as closed lines of points, ready to be filled: from the glyphs of a font and from the paths of an SVG. */

/** One closed line: x and y in turn. */
export type Contour = number[];

/** All lines of a shape; filled where they wind round a point at all. */
export type Outline = readonly Contour[];

export interface Placement {
  scale: number;
  /** Upside down, since the y of glyphs goes up. */
  flip?: boolean;
  x?: number;
  y?: number;
}

export function place(outline: Outline, { scale, flip = false, x = 0, y = 0 }: Placement): Outline {
  const down = flip ? -scale : scale;
  return outline.map((contour) =>
    contour.map((value, at) => (at % 2 === 0 ? value * scale + x : value * down + y)),
  );
}

export interface GlyphCommand {
  command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  args: number[];
}

/** Lines that a curve of a glyph is cut into: no difference shows at the sizes of a card. */
const CURVE_LINES = 8;

export function outlineOfGlyph(commands: readonly GlyphCommand[]): Outline {
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
export function outlineOfPath(path: string): Outline {
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
        contour.push(...arcPoints({ x, y }, end, { radius: a, large: large === 1, sweep: sweep === 1 }));
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
function arcPoints(
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
