/** Texts as the grammar reads them: words, names, brackets and sentences, and what words before or behind do to others. */

import type { InlineText } from './inline-text.ts';
import type { WordRole } from './languages.ts';
import { normalize } from './normalize.ts';
import { findReferences, type Reference } from './references.ts';
import { blankRanges } from './text.ts';
import { getMarks, hasRole, MASK, type Mark, MONTHS, type Vocabulary } from './vocabulary.ts';

export interface Span {
  from: number;
  to: number;
}

/** What it takes to understand a text: its words, and the word that names in this record's own series begin with. */
export interface Grammar {
  vocabulary: Vocabulary;
  prefix: string | null;
  /** The record's own number: what it says of itself refers to nothing else. */
  number: number | null;
}

/** A text as its verbs are read. */
export interface GrammarText {
  /** Links and file names are blanked out: their words are names. */
  text: string;
  marks: readonly Mark[];
  names: Reference[];
  brackets: Brackets;
  /** Where sentences end. */
  ends: readonly Span[];
}

type Brackets = readonly (Span | null)[];

/** A text as the grammar reads it. */
export function readText(inline: InlineText, { vocabulary, prefix }: Grammar): GrammarText {
  const text = maskText(inline);
  const names = findReferences(inline, { from: 0, to: text.length, prefix, anyLink: true });
  const marks = getMarks(vocabulary, text).filter(
    (mark) => !names.some(({ from, to }) => mark.from < to && mark.to > from),
  );
  return { text, marks, names, brackets: findBrackets(text), ends: findSentenceEnds(text) };
}

/** Words that are quoted take no part in the sentence, nor do their full stops and arrows. */
const QUOTED = /「[^」]*」|『[^』]*』|“[^”]*”/g;
const ABBREVIATION = /(?<![a-zа-я])(?:no|nr|vs|e\.g|i\.e|cf|z\.B|ca|vgl|см)\.(?=\s)/gi;

/** Link texts and abbreviations hold full stops that end no sentence; file names hold words that say nothing. */
function maskText({ text, links }: InlineText): string {
  return blankRanges(text, links, MASK)
    .replace(ABBREVIATION, (hit) => `${hit.slice(0, -1)} `)
    .replace(/\(([가-힣])\)/g, ' $1 ')
    .replace(QUOTED, (words) => words.replace(SENTENCE_END, (sign) => ' '.repeat(sign.length)))
    .replace(/(?<![\w./-])[\w./-]*\w\.(?:md|mdx|markdown|adoc|asciidoc|html)\b/g, (hit) =>
      MASK.repeat(hit.length),
    );
}

/** For each place of a text the innermost brackets around it; null outside of any, and for brackets never closed. */
function findBrackets(text: string): Brackets {
  const inside: (Span | null)[] = [];
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[()（）]/g)) {
    if (sign === '(' || sign === '（') open.push(index);
    else {
      const from = open.pop();
      if (from === undefined) continue;
      const span = { from, to: index + 1 };
      for (let at = from + 1; at < index; at++) inside[at] ??= span;
    }
  }
  return inside;
}

export function getBracketsAround(brackets: Brackets, at: number): Span | null {
  return brackets[at] ?? null;
}

const ARROW = '→|->|=>|⇒|➔|➡|⟶';
const ARROWS = new RegExp(ARROW, 'gu');
const SENTENCE_END = new RegExp(
  `[.!?？](?=[\\s)*_"”]|$)|[;。；]|\\s[·•](?=\\s)|${ARROW}|\\n\\s*\\n|\\n(?=[-*•] )`,
  'gu',
);

function findSentenceEnds(text: string): Span[] {
  return [...text.matchAll(SENTENCE_END)].map(({ 0: sign, index }) => ({
    from: index,
    to: index + sign.length,
  }));
}

/** The sentence around a place, or the part of it that the same brackets hold. */
export function findSentence({ text, brackets, ends }: GrammarText, at: number): Span {
  const group = getBracketsAround(brackets, at);
  const start = group === null ? 0 : group.from + 1;
  const end = group === null ? text.length : group.to - 1;
  const own = ends.filter(
    ({ from }) => from >= start && from <= end && getBracketsAround(brackets, from) === group,
  );
  return {
    from: own.findLast(({ from }) => from < at)?.to ?? start,
    to: own.find(({ from }) => from >= at)?.from ?? end,
  };
}

