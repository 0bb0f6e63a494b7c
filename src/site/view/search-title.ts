/** Titles with marks: the words a query asked for beside the words that are code. */
import type { Piece } from '../../search/types.ts';
import { titleParts } from './record-name.ts';

export interface TitlePiece extends Piece {
  code: boolean;
}

/** An excerpt that fits one line: of what stands before its first mark, only the last words that fit in some characters. */
export function nearMark(pieces: readonly Piece[], room: number): Piece[] {
  const first = pieces.findIndex(({ marked }) => marked);
  if (first <= 0) return [...pieces];
  const before = pieces
    .slice(0, first)
    .map(({ text }) => text)
    .join('');
  if (before.length <= room) return [...pieces];
  const kept = before.slice(before.length - room).replace(/^\S*\s+/, '');
  return [{ text: `… ${kept}`, marked: false }, ...pieces.slice(first)];
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
