/**
 * A section taken apart: list items and blocks one by one, each with the role that the section, a label above
 * it (`**Pros**:`) or a label in front of it (`**Mitigation**: …`) gives it.
 */
import type { List, ListItem, Nodes, RootContent } from 'mdast';
import type { Passage } from '../../model/anatomy.ts';
import type { Document } from '../document.ts';
import { isFootLine, isSilent, itemText, type Label, labelOf, lineOf, textOf } from './blocks.ts';
import { type Role, roleOf } from './headings.ts';
import type { Section } from './sections.ts';
import { isUnfilled } from './unfilled.ts';

export interface Piece {
  role: Role | null;
  kind: 'item' | 'block';
  node: RootContent;
  text: string;
  line: number;
  unfilled: boolean;
  /** True for an example of the template that nobody replaced. */
  example: boolean;
  /** `+`, `-`, `*` or `1.` for items. */
  bullet: string;
  /** A label that gave no role: what the piece is called (`**Job Queue**: …`). */
  name: string | null;
  /** The text after that label. */
  rest: string;
}

/** What a piece says, as the anatomy keeps it. */
export function passageOf({ text, line, unfilled }: Piece): Passage {
  return { text, line, unfilled };
}

/** The pieces of a section; worked out once for each role it is read in. They are not to be changed. */
export function piecesOf(document: Document, section: Section): readonly Piece[] {
  const key = `${section.role} ${section.example}`;
  const { pieces: taken } = document.notes;
  const known = taken.get(section.nodes) ?? new Map<string, readonly Piece[]>();
  taken.set(section.nodes, known);
  const pieces = known.get(key) ?? takenApart(document, section);
  known.set(key, pieces);
  return pieces;
}

function takenApart(document: Document, section: Section): Piece[] {
  const pieces: Piece[] = [];
  const base = section.role;
  let role = base;
  let listed = false;
  for (const node of section.nodes) {
    if (isSilent(node)) continue;
    const label = labelOf(document, node);
    const meant = label && labelledRole(label, base);
    if (label && meant) {
      role = label.rest === '' ? meant : base;
      listed = false;
      if (label.rest !== '') pieces.push(block(document, node, meant, label.rest));
      continue;
    }
    if (node.type === 'list' && !(role && RUNNING_TEXT.has(role))) {
      pieces.push(...itemsOf(document, node, { role, base }));
      listed = true;
      continue;
    }
    if (listed && node.type === 'paragraph') role = base;
    pieces.push(block(document, node, role, textOf(document, node)));
  }
  while (pieces.at(-1)?.node.type === 'paragraph' && isFootLine(pieces.at(-1)?.text ?? '')) pieces.pop();
  markOpenBrackets(pieces);
  if (section.example) return pieces.map((piece) => ({ ...piece, unfilled: true, example: true }));
  return withoutExamples(pieces, base);
}

/** A label that names one of the options is that option's name, not a word for what follows. */
function labelledRole(label: Label, base: Role | null): Role | null {
  const role = roleOf(label.name, base);
  return role === 'alternative' ? null : role;
}

/** Parts that are read as running text: a list there is one passage, not so many entries. */
const RUNNING_TEXT: ReadonlySet<Role> = new Set([
  'summary',
  'context',
  'decision',
  'implementation',
  'architecture',
]);

function block(document: Document, node: RootContent, role: Role | null, text: string): Piece {
  const label = labelOf(document, node);
  return {
    role,
    kind: 'block',
    node,
    text,
    line: lineOf(node),
    unfilled: node.type !== 'code' && node.type !== 'table' && isUnfilled(text) && !holdsLink(node),
    example: false,
    bullet: '',
    name: label?.name ?? null,
    rest: label?.rest ?? text,
  };
}

/** Items one by one; an item that only names a role (`- **Alerting**:`) hands it to its own items. */
export function itemsOf(
  document: Document,
  list: List,
  { role, base }: { role: Role | null; base: Role | null },
): Piece[] {
  return list.children.flatMap((item) => {
    const label = labelOf(document, item.children[0]);
    const meant = label && labelledRole(label, base);
    if (!label || !meant) return [itemPiece(document, item, role)];
    const own = label.rest === '' ? [] : [itemPiece(document, item, meant, label.rest)];
    const nested = item.children.slice(1).flatMap((child) => {
      if (child.type === 'list') return itemsOf(document, child, { role: meant, base });
      return own.length > 0 && child.type === 'paragraph'
        ? [block(document, child, meant, textOf(document, child))]
        : [];
    });
    return [...own, ...nested];
  });
}

function itemPiece(
  document: Document,
  item: ListItem,
  role: Role | null,
  text = itemText(document, item),
): Piece {
  const label = labelOf(document, item.children[0]);
  const head = item.children[0] ? textOf(document, item.children[0]) : '';
  return {
    role,
    kind: 'item',
    node: item,
    text,
    line: lineOf(item),
    unfilled: isUnfilled(role !== null && label?.rest === text ? text : head) && !holdsLink(item),
    example: false,
    bullet: document.text[item.position?.start.offset ?? 0] ?? '',
    name: label?.name ?? null,
    rest: label?.rest ?? text,
  };
}

/** `[Timetable]` with an address defined elsewhere is a link somebody wrote. */
export function holdsLink(node: Nodes): boolean {
  if (node.type === 'linkReference' || node.type === 'link') return true;
  return 'children' in node && node.children.some(holdsLink);
}

/** A placeholder may run over several blocks: `[` opens it in one, its `]` closes it at the end of a later one. */
function markOpenBrackets(pieces: Piece[]): void {
  for (let i = 0; i < pieces.length; i++) {
    const opening = pieces[i];
    if (opening?.kind !== 'block' || !opening.text.startsWith('[')) continue;
    const close = closingBlock(pieces, i);
    if (close <= i) continue;
    for (const piece of pieces.slice(i, close + 1)) piece.unfilled = true;
    i = close;
  }
}

/** Place of the block whose last character closes the bracket that opens at the start of block `from`; -1 for none. */
function closingBlock(pieces: readonly Piece[], from: number): number {
  let depth = 0;
  for (let at = from; at < pieces.length; at++) {
    const { node, text } = pieces[at] as Piece;
    if (node.type === 'code') continue;
    const brackets = [...text.matchAll(/[[\]]/g)];
    for (const [index, { 0: bracket, index: place }] of brackets.entries()) {
      depth += bracket === '[' ? 1 : -1;
      if (depth > 0) continue;
      const isLast = index === brackets.length - 1 && place === text.length - 1;
      return isLast ? at : -1;
    }
  }
  return -1;
}

/** The template's own example, left below a placeholder nobody filled in, is no text of this record. */
function withoutExamples(pieces: Piece[], base: Role | null): Piece[] {
  const blank = pieces.some((piece) => piece.unfilled && piece.role !== 'example');
  return pieces.map((piece) =>
    piece.role === 'example'
      ? { ...piece, role: base, unfilled: piece.unfilled || blank, example: blank }
      : piece,
  );
}
