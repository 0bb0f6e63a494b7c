/** Letters of a face: whether it has a sign, how wide it is, and its outline. Lengths in em, y upwards. */
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkitten';
import { flatten, type Outline, placed } from './outline.ts';

export interface Letter {
  advance: number;
  outline: Outline;
}

export interface Face {
  has(sign: string): boolean;
  /** @throws where the face has no such sign */
  letter(sign: string): Letter;
}

/** @throws where the file is no font that can be read */
export function openFace(file: string): Face {
  const opened = create(readFileSync(file));
  const font = opened.isCollection ? opened.fonts[0] : opened;
  if (font === undefined) throw new Error(`No face in ${file}.`);
  return faceOf(font);
}

function faceOf(font: Font): Face {
  const scale = 1 / font.unitsPerEm;
  return {
    has: (sign) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
    letter(sign) {
      const glyph = font.glyphForCodePoint(sign.codePointAt(0) ?? 0);
      return {
        advance: glyph.advanceWidth * scale,
        outline: placed(flatten(glyph.path.commands), { scale }),
      };
    },
  };
}

/** The first of some faces that has a sign draws it. */
export function firstOf(faces: readonly Face[]): Face {
  return {
    has: (sign) => faces.some((face) => face.has(sign)),
    letter(sign) {
      const face = faces.find((one) => one.has(sign));
      if (face === undefined) throw new Error(`No face has the sign ${sign}.`);
      return face.letter(sign);
    },
  };
}
