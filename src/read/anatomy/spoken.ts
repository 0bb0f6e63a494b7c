/** The blocks of a part as lines of plain prose, lists joined to the line that leads them in. */
import type { ListItem, Paragraph } from 'mdast';
import type { Piece } from './pieces.ts';
import { proseOf } from './sentences.ts';
import { isUnfilled } from './unfilled.ts';

/** Items of a list without a lead-in that may each be the sentence sought. */
const ITEMS = 5;
/** A lead-in and its items stop growing here, in UTF-16 units: a summary has little more room. */
const ROOM = 160;

/** Paragraphs as prose; one that leads a list in (`We will:`) is joined with the list. */
export function spokenLines(pieces: readonly Piece[]): string[] {
  const lines: string[] = [];
  for (const { node, unfilled } of pieces) {
    if (unfilled) continue;
    if (node.type === 'list' || node.type === 'listItem') {
      const items = node.type === 'list' ? node.children : [node];
      const words = items.map(itemProse).filter((item) => item !== '' && !isUnfilled(item));
      const last = lines.at(-1);
      if (last && leadsIn(last)) lines[lines.length - 1] = joinItems(last, words);
      else lines.push(...words.slice(0, ITEMS));
    } else if ((node.type === 'paragraph' && !isHeadline(node)) || node.type === 'blockquote') {
      const text = proseOf(node);
      const last = lines.at(-1);
      if (last && /\bbecause[:：]?$/i.test(last)) lines[lines.length - 1] = joinItems(last, [text]);
      else if (text !== '') lines.push(text);
    }
  }
  return lines;
}

/** A paragraph that is emphasised as a whole stands for a heading. */
function isHeadline(node: Paragraph): boolean {
  const [only, ...others] = node.children;
  return others.length === 0 && only?.type === 'strong' && proseOf(node).split(' ').length < 4;
}

function itemProse(item: ListItem): string {
  const [head] = item.children;
  return head?.type === 'paragraph' ? proseOf(head) : '';
}

function leadsIn(text: string): boolean {
  return /[:：]$|\b(?:because|that|to|by|following|as follows)[.:]?$/i.test(text);
}

/** As many items as fit; the rest is a sign. */
function joinItems(lead: string, items: readonly string[]): string {
  const bare = items.map((item) => item.replace(/[.;,。]$/, ''));
  let text = lead;
  if (/\bbecause[:：]?$/i.test(lead)) {
    text = lead.replace(/[:：]$/, '');
    bare[0] = (bare[0] ?? '')
      .replace(/^\(?[a-z\d][.)]\s+/i, '')
      .replace(/^(?:The|It|We|This|They|An?|There)\b/, (word) => word.toLowerCase());
  }
  for (const [index, item] of bare.entries()) {
    const next = index === 0 ? `${text} ${item}` : `${text}; ${item}`;
    if (index > 0 && next.length > ROOM) return `${text}; …`;
    text = next;
  }
  return text;
}