/** The place of each step of a row of arrows; arrows in brackets belong to a remark. */
export function findSteps(text: string): Span[] {
  const brackets = findBrackets(text);
  const steps: Span[] = [];
  let from = 0;
  for (const { 0: arrow, index } of text.matchAll(ARROWS)) {
    if (getBracketsAround(brackets, index) !== null) continue;
    steps.push({ from, to: index });
    from = index + arrow.length;
  }
  return [...steps, { from, to: text.length }];
}

/** Whether a mark begins a relative clause. */
export function isRelative(mark: Mark | undefined, text: string): boolean {
  if (hasRole(mark, 'which')) return true;
  return hasRole(mark, 'that') && /[\p{L}\p{N}\v)\]][*_"”]*[,，]\s*$/u.test(text.slice(0, mark?.from));
}

/** The first record that is named in a part of a text. */
export function findName({ names }: Pick<GrammarText, 'names'>, { from, to }: Span): Reference | undefined {
  return names.find((one) => one.from >= from && one.to <= to);
}

export function isVerb({ phrase }: Mark): boolean {
  return (phrase?.verbs.length ?? 0) > 0;
}

/** Words between the last two items of a list, as a pattern. */
export const AND = 'and|und|et|y|e|en|i|og|och';

const CHANGES_NOTHING =
  'aux not may yet longer part whole rest only formerly past present and or but then date to by see'.split(
    ' ',
  ) as WordRole[];

/** A word that names nothing: an auxiliary, an adverb, a day, a state. */
export function isFiller(mark: Mark, text: string): boolean {
  if (
    mark.phrase !== null &&
    (mark.phrase.sense !== null || CHANGES_NOTHING.some((role) => hasRole(mark, role)))
  )
    return true;
  const word = text.slice(mark.from, mark.to);
  return /^\d+$/.test(word) || /\p{L}ly$/u.test(word) || MONTHS.has(normalize(word));
}

/**
 * The words before a state or a verb that may change it: up to a comma, an "and", or another state or verb, unless an
 * "or" carries them on.
 */
export function listWordsBefore({ marks, text, brackets }: GrammarText, at: number, from = 0): Mark[] {
  const group = getBracketsAround(brackets, marks[at]?.from ?? 0);
  const words: Mark[] = [];
  let next = marks[at]?.from ?? 0;
  let carried = false;
  for (let before = at - 1; before >= 0; before--) {
    const mark = marks[before];
    if (mark === undefined || mark.from < from) break;
    if (getBracketsAround(brackets, mark.from) !== group) continue;
    if (/[,，、;:：–—]|\s-\s/u.test(text.slice(mark.to, next))) break;
    // an English article and preposition are joints in Czech and Dutch
    carried ||= hasRole(mark, 'or') && !hasRole(mark, 'date');
    const ends =
      (hasRole(mark, 'and') && !hasRole(mark, 'other')) || (hasRole(mark, 'but') && !hasRole(mark, 'longer'));
    if (ends || ((isVerb(mark) || mark.phrase?.sense != null) && !carried)) break;
    words.push(mark);
    next = mark.from;
  }
  return words;
}

/**
 * The words behind a state or a verb that may change it, as languages have them that put verbs last: up to a sign, a
 * name, or another state or verb, that one included.
 */
export function listWordsBehind({ marks, text, names }: GrammarText, at: number): Mark[] {
  const words: Mark[] = [];
  let end = marks[at]?.to ?? 0;
  const name = names.find(({ from }) => from >= end)?.from ?? text.length;
  for (const mark of marks.slice(at + 1)) {
    if (mark.from >= name || /[^\s"”*_]|\s-\s/u.test(text.slice(end, mark.from))) break;
    words.push(mark);
    if (isVerb(mark) || mark.phrase?.sense != null) break;
    end = mark.to;
  }
  return words;
}

/** Whether a condition has come true: "when ADR-3 was accepted", not "when ADR-3 is accepted". */
export function isPastCondition(marks: readonly Mark[], text: string): boolean {
  if (marks.some((mark) => hasRole(mark, 'past'))) return true;
  if (marks.some((mark) => hasRole(mark, 'present'))) return false;
  // "once approved" leaves out "it is"
  return marks.slice(1).some(({ from, to }) => /\p{L}{2}ed$/u.test(text.slice(from, to)));
}
