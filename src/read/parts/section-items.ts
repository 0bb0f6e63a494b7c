/**
 * A section taken apart: list items and blocks one by one, each with the role that the section, a label above
 * it (`**Pros**:`) or a label in front of it (`**Mitigation**: …`) gives it.
 */

import type { List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import type { Passage } from '../../model/decision-parts.ts';
import { type Document, getNodeSource } from '../document.ts';
import { isUnfilledText } from '../placeholders.ts';
import { toPlainText } from '../text.ts';
import { getRole, type SectionRole } from './headings.ts';
import type { BlockLabel, BodyPart, BodyPiece } from './types.ts';

/** What a piece says, as the anatomy keeps it. */
export function toPassage({ text, line, unfilled }: BodyPiece): Passage {
  return { text, line, unfilled };
}

/** The pieces of a section; worked out once for each role it is read in. They are not to be changed. */
export function getPieces(document: Document, section: BodyPart): readonly BodyPiece[] {
  const key = `${section.role} ${section.example}`;
  const pieces = section.pieces.get(key) ?? splitIntoPieces(document, section);
  section.pieces.set(key, pieces);
  return pieces;
}

function splitIntoPieces(document: Document, section: BodyPart): BodyPiece[] {
  const pieces: BodyPiece[] = [];
  const base = section.role;
  let role = base;
  let listed = false;
  for (const node of section.nodes) {
    if (isSilentNode(node)) continue;
    const label = readLabel(document, node);
    const meant = label && getLabelRole(document, label, base);
    if (label && meant) {
      role = label.rest === '' ? meant : base;
      listed = false;
      if (label.rest !== '') pieces.push(toPiece(document, node, meant, label.rest));
      continue;
    }
    if (node.type === 'list' && !(role && RUNNING_TEXT.has(role))) {
      pieces.push(...toItemPieces(document, node, { role, base }));
      listed = true;
      continue;
    }
    if (listed && node.type === 'paragraph') role = base;
    pieces.push(toPiece(document, node, role, getSourceText(document, node)));
  }
  while (pieces.at(-1)?.node.type === 'paragraph' && isFooterLine(pieces.at(-1)?.text ?? '')) pieces.pop();
  markOpenBrackets(pieces);
  if (section.example) return pieces.map((piece) => ({ ...piece, unfilled: true, example: true }));
  return removeExamples(pieces, base);
}

/** A label that names one of the options is that option's name, not a word for what follows. */
function getLabelRole(
  { ownSections }: Document,
  label: BlockLabel,
  base: SectionRole | null,
): SectionRole | null {
  const role = getRole(label.name, base, ownSections);
  return role === 'alternative' ? null : role;
}

/** Parts that are read as running text: a list there is one passage, not so many entries. */
const RUNNING_TEXT: ReadonlySet<SectionRole> = new Set([
  'summary',
  'context',
  'decision',
  'implementation',
  'architecture',
]);

function toPiece(document: Document, node: RootContent, role: SectionRole | null, text: string): BodyPiece {
  const isItem = node.type === 'listItem';
  const head = isItem ? node.children[0] : node;
  const label = readLabel(document, head);
  const isWhole = !isItem || (role !== null && label?.rest === text);
  const isData = node.type === 'code' || node.type === 'table';
  return {
    ...{ role, kind: isItem ? 'item' : 'block', node, text, line: getNodeLine(node), example: false },
    unfilled: !isData && isUnfilledText(isWhole ? text : getSourceText(document, head)) && !hasLink(node),
    ...{ name: label?.name ?? null, rest: label?.rest ?? text },
  };
}

/** Items one by one; an item that only names a role (`- **Alerting**:`) hands it to its own items. */
function toItemPieces(
  document: Document,
  list: List,
  { role, base }: { role: SectionRole | null; base: SectionRole | null },
): BodyPiece[] {
  return list.children.flatMap((item) => {
    const label = readLabel(document, item.children[0]);
    const meant = label && getLabelRole(document, label, base);
    if (!label || !meant) return [toPiece(document, item, role, getItemText(document, item))];
    const own = label.rest === '' ? [] : [toPiece(document, item, meant, label.rest)];
    const nested = item.children.slice(1).flatMap((child) => {
      if (child.type === 'list') return toItemPieces(document, child, { role: meant, base });
      return own.length > 0 && child.type === 'paragraph'
        ? [toPiece(document, child, meant, getSourceText(document, child))]
        : [];
    });
    return [...own, ...nested];
  });
}

/** `[Timetable]` with an address defined elsewhere is a link somebody wrote. */
export function hasLink(node: Nodes): boolean {
  if (node.type === 'linkReference' || node.type === 'link') return true;
  return 'children' in node && node.children.some(hasLink);
}

/** A placeholder may run over several blocks: `[` opens it in one, its `]` closes it at the end of a later one. */
function markOpenBrackets(pieces: BodyPiece[]): void {
  let from = -1;
  let depth = 0;
  for (const [at, { kind, node, text }] of pieces.entries()) {
    if (node.type === 'code' || (from < 0 && (kind !== 'block' || !text.startsWith('[')))) continue;
    if (from < 0) from = at;
    for (const { 0: bracket, index } of text.matchAll(/[[\]]/g)) {
      depth += bracket === '[' ? 1 : -1;
      if (depth > 0) continue;
      if (index === text.length - 1 && at > from)
        for (const piece of pieces.slice(from, at + 1)) piece.unfilled = true;
      from = -1;
      depth = 0;
      break;
    }
  }
}

/** The template's own example, left below a placeholder nobody filled in, is no text of this record. */
function removeExamples(pieces: BodyPiece[], base: SectionRole | null): BodyPiece[] {
  const blank = pieces.some((piece) => piece.unfilled && piece.role !== 'example');
  return pieces.map((piece) =>
    piece.role === 'example'
      ? { ...piece, role: base, unfilled: piece.unfilled || blank, example: blank }
      : piece,
  );
}

export function getNodeLine(node: RootContent): number {
  return node.position?.start.line ?? 1;
}

/** Source of a run of nodes, with the indentation of the place they stand in taken off. */
export function getSourceText(document: Document, first: RootContent | undefined, last = first): string {
  const column = (first?.position?.start.column ?? 1) - 1;
  const source = getNodeSource(document, first, last).trimEnd();
  const isIndented = column > 0 && source.includes('\n');
  return isIndented ? source.replace(new RegExp(`\\n[ \\t]{1,${column}}`, 'g'), '\n') : source;
}

/** What an item says, without its bullet and box. */
export function getItemText(document: Document, item: ListItem): string {
  return getSourceText(document, item.children[0], item.children.at(-1));
}

/** Blocks that say nothing: rules, comments, link definitions. */
export function isSilentNode(node: RootContent): boolean {
  if (node.type === 'thematicBreak' || node.type === 'definition') return true;
  return node.type === 'html' && node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim() === '';
}

/** `*Last Updated: …*` at the foot of a record: facts, read elsewhere. */
export function isFooterLine(text: string): boolean {
  return text.split('\n').every((line) => /^([*_])(?![*_])[^*_:：]{2,40}[:：].*\1\s*$/.test(line));
}

/** `**Pros**: …`, `**Pros:** …`, `**Pros**` alone, or `Pros:` alone. */
export function readLabel(document: Document, node: RootContent | undefined): BlockLabel | null {
  if (node?.type !== 'paragraph') return null;
  const { labels } = document.notes;
  const known = labels.get(node);
  if (known !== undefined) return known;
  const label = readParagraphLabel(document, node);
  labels.set(node, label);
  return label;
}

function readParagraphLabel(document: Document, node: Paragraph): BlockLabel | null {
  const [first, second] = node.children;
  if (first?.type === 'strong' || first?.type === 'emphasis')
    return readMarkedLabel(document, node, toPlainText(first), second);
  if (isEndingInWords(node)) return null;
  const text = toPlainText(node);
  if (!/^[^.!?:：]{2,60}[:：]$/u.test(text)) return null;
  return { name: text.slice(0, -1), rest: '', line: getNodeLine(node) };
}

/** Most paragraphs end in their last sentence: that can be told without putting their text together. */
function isEndingInWords({ children }: Paragraph): boolean {
  const last = children.at(-1);
  return last?.type === 'text' && /[^\s:：\u200B]\s*$/.test(last.value.slice(-20));
}

/** What was done with the thing that a label names: `**Option 2** ✅`. */
const OUTCOME =
  /^\s*(?:[✅✔☑❌]\ufe0f?|[([](?:chosen|selected|accepted|recommended|rejected|discarded)[)\]])\s*$/iu;

function readMarkedLabel(
  document: Document,
  node: Paragraph,
  name: string,
  next: Paragraph['children'][number] | undefined,
): BlockLabel | null {
  const line = getNodeLine(node);
  const inner = /[:：]\s*$/.test(name);
  const clean = name.replace(/\s*[:：]\s*$/, '');
  if (!next) return { name: clean, rest: '', line };
  const from = node.children[0]?.position?.end.offset ?? 0;
  const source = document.text.slice(from, node.position?.end.offset ?? from);
  const dash = /^\s*[:：]\s*|^\s+[-–—]\s+/.exec(source)?.[0];
  if (!inner && dash === undefined) {
    return OUTCOME.test(source) ? { name: `${clean}${source}`, rest: '', line } : null;
  }
  const rest = source.slice(dash?.length ?? 0).trim();
  return { name: clean, rest, line };
}
