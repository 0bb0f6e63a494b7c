/** Prose to sentences: what the blocks of a part say as plain text, where sentences end, and MADR's sentence of decision. */
import type { ListItem, Nodes, Paragraph } from 'mdast';
import { LIMITS } from '../../shared/limits.ts';
import { isUnfilledText } from '../placeholders.ts';
import { createWordPattern } from '../section-names.ts';
import { toPlainText } from '../text.ts';
import type { BodyPiece } from './types.ts';

/** What a paragraph says aloud. */
function getProse(node: Nodes): string {
  return toPlainText(node, SILENT);
}

const SILENT = new Set('image imageReference footnoteReference delete code table list'.split(' '));

/** Words before a full stop that ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s("“'[/])(?:e\.\s?g|i\.\s?e|etc|vs|cf|al|ca|approx|incl|excl|resp|max|min|no|nr|fig|sec|ch|vol|p|pp|mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|co|corp|dept|est|a\.\s?k\.\s?a|w\.\s?r\.\s?t|n\.\s?b|z\.\s?b|d\.\s?h|u\.\s?a|o\.\s?ä|bzw|ggf|usw|evtl|inkl|p\.\s?ex|env|núm|pág|[a-z])\.$/i;

/** Splits at full stops, question and exclamation marks that end a sentence, in any script. */
export function splitSentences(text: string): string[] {
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
export function clipText(text: string, length: number): string {
  if (text.length <= length) return text;
  const room = text.slice(0, length - 1);
  const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(room.slice(-12))
    ? room.replace(/[\ud800-\udbff]$/, '')
    : room.replace(/\s+\S*$/, '');
  return `${word.replace(/[\s,;:.–—([{"“-]+$/, '')}…`;
}

/** Items of a list without a lead-in that may each be the sentence sought. */
const ITEMS = 5;
/** A lead-in and its items stop growing here, in UTF-16 units: a summary has little more room. */
const ROOM = 160;

/** A box, and what a site generator puts contents in place of: they go on with nothing. */
const NO_PROSE = /^\[!\w[\w-]*\]|^(?:\[{1,2}_?toc_?\]{1,2}|\{:?\s*toc.*\}|\$\{toc\})$/i;

/** Half a sentence; the rest is code, a table or a list. */
export const UNFINISHED =
  /\b(?:following|below|as follows|like this|because|that|to|by|and|or|is|are|be|was|were|as|like|with|of|for|in|on|from|than|the|an?|e\.g\.|will|should|would|now|then|use|uses|using|our|its|their)\s*[:：]?$|\b(?:following|below|as follows|these|this)\b[^.!?]*[:：]$/i;

/**
 * Paragraphs as prose; one that leads a list in (`We will:`) is joined with the list. Boxes are passed over, and words
 * that code or a table goes on with.
 */
export function getProseLines(pieces: readonly BodyPiece[]): string[] {
  const lines: string[] = [];
  for (const { node, unfilled } of pieces) {
    if (unfilled) continue;
    const last = lines.at(-1);
    if (node.type === 'code' || node.type === 'table') {
      const sentences = splitSentences(lines.pop() ?? '').filter((sentence) => !UNFINISHED.test(sentence));
      if (sentences.length > 0) lines.push(sentences.join(' '));
    } else if (node.type === 'list' || node.type === 'listItem') {
      const items = node.type === 'list' ? node.children : [node];
      const words = items.map(getItemProse).filter((item) => item !== '' && !isUnfilledText(item));
      if (last && isLeadIn(last)) lines[lines.length - 1] = joinItems(last, words);
      else lines.push(...words.slice(0, ITEMS));
    } else if ((node.type === 'paragraph' && !isHeadline(node)) || node.type === 'blockquote') {
      const text = getProse(node);
      if (NO_PROSE.test(text)) continue;
      if (last && /\bbecause[:：]?$/i.test(last)) lines[lines.length - 1] = joinItems(last, [text]);
      else if (text !== '') lines.push(text);
    }
  }
  return lines;
}

/** A paragraph that is emphasised as a whole counts as a heading. */
function isHeadline(node: Paragraph): boolean {
  const [only, ...others] = node.children;
  return others.length === 0 && only?.type === 'strong' && getProse(node).split(' ').length < 4;
}

function getItemProse(item: ListItem): string {
  const [head] = item.children;
  return head?.type === 'paragraph' ? getProse(head) : '';
}

function isLeadIn(text: string): boolean {
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

export interface ChosenOption {
  name: string;
  /** Marks show where the name begins and ends. */
  quoted: boolean;
  /** From `because` on, as written; empty where no reason is given. */
  reason: string;
}

const LEAD_INS = `${createWordPattern('chosen')}|(?:we|the team) (?:chose|choose|selected|select|picked) (?:option|alternative)(?= \\d)`;

const BECAUSE = createWordPattern('because');

/** The words alone are no naming (`is the preferred option.`): a colon, a verb or a quotation has to follow. */
const LEAD = new RegExp(
  `(?:^|[.!?]\\s+|[\\s>])[*_]*(?:${LEAD_INS})[*_]*(?:\\s*[:：][*_]*\\s*|\\s+(?:is|are|was|ist|est|es|é|è)\\b\\s*[:：]?\\s*|\\s*(?=["“„«\`「『'*])|\\s+(?=#?\\d)|\\s+[-–—]\\s+|\\s*\\n\\s*)`,
  'iu',
);
/** Closing marks by their opening ones, which stand first: a name may hold marks of another kind. */
const QUOTES: Record<string, string> = Object.fromEntries(
  `""”“ “”"“ ””" „“”" ''’ ‘’' «» \`\` 「」 『』 [] {} ** __`
    .split(' ')
    .map(([open = '', ...close]) => [open, close.join('')]),
);

/** `2) as it is calm`, `Option 2.`: no more than the number. */
const NUMBERED =
  /^((?:option|alternative|solution)?\s*#?(?:\d+|[A-Z]))[).]?(?=\s*(?:$|[.;]|[,，]?\s(?:as|because|since)\s))/iu;
const PLAIN = new RegExp(`^(.+?)(?=[,，]?\\s+(?:${BECAUSE})(?![\\p{L}])|[.。](?:\\s|$)|;\\s|\\n|$)`, 'iu');
const REASON = new RegExp(
  `^[*_"”’»\\s]*(?:[,，.、]|[-–—])?\\s*((?:${BECAUSE})(?![\\p{Ll}])[\\s\\S]*)$`,
  'iu',
);

/** Finds the chosen option in a paragraph, Markdown or plain; null where it names none. */
export function findChosen(paragraph: string): ChosenOption | null {
  const text = paragraph.slice(0, LIMITS.paragraph).replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1');
  const lead = LEAD.exec(text);
  if (!lead) return null;
  const after = text.slice(lead.index + lead[0].length);
  const marked = matchQuoted(after);
  const named = marked ?? NUMBERED.exec(after) ?? PLAIN.exec(after);
  const name = (named?.[1] ?? '')
    .replace(/[*_]{2}|`/g, '')
    .replace(/[\s,;]+$/, '')
    .trim();
  if (named === null || name === '') return null;
  const reason = REASON.exec(after.slice(named[0].length))?.[1] ?? '';
  return {
    name,
    quoted: marked !== null,
    reason: reason.trim().replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
  };
}

function matchQuoted(text: string): RegExpExecArray | null {
  const opening = text[0] ?? '';
  const closing = QUOTES[opening];
  if (closing === undefined) return null;
  const [open, close] = [opening, closing].map((marks) => marks.replace(/[\][{}*^-]/g, '\\$&'));
  return new RegExp(`^(?:${open})+\\s*(.+?)\\s*[${close}]+(?=[\\s,.;:，。、（(*_]|$)`, 'u').exec(text);
}
