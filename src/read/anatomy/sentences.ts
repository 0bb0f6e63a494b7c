/** Prose to sentences: plain text of a block, where its sentences end, and how a long one is cut. */
import type { Nodes } from 'mdast';
import { tidy } from '../text.ts';

/** What a paragraph says aloud: no images, comments, footnote marks, struck-out words. */
export function proseOf(node: Nodes): string {
  return tidy(spoken(node)).replace(/^\[![A-Z]+\]\s*/, '');
}

function spoken(node: Nodes): string {
  switch (node.type) {
    case 'html':
      return /^<br\b/i.test(node.value) ? ' ' : '';
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
    case 'delete':
    case 'code':
    case 'table':
    case 'list':
      return '';
    case 'break':
      return ' ';
    default:
      if ('value' in node) return node.value;
      if (!('children' in node)) return '';
      return node.children
        .map(spoken)
        .join(node.type === 'blockquote' || node.type === 'listItem' ? ' ' : '');
  }
}

/** Words before a full stop that ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s("“'[/])(?:e\.\s?g|i\.\s?e|etc|vs|cf|al|ca|approx|incl|excl|resp|max|min|no|nr|fig|sec|ch|vol|p|pp|mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|co|corp|dept|est|a\.\s?k\.\s?a|w\.\s?r\.\s?t|n\.\s?b|z\.\s?b|d\.\s?h|u\.\s?a|o\.\s?ä|bzw|ggf|usw|evtl|inkl|p\.\s?ex|env|núm|pág|[a-z])\.$/i;

/** Splits at full stops, question and exclamation marks that end a sentence, in any script. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?]+["'”’»)\]]*(?=\s|$)|[。！？]+[」』”）]*/gu)) {
    const to = match.index + match[0].length;
    const sentence = text.slice(from, to);
    const next = text.slice(to).trimStart();
    if (match[0].startsWith('.')) {
      if (match[0] === '.' && ABBREVIATION.test(sentence) && next !== '') continue;
      // A small letter goes on with the sentence: `.NET … vs. the rest`, `Yahoo! is`.
      if (/^\p{Ll}/u.test(next) && !/^(?:i[A-Z]|[a-z]+[A-Z_(])/.test(next)) continue;
      if (/(?:^|\s)\d+\.$/.test(sentence) && sentence.trim().length < 5) continue;
    }
    sentences.push(sentence.trim());
    from = to;
  }
  const rest = text.slice(from).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
}

/** Cuts at a word, not inside one, and says so with an ellipsis. Lengths count UTF-16 units. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const room = text.slice(0, length - 1);
  const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(room.slice(-12))
    ? room.replace(/[\ud800-\udbff]$/, '')
    : room.replace(/\s+\S*$/, '');
  return `${word.replace(/[\s,;:.–—([{"“-]+$/, '')}…`;
}
