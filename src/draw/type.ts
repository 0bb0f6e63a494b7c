/** Sets lines of a face: every letter is drawn once a size and laid down wherever it comes again. */
import { type Canvas, ink, type Ramp } from './canvas.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { Face, Letter } from './face.ts';
import { placed } from './outline.ts';

/** Places within a pixel that a letter may begin at: letters at whole pixels alone stand unevenly. */
const PLACES = 4;

export interface Type {
  has(sign: string): boolean;
  widthOf(text: string, size: number): number;
  /** Lays a line down, its letters standing on `y`. Returns where it ends. */
  set(canvas: Canvas, text: string, at: { x: number; y: number; size: number; ramp: Ramp }): number;
}

export function createType(face: Face): Type {
  const letters = new Map<string, Letter>();
  const drawn = new Map<number, Map<string, (Coverage | null)[]>>();
  const has = new Map<string, boolean>();

  const letter = (sign: string): Letter => known(letters, sign, () => face.letter(sign));
  const coverage = (sign: string, size: number, place: number): Coverage | null => {
    const places = known(
      known(drawn, size, () => new Map<string, (Coverage | null)[]>()),
      sign,
      () => [],
    );
    let shape = places[place];
    if (shape === undefined) {
      shape = coverageOf(placed(letter(sign).outline, { scale: size, flip: true, x: place / PLACES }));
      places[place] = shape;
    }
    return shape;
  };

  return {
    has: (sign) => known(has, sign, () => face.has(sign)),
    widthOf: (text, size) => [...text].reduce((width, sign) => width + letter(sign).advance * size, 0),
    set(canvas, text, { x, y, size, ramp }) {
      let at = x;
      for (const sign of text) {
        const places = Math.round(at * PLACES);
        const pixel = Math.floor(places / PLACES);
        const shape = coverage(sign, size, places - pixel * PLACES);
        if (shape !== null) ink(canvas, shape, ramp, pixel, y);
        at += letter(sign).advance * size;
      }
      return at;
    },
  };
}

function known<K, T>(values: Map<K, T>, key: K, make: () => T): T {
  const value = values.get(key);
  if (value !== undefined || values.has(key)) return value as T;
  const made = make();
  values.set(key, made);
  return made;
}
