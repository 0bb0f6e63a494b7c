/** The Markdown source of blocks and list items, and the labels they begin with. */
import type { ListItem, Paragraph, RootContent } from 'mdast';
import { type Document, sourceOf } from '../document.ts';
import { plainText } from '../text.ts';

export function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}

/** Source of a run of nodes, with the indentation of the place they stand in taken off. */
export function textOf(document: Document, first: RootContent | undefined, last = first): string {
  const column = (first?.position?.start.column ?? 1) - 1;
  const source = sourceOf(document, first, last).trimEnd();
  if (column === 0 || !source.includes('\n')) return source;
  const indent = indents[column] ?? new RegExp(`^[ \\t]{1,${column}}`);
  if (column < 20) indents[column] = indent;
  return source
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(indent, '')))
    .join('\n');
}

/** By column, for the usual ones. */
const indents: RegExp[] = [];

/** What an item says, without its bullet and box. */
export function itemText(document: Document, item: ListItem): string {
  return textOf(document, item.children[0], item.children.at(-1));
}

/** Blocks that say nothing: rules, comments, link definitions. */
export function isSilent(node: RootContent): boolean {
  if (node.type === 'thematicBreak' || node.type === 'definition') return true;
  return node.type === 'html' && node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim() === '';
}

/** `*Last Updated: …*` at the foot of a record: facts, read elsewhere. */
export function isFootLine(text: string): boolean {
  return text.split('\n').every((line) => /^([*_])(?![*_])[^*_:：]{2,40}[:：].*\1\s*$/.test(line));
}

export interface Label {
  name: string;
  /** Source after the label; empty where the label stands alone. */
  rest: string;
  line: number;
}

/** `**Pros**: …`, `**Pros:** …`, `**Pros**` alone, or `Pros:` alone. */
export function labelOf(document: Document, node: RootContent | undefined): Label | null {
  if (node?.type !== 'paragraph') return null;
  const { labels } = document.notes;
  const known = labels.get(node);
  if (known !== undefined) return known;
  const label = labelAt(document, node);
  labels.set(node, label);
  return label;
}

function labelAt(document: Document, node: Paragraph): Label | null {
  const [first, second] = node.children;
  if (first?.type === 'strong' || first?.type === 'emphasis')
    return markedLabel(document, node, plainText(first), second);
  if (endsInWords(node)) return null;
  const text = plainText(node);
  if (!/^[^.!?:：]{2,60}[:：]$/u.test(text)) return null;
  return { name: text.slice(0, -1), rest: '', line: lineOf(node) };
}

/** Most paragraphs end in their last sentence: that can be told without putting their text together. */
function endsInWords({ children }: Paragraph): boolean {
  const last = children.at(-1);
  return last?.type === 'text' && /[^\s:：\u200B]\s*$/.test(last.value.slice(-20));
}

/** What was done with the thing that a label names: `**Option 2** ✅`. */
const OUTCOME =
  /^\s*(?:[✅✔☑❌]\ufe0f?|[([](?:chosen|selected|accepted|recommended|rejected|discarded)[)\]])\s*$/iu;

function markedLabel(
  document: Document,
  node: Paragraph,
  name: string,
  next: Paragraph['children'][number] | undefined,
): Label | null {
  const line = lineOf(node);
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
