/** The path of an SVG shape as lines to fill: the commands that the shapes of the site are written with. */
import type { Contour, Outline } from './outline.ts';

/** Numbers that each command takes. */
const TAKES: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, a: 7, z: 0 };

/** Lines that a whole circle is cut into. */
const STEPS = 48;

/** @throws for a command that no shape of the site uses */
export function pathOutline(path: string): Outline {
  const contours: Contour[] = [];
  let [x, y] = [0, 0];
  let line: Contour = [];
  for (const [, letter = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const command = letter.toLowerCase();
    const takes = TAKES[command];
    if (takes === undefined) throw new Error(`No way to draw the command ${letter} of a path.`);
    const relative = letter === command;
    const numbers = [...rest.matchAll(/-?(?:\d*\.\d+|\d+)/g)].map(Number);
    for (let at = 0; at < numbers.length; at += takes) {
      const [a = 0, b = 0, , large = 0, sweep = 0, c = 0, d = 0] = numbers.slice(at, at + takes);
      const [fromX, fromY] = relative ? [x, y] : [0, 0];
      const [toX, toY] = command === 'a' ? [c, d] : command === 'v' ? [0, a] : [a, b];
      const end = {
        x: command === 'v' ? x : toX + fromX,
        y: command === 'h' ? y : toY + fromY,
      };
      if (command === 'm' && at === 0) {
        line = [];
        contours.push(line);
      }
      if (command === 'a')
        line.push(...arc({ x, y }, end, { radius: a, large: large === 1, sweep: sweep === 1 }));
      line.push(end.x, end.y);
      ({ x, y } = end);
    }
    if (command === 'z') [x, y] = [line[0] ?? 0, line[1] ?? 0];
  }
  return contours;
}

interface Point {
  x: number;
  y: number;
}

/** Points between the ends of a part of a circle. */
function arc(
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
  for (let step = 1; step < STEPS; step++) {
    const angle = start + (turn * step) / STEPS;
    points.push(centre.x + r * Math.cos(angle), centre.y + r * Math.sin(angle));
  }
  return points;
}
