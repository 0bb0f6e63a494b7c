/** Lays out lines of text in a font. Each glyph is rasterized once per size. */
import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import {
  blend,
  type Canvas,
  type Coverage,
  createGlyphOutline,
  type Outline,
  placeOutline,
  type Ramp,
  rasterize,
} from './rasterize.ts';

/** Lengths in em, y upwards. */
export interface Glyph {
  advance: number;
  outline: Outline;
}

export interface Font {
  has(character: string): boolean;
  /** @throws where the font lacks the character */
  glyph(character: string): Glyph;
}

/**
 * A font that comes in several files, each with a part of its characters.
 *
 * @throws where a file is not a font
 */
export function openFont(files: readonly string[]): Font {
  const parts = files.map((file) => {
    const opened = create(readFileSync(file));
    if (opened.isCollection) throw new Error(`${file} is a collection of fonts, not a single one.`);
    return opened;
  });
  const partWith = (code: number) => parts.find((part) => part.hasGlyphForCodePoint(code));
  return {
    has: (character) => partWith(getCodePoint(character)) !== undefined,
    glyph(character) {
      const part = partWith(getCodePoint(character));
      if (part === undefined) throw new Error(`The font has no glyph for ${character}.`);
      const scale = 1 / part.unitsPerEm;
      const { advanceWidth, path } = part.glyphForCodePoint(getCodePoint(character));
      return {
        advance: advanceWidth * scale,
        outline: placeOutline(createGlyphOutline(path.commands), { scale }),
      };
    },
  };
}

function getCodePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Positions within a pixel that a letter may begin at: letters at whole pixels alone are spaced unevenly. */
const STEPS = 4;

export interface TextSetter {
  has(character: string): boolean;
  measureWidth(text: string, size: number): number;
  /** Draws a line with its baseline on `y`. Returns where it ends. */
  draw(canvas: Canvas, text: string, at: { x: number; y: number; size: number; ramp: Ramp }): number;
}

export function createTextSetter(font: Font): TextSetter {
  const glyphs = new Map<string, Glyph>();
  const shapes = new Map<string, Coverage | null>();

  const getGlyph = (character: string): Glyph => {
    let glyph = glyphs.get(character);
    if (glyph === undefined) {
      glyph = font.glyph(character);
      glyphs.set(character, glyph);
    }
    return glyph;
  };
  const getShape = (character: string, size: number, step: number): Coverage | null => {
    const key = `${character}${size}/${step}`;
    let shape = shapes.get(key);
    if (shape === undefined) {
      shape = rasterize(
        placeOutline(getGlyph(character).outline, { scale: size, flip: true, x: step / STEPS }),
      );
      shapes.set(key, shape);
    }
    return shape;
  };

  return {
    has: (character) => glyphs.has(character) || font.has(character),
    measureWidth: (text, size) =>
      [...text].reduce((width, character) => width + getGlyph(character).advance * size, 0),
    draw(canvas, text, { x, y, size, ramp }) {
      let at = x;
      for (const character of text) {
        const steps = Math.round(at * STEPS);
        const pixel = Math.floor(steps / STEPS);
        const shape = getShape(character, size, steps - pixel * STEPS);
        if (shape !== null) blend(canvas, shape, ramp, pixel, y);
        at += getGlyph(character).advance * size;
      }
      return at;
    },
  };
}

/** Emoji, with what joins and colours them. */
const EMOJI =
  /^(?:[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Variation_Selector}]|\u200d|\u20e3)$/u;
/** Controls, and marks of direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** Common symbols that few fonts have, in letters. */
const SPELLINGS: Record<string, string> = {
  '→': '->',
  '←': '<-',
  '↔': '<->',
  '⇒': '=>',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '‐': '-',
  '‑': '-',
};

/**
 * The text as the font can draw it: emoji are left out. Null if letters are missing, since a title without some of
 * its words would say something else.
 */
export function toRenderableText(text: string, has: (character: string) => boolean): string | null {
  let kept = '';
  for (const character of text.normalize('NFC').replace(/\s+/g, ' ')) {
    if (has(character) && !/[\p{M}\p{Cc}\p{Cf}]/u.test(character)) kept += character;
    else if (character in SPELLINGS) kept += SPELLINGS[character];
    else if (!EMOJI.test(character) && !INVISIBLE.test(character)) return null;
  }
  const words = kept.replace(/ +/g, ' ').trim();
  return words === '' ? null : words;
}
