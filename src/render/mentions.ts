/** Records named in prose: `ADR-12`, `ADRs 12 and 13`, `[ADR-12][]`, `[#0008]`. */

import type { Messages } from '../messages/messages.ts';
import { COLLECTION } from '../read/references.ts';
import { createElement, createText, type Element, type Node, type Parent } from './html/tree.ts';
import { setTarget } from './links.ts';
import type { RenderContext } from './render-context.ts';

/** Text in these is not prose: it is code, is a link already, or names the record itself. */
export const CLOSED_ELEMENTS = new Set([
  'a',
  'code',
  'pre',
  'kbd',
  'samp',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'math',
  'figure',
]);

const MENTION = new RegExp(
  [
    String.raw`\[((?:ADR[-\s_]?)?#?(\d{1,6}))\](?:\[\])?`,
    String.raw`(?<![\w/#.-])(?:(?<![\p{L}\p{N}])${COLLECTION}[:/])?ADR[-\s_\u00a0\u2011]?#?(\d{1,6})(?![\w/]|-\w|\.\w)`,
    String.raw`(?<![\w/#.-])ADRs[\s\u00a0](\d{1,6}(?:(?:,\s?|\s(?:and|or|&)\s|,\s(?:and|or)\s)\d{1,6})*)(?![\w/])`,
  ].join('|'),
  'giu',
);

type MentionContext = Pick<RenderContext, 'lookups' | 'settledElements' | 'messages'>;

export function linkMentions(parent: Parent, context: MentionContext): void {
  let changed = false;
  const children = parent.children.flatMap((child): Node[] => {
    if (child.type === 'element') {
      if (!CLOSED_ELEMENTS.has(child.tagName)) linkMentions(child, context);
      return [child];
    }
    if (child.type !== 'text' || !/ADR|\[#?\d/i.test(child.value)) return [child];
    const parts = splitMentions(child.value, context);
    changed ||= parts.length > 1;
    return parts;
  });
  if (changed) parent.children = children;
}

function splitMentions(value: string, context: MentionContext): Node[] {
  const parts: Node[] = [];
  let at = 0;
  const put = (from: number, words: string, number: string, length = words.length): void => {
    const node = createMention(words, number, context);
    if (node === null) return;
    context.settledElements.add(node);
    parts.push(createText(value.slice(at, from)), node);
    at = from + length;
  };
  for (const match of value.matchAll(MENTION)) {
    const [all, words, bracketed, single, several] = match;
    if (words !== undefined && bracketed !== undefined) {
      if (/^(?:#|ADR)/i.test(words)) put(match.index, words, bracketed, all.length);
    } else if (single !== undefined) put(match.index, all, single);
    else if (several !== undefined) {
      const start = match.index + all.length - several.length;
      for (const one of several.matchAll(/\d+/g)) put(start + one.index, one[0], one[0]);
    }
  }
  if (parts.length === 0) return [createText(value)];
  parts.push(createText(value.slice(at)));
  return parts.filter((part) => part.type !== 'text' || part.value !== '');
}

/** A record that is not published: its number, and why it is not a link. */
export function createWithheldMention(words: string, { t }: Messages): Element {
  return createElement('span', { className: ['mention'] }, [
    createText(`${words} ${t('body.not-published')}`),
  ]);
}

function createMention(words: string, number: string, { lookups, messages }: MentionContext): Element | null {
  const target = lookups.resolveReference(Number(number), words);
  if (target === null) return null;
  if (target === 'not published') return createWithheldMention(words, messages);
  const link = createElement('a', { className: ['mention'] }, [createText(words)]);
  setTarget(link, target);
  return link;
}
