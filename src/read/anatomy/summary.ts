/** One sentence that says what was decided, in the record's own words. */
import type { ListItem, RootContent } from 'mdast';
import type { Anatomy } from '../../model/anatomy.ts';
import type { Document } from '../document.ts';
import { fold } from '../fold.ts';
import { chosenIn } from './chosen.ts';
import type { Role } from './headings.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { sectionsOf } from './sections.ts';
import { clip, proseOf, sentencesOf } from './sentences.ts';
import { isUnfilled } from './unfilled.ts';

/** Longest summary, in UTF-16 units: about two lines of a table. */
const LENGTH = 200;

/**
 * The front matter's own summary, else the sentence of the decision that says it, else the first of an
 * abstract. Plain text without marks; null where the record says nothing of the kind.
 */
export function summarise(document: Document, anatomy: Anatomy): string | null {
  const found =
    fromFrontMatter(document) ??
    fromPart(document, 'decision', anatomy) ??
    fromPart(document, 'summary', anatomy) ??
    anatomy.alternatives.find((one) => one.chosen && !one.unfilled)?.name ??
    null;
  return found === null ? null : clip(tidied(found), LENGTH);
}

const KEYS = ['summary', 'description', 'abstract', 'tldr', 'decision'];

function fromFrontMatter(document: Document): string | null {
  const data = document.frontMatter?.data ?? {};
  for (const key of KEYS) {
    const value = data[key];
    if (typeof value !== 'string' || isUnfilled(value)) continue;
    const [sentence] = sentencesOf(
      value
        .replace(/[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}(?!\w)/g, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    if (sentence && !isEmptyWord(sentence)) return sentence;
  }
  return null;
}

function fromPart(document: Document, role: Role, anatomy: Anatomy): string | null {
  const lines = sectionsOf(document)
    .filter((section) => section.role === role)
    .flatMap((section) => spokenLines(piecesOf(document, section).filter((piece) => piece.role === role)));
  const whole = lines.map((line) => line.text);
  for (const text of whole) {
    const chosen = chosenIn(text);
    if (!chosen || isUnfilled(chosen.name)) continue;
    const name = optionName(chosen.name, anatomy);
    return chosen.reason === '' ? name : `${name}, ${chosen.reason}`;
  }
  const sentences = whole
    .flatMap(sentencesOf)
    .map(withoutLead)
    .filter((sentence) => !isEmptyWord(sentence));
  return (
    sentences.slice(0, REACH).find((sentence) => DECIDES.test(sentence) && !ASKS.test(sentence)) ??
    sentences.find((sentence) => !ASKS.test(sentence)) ??
    null
  );
}

/** `Option 2` is no name: the list of options has it. */
function optionName(name: string, anatomy: Anatomy): string {
  const number = /^(?:option|alternative)\s*#?(\d+)[.:]?$/i.exec(name)?.[1];
  return (number && anatomy.alternatives[Number(number) - 1]?.name) || name;
}

/** How many sentences into the decision the one that decides is sought. */
const REACH = 5;

/** Wordings that decide, by language. */
const DECIDES =
  /\b(?:we(?:['’]ll| will| shall| have (?:decided|chosen|agreed|opted)| (?:therefore |also |have )?(?:decided?|chose|choose|agreed?|adopt|opt(?:ed)?|use|propose|recommend)| are going (?:to|with)| intend to| should| must|['’]re going (?:to|with))|(?:it (?:is|was|has been)|has been|was) (?:decided|agreed)|(?:the|our) decision is|is chosen|was chosen|decided to|wir (?:werden|verwenden|nutzen|setzen|haben (?:uns )?entschieden)|nous (?:allons|avons (?:décidé|choisi)|utiliser|utilisons|adoptons)|(?:vamos a|hemos decidido|usaremos|utilizaremos|adoptaremos|decidimos|vamos|iremos)|useremo|utilizzeremo|abbiamo deciso|we (?:zullen|gebruiken|kiezen|hebben besloten)|będziemy|zdecydowaliśmy|(?:мы )?(?:будем|решили|решено|используем|выбрали))\b|我们(?:将|决定|选择|采用)|決定(?:した|する)|採用(?:した|する)|하기로|사용한다/iu;

/** Sentences that ask, or only lead elsewhere. */
const ASKS =
  /[?？]$|^(?:see|refer to|as (?:described|discussed|mentioned)|note(?: that)?|this (?:adr|document|section|record) (?:describes|discusses|documents))\b/i;

interface Line {
  text: string;
}

/** Paragraphs as lines of prose; one that leads a list in (`We will:`) is joined with the list. */
function spokenLines(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  for (const piece of pieces) {
    if (piece.unfilled) continue;
    const last = lines.at(-1);
    if (piece.node.type === 'list' || piece.node.type === 'listItem') {
      const items = piece.node.type === 'list' ? piece.node.children : [piece.node];
      const words = items.map(itemProse).filter((item) => item !== '' && !isUnfilled(item));
      if (last && leadsIn(last.text)) last.text = joinItems(last.text, words);
      else lines.push(...words.slice(0, REACH).map((text) => ({ text })));
    } else if (piece.node.type === 'paragraph' || piece.node.type === 'blockquote') {
      const text = withoutLabel(piece);
      if (text !== '') lines.push({ text });
    }
  }
  return lines;
}

function itemProse(item: ListItem): string {
  const [head] = item.children;
  return head?.type === 'paragraph' ? proseOf(head) : '';
}

function withoutLabel(piece: Piece): string {
  const text = proseOf(piece.node as RootContent);
  if (piece.name !== null || piece.rest === piece.text) return text;
  return text;
}

function leadsIn(text: string): boolean {
  return /[:：]$|\b(?:because|that|to|by)$/i.test(text);
}

/** As many items as fit; the rest is a sign. */
function joinItems(lead: string, items: readonly string[]): string {
  const bare = items.map((item) => item.replace(/[.;,。]$/, ''));
  let text = lead;
  for (const [index, item] of bare.entries()) {
    const next = index === 0 ? `${text} ${item}` : `${text}; ${item}`;
    if (index > 0 && next.length > LENGTH * 0.8) return `${text}; …`;
    text = next;
  }
  return text;
}

/** `Decision: we will …` says its own name first. */
function withoutLead(sentence: string): string {
  return sentence.replace(
    /^(?:decision|outcome|summary|abstract|entscheidung|décision|decisión|decisão|decisione|решение|决定|決定|결정)\s*[:：]\s*/iu,
    '',
  );
}

/** Words that say nothing by themselves. */
const EMPTY = new Set([
  '',
  'n a',
  'na',
  'none',
  'tbd',
  'todo',
  'see above',
  'see below',
  'as above',
  'accepted',
  'approved',
  'proposed',
  'rejected',
  'pending',
  'deprecated',
  'superseded',
  'yes',
  'no',
  'decision',
  'wip',
  'context',
  'decided',
]);

function isEmptyWord(sentence: string): boolean {
  return EMPTY.has(fold(sentence)) || isUnfilled(sentence);
}

function tidied(sentence: string): string {
  const text = sentence
    .replace(/^[\s\p{Extended_Pictographic}\ufe0f•–—-]+(?=\S)/u, '')
    .replace(/\s+([,.;:!?])(?=\s|$)/g, '$1')
    .replace(/\s*[:：,;]+$/, '')
    .trim();
  return text.replace(/^\p{Ll}(?=\p{Ll}*\s)/u, (letter) => letter.toUpperCase());
}
