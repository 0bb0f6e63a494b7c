/** Titles with marks: the words a query asked for beside the words that are code. */
import type { Piece } from '../../search/types.ts';
import { titleParts } from './title.ts';

export interface TitlePiece extends Piece {
  code: boolean;
}

/** The pieces of a marked title without the signs that mark its code. */
export function titlePieces(pieces: readonly Piece[]): TitlePiece[] {
  const title = pieces.map(({ text }) => text).join('');
  let at = 0;
  return titleParts(title).flatMap(({ text, code }) => {
    const start = title.indexOf(text, at);
    at = start + text.length;
    return between(pieces, start, at).map((piece) => ({ ...piece, code }));
  });
}

/** The part of the pieces from one place of their text to another. */
function between(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let start = 0;
  return pieces.flatMap(({ text, marked }) => {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return part === '' ? [] : [{ text: part, marked }];
  });
}
