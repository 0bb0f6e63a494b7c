/** Shapes as closed lines of points, ready to be filled. */

/** One closed line: x and y in turn. */
export type Contour = number[];

/** All lines of a shape; filled where they wind round a point at all. */
export type Outline = readonly Contour[];

export type PathStep =
  | { command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo'; args: number[] }
  | { command: 'closePath'; args: number[] };

/** Pieces a curve is cut into: none can be told from a curve at the sizes of a card. */
const PIECES = 8;

/** Curves as short straight lines. */
export function flatten(steps: readonly PathStep[]): Outline {
  const contours: Contour[] = [];
  let line: Contour = [];
  for (const { command, args } of steps) {
    if (command === 'moveTo') {
      line = [...args];
      contours.push(line);
    } else if (command === 'lineTo') line.push(...args);
    else if (command !== 'closePath') curve(line, args);
  }
  return contours;
}

/** Adds a curve with one or two control points to a line. */
function curve(line: Contour, args: readonly number[]): void {
  const points = [line.at(-2) ?? 0, line.at(-1) ?? 0, ...args];
  for (let piece = 1; piece <= PIECES; piece++) {
    const t = piece / PIECES;
    let level = points;
    // de Casteljau: halfway between halfway points, until one is left
    while (level.length > 2) {
      const next: number[] = [];
      for (let at = 0; at + 2 < level.length; at++) {
        const [from = 0, to = 0] = [level[at], level[at + 2]];
        next.push(from + (to - from) * t);
      }
      level = next;
    }
    line.push(...level);
  }
}

export interface Placing {
  scale: number;
  /** Turned upside down, since the y of letters goes up. */
  flip?: boolean;
  x?: number;
  y?: number;
}

export function placed(outline: Outline, { scale, flip = false, x = 0, y = 0 }: Placing): Outline {
  const down = flip ? -scale : scale;
  return outline.map((line) =>
    line.map((value, at) => (at % 2 === 0 ? value * scale + x : value * down + y)),
  );
}
