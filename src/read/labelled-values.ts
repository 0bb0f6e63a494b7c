/** Labels and values of a line: `Status: Accepted | Date: 2024-05-06`. */
import { findDates } from './dates.ts';
import type { FactName } from './fact-names.ts';
import { type InlineText, sliceInlineText } from './inline-text.ts';
import {
  findHeadingFact,
  findLabelFact,
  getMarks,
  hasRole,
  SUPERSESSION_STEMS,
  type Vocabulary,
} from './vocabulary.ts';

export interface LabelledValue {
  /** Null for a part without a label, or with one that introduces no fact (then `label` is not empty). */
  fact: FactName | null;
  label: string;
  value: InlineText;
  /** Place in the text, label included. */
  from: number;
  to: number;
}

/**
 * Cuts a paragraph into its labelled values: one a line, or several on a line apart by `|` or by bold labels.
 * A line without a label goes on with the value before it.
 */
export function readLabelledValues(inline: InlineText, vocabulary: Vocabulary): LabelledValue[] {
  const cuts = findLabelPlaces(inline);
  const parts: (Label & { from: number; to: number })[] = [];
  cuts.forEach((from, index) => {
    const to = cuts[index + 1] ?? inline.text.length;
    const last = parts.at(-1);
    // `Supersedes: none; related: ADR-3`, but no label in the middle of a text
    const isText = (last?.fact ?? null) === null && isBehind(inline.text, from, ';；.。');
    const label = isText ? null : readLabelAt(inline, from, to, vocabulary);
    if (label !== null) parts.push({ ...label, from, to });
    else if (last !== undefined) last.to = to;
    else parts.push({ fact: null, label: '', from, start: from, to });
  });
  return parts.map(({ fact, label, from, start, to }) => ({
    fact,
    label,
    value: sliceInlineText(inline, start, trimBar(inline.text, start, to)),
    from,
    to,
  }));
}

/** Whether one of some signs and a blank is before a place. */
function isBehind(text: string, at: number, signs: string): boolean {
  const before = text.slice(Math.max(0, at - 20), at);
  return /\s$/.test(before) && signs.includes(before.trimEnd().at(-1) ?? ' ');
}

/** Where a label may begin: at a line's start or a sentence's, behind a bar or a dot, and at bold words with a colon. */
function findLabelPlaces({ text, strong }: InlineText): number[] {
  const at = new Set([0]);
  for (const match of text.matchAll(
    /\n(?![ \t]*[:：]\s)|\s[|·•‖]\s|\t|[;；.。]\s+(?=\p{L}[^:：\n;.]{1,30}[:：])/gu,
  ))
    at.add(match.index + match[0].length);
  for (const { from, to } of strong)
    if (/[:：]\s*$/.test(text.slice(from, to)) || /^\s*[:：]/.test(text.slice(to))) at.add(from);
  return [...at].sort((a, b) => a - b);
}

const LABEL = /^([\s>*+•·|–—-]*)([^:：\n|]{1,45}?)\s*[:：](?!\/\/)\s*/u;
const A_LABEL = /^\p{Lu}\p{L}*(?:[ -]\p{L}+){0,2}$/u;
/** `Status - accepted`, `Date 2024-03-05`. */
const DASHED = /^([\s>*+•·|–—-]*)(\p{L}[^:：\n|]{0,30}?)\s+(?:([-–—=]|->|→)\s+|(?=\d))/u;
const DASHABLE: ReadonlySet<FactName | null> = new Set(['status', 'deciders', 'authors']);

interface Label {
  fact: FactName | null;
  label: string;
  /** Where the value begins. */
  start: number;
}

function readLabelAt(inline: InlineText, from: number, to: number, vocabulary: Vocabulary): Label | null {
  const text = inline.text.slice(from, to);
  const bold = inline.strong.find(
    (span) =>
      span.from >= from &&
      span.from <= from + 4 &&
      span.to <= to &&
      /^\W*$/u.test(inline.text.slice(from, span.from)),
  );
  const colon = LABEL.exec(text);
  if (colon !== null) {
    const fact = findLabelFact(vocabulary, colon[2] ?? '');
    if (fact !== null) return { fact, label: (colon[2] ?? '').trim(), start: from + colon[0].length };
  }
  if (bold !== undefined) {
    const words = inline.text.slice(bold.from, bold.to).replace(/[:：]\s*$/, '');
    const fact = findLabelFact(vocabulary, words);
    const after = /^\s*[-–—:：=]?\s*/u.exec(inline.text.slice(bold.to, to))?.[0].length ?? 0;
    // bold alone on its line is a statement (`**Accepted**`), not a label
    if (fact !== null && bold.to + after < to && !isDateLabel(fact))
      return { fact, label: words, start: bold.to + after };
    const isMiddle = /[;；]\s*$/u.test(inline.text.slice(Math.max(0, from - 20), from));
    if (
      fact === null &&
      !isMiddle &&
      !SUPERSESSION_STEMS.test(words) &&
      colon !== null &&
      /[:：]/.test(inline.text.slice(bold.from, bold.to + 1))
    )
      return { fact: null, label: words, start: from + colon[0].length };
  }
  const dashed = DASHED.exec(text);
  if (dashed !== null) {
    const label = dashed[2] ?? '';
    const fact = findHeadingFact(vocabulary, label);
    const isDay =
      fact === 'date' && (findDates(text.slice(dashed[0].length, dashed[0].length + 24))[0]?.from ?? 1) === 0;
    if (isDay || (DASHABLE.has(fact) && dashed[3] !== undefined))
      return { fact, label, start: from + dashed[0].length };
  }
  // `Type: Process` among other lines of that form is no part of the value before it
  const label = colon?.[2] ?? '';
  const isLine = inline.text[from - 1] === '\n' && A_LABEL.test(label) && LABEL.test(inline.text);
  return isLine && colon !== null && !hasRole(getMarks(vocabulary, label)[0], 'by')
    ? { fact: null, label, start: from + colon[0].length }
    : null;
}

/** `Accepted`, `Proposed` and the like introduce a date only before a colon; else they are a status. */
function isDateLabel(fact: FactName): boolean {
  return fact === 'date' || fact === 'created' || fact === 'superseded-by';
}

function trimBar(text: string, from: number, to: number): number {
  const part = text.slice(from, to).trimEnd();
  return from + ('|·•‖'.includes(part.at(-1) ?? ' ') ? part.slice(0, -1) : part).length;
}
