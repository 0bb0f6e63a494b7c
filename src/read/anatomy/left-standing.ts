/** What nobody filled in, by line: so that a page can show it as missing instead of as said. */
import type { List, ListItem, Table } from 'mdast';
import type { Document } from '../document.ts';
import { itemText, lineOf, textOf } from './blocks.ts';
import { holdsLink, type Piece, piecesOf } from './pieces.ts';
import type { Section } from './sections.ts';
import { isUnfilled } from './unfilled.ts';

/** Lines of a section's unfilled blocks, items and rows, and of its heading where it names an alternative. */
export function leftStanding(document: Document, section: Section): number[] {
  const { heading, role, example } = section;
  if (heading === null) return [];
  const isName = role === 'alternative' && (example || isUnfilled(heading.text));
  const own = piecesOf(document, section).flatMap((piece) => ofPiece(document, piece));
  return isName ? [heading.line, ...own] : own;
}

function ofPiece(document: Document, piece: Piece): number[] {
  const { node } = piece;
  if (node.type === 'listItem') {
    // what a template says below a risk nobody named is the template's; elsewhere somebody may have gone on
    const whole = piece.example || piece.role === 'risks' || isLeft(piece.text);
    return piece.unfilled && whole && !isNote(piece.text) ? [piece.line] : belowItem(document, node);
  }
  if (node.type === 'list') return ofList(document, node, piece.unfilled);
  if (piece.unfilled) return isNote(piece.text) ? [] : [piece.line];
  return node.type === 'table' ? rowsOf(document, node) : [];
}

function ofList(document: Document, list: List, all = false): number[] {
  return list.children.flatMap((item) =>
    all || (isLeft(itemText(document, item)) && !holdsLink(item))
      ? [lineOf(item)]
      : belowItem(document, item),
  );
}

function belowItem(document: Document, item: ListItem): number[] {
  return item.children.flatMap((child) => (child.type === 'list' ? ofList(document, child) : []));
}

/** A row of choices is no placeholder: a table of states may well consist of them. */
function rowsOf(document: Document, table: Table): number[] {
  return table.children.slice(1).flatMap((row) => {
    const text = textOf(document, row as never);
    return /[[{]/.test(text) && isLeft(text) && !holdsLink(row) ? [row.position?.start.line ?? 1] : [];
  });
}

function isLeft(text: string): boolean {
  return isUnfilled(text) && !isNote(text);
}

/** `TBD` and `TODO: ask the harbour` say that something is missing: somebody wrote that. */
function isNote(text: string): boolean {
  return /^[^\p{L}]*(?:todo|fixme|tb[dc]|to be (?:done|decided|defined|written))\b/iu.test(text);
}
