/** Finds the passages of a record that match a query, and the words to highlight. Pure. */
import { isUnspaced } from '../shared/text.ts';
import { isSameWord, listForms, normalizeWord, splitWords, type Word } from './tokenize.ts';
import type { MarkedText, MatchedPassage, ResultCard, SearchSection } from './types.ts';

/** Passages of one record at most. */
const MOST = 3;
/** Words of an excerpt, and how many of them come before the first match. */
const LENGTH = 28;
const BEFORE = 6;
/** Words that only begin like a word of the query, at most. */
const MOST_BEGUN = 12;

/**
 * The words of a record that answer the words of a query: the same words in any of their forms. Only where a record
 * has none, those that begin with a word or hold it: so `soft` does not mark `software` beside `soft`.
 *
 * @param all every word of the record, folded
 */
export function findWordsToMark(all: readonly string[], wanted: readonly string[]): string[] {
  const found = wanted.flatMap((word) => {
    const ways: ((one: string) => boolean)[] = [
      (one) => isSameWord(one, word),
      (one) => one.startsWith(word),
      (one) => word.length > 5 && one.startsWith(word.slice(0, -2)),
      (one) => word.length > 3 && one.includes(word),
    ];
    for (const way of ways) {
      const answers = all.filter(way);
      if (answers.length > 0) return answers.slice(0, MOST_BEGUN);
    }
    return [];
  });
  return [...new Set(found)];
}

/** The sections with the most of the words, closest to each other; the best first. */
export function findPassages(sections: readonly SearchSection[], marks: readonly string[]): MatchedPassage[] {
  if (marks.length === 0) return [];
  return sections
    .flatMap((section) => {
      const best = findBestWindow(section, marks);
      return best === null ? [] : [{ section, ...best }];
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST)
    .map(({ section: { id, heading, text }, from, words }) => ({
      id,
      heading,
      excerpt: createExcerpt(text, words, from, marks),
    }));
}

/** Text in pieces, the words to mark apart. */
export function markText(text: string, marks: readonly string[]): MarkedText[] {
  const pieces: MarkedText[] = [];
  let at = 0;
  const push = (end: number, isMarked: boolean): void => {
    const piece = text.slice(at, end);
    if (piece !== '') pieces.push({ text: piece, marked: isMarked });
    at = Math.max(at, end);
  };
  for (const { start, end } of findMatches(splitWords(text), marks)) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return pieces;
}

/** Whether each of the phrases is there, word after word, in the title, the summary or one section. */
export function hasPhrases(
  { title, summary }: Pick<ResultCard, 'title' | 'summary'>,
  sections: readonly SearchSection[],
  phrases: readonly string[],
): boolean {
  const texts = [title, summary ?? '', ...sections.flatMap(({ heading, text }) => [heading ?? '', text])].map(
    toWordText,
  );
  return phrases.every((phrase) => {
    const wanted = toWordText(phrase).trimEnd();
    return texts.some((text) => text.includes(wanted));
  });
}

/** With a space before each word, so that a phrase begins where a word does; its last word may go on. */
function toWordText(text: string): string {
  return splitWords(text)
    .map((word) => ` ${normalizeWord(word.text)}`)
    .join('');
}

interface Match {
  start: number;
  end: number;
  /** Which of the marks. */
  which: number;
  /** Which of the text's words. */
  at: number;
}

function findMatches(words: readonly Word[], marks: readonly string[]): Match[] {
  return words.flatMap(({ text: word, start }, at): Match[] => {
    if (isUnspaced(word)) {
      return findInRun(word, marks).map((part) => ({
        ...part,
        start: start + part.start,
        end: start + part.end,
        at,
      }));
    }
    const forms = listForms(word);
    const whole = marks.indexOf(forms[0] ?? '');
    if (whole >= 0) return [{ start, end: start + word.length, which: whole, at }];
    const which = marks.findIndex((mark) => forms.includes(mark));
    const mark = marks[which];
    if (mark === undefined) return findCompound(words, at, marks);
    // a part of `JobQueue`, where its letters are those of the text one by one
    const inside = forms[0]?.length === word.length ? forms[0].indexOf(mark) : -1;
    const from = Math.max(0, inside);
    return [{ start: start + from, end: start + (inside < 0 ? word.length : from + mark.length), which, at }];
  });
}

/** Several words of the text that a mark has as one: `tray_id`, `web socket`. */
function findCompound(words: readonly Word[], at: number, marks: readonly string[]): Match[] {
  const [first, ...rest] = words.slice(at, at + 4);
  if (first === undefined) return [];
  let joined = normalizeWord(first.text);
  let end = first.start + first.text.length;
  for (const { text: word, start } of rest) {
    if (start - end > 2 || !marks.some((mark) => mark.length > joined.length && mark.startsWith(joined)))
      break;
    joined += normalizeWord(word);
    end = start + word.length;
    const which = marks.indexOf(joined);
    if (which >= 0) return [{ start: first.start, end, which, at }];
  }
  return [];
}

/** Neighbours are sought two by two, so what matches may overlap: it is joined. */
function findInRun(run: string, marks: readonly string[]): Omit<Match, 'at'>[] {
  const found = marks.flatMap((mark, which) => {
    const start = run.indexOf(mark);
    return start < 0 ? [] : [{ start, end: start + mark.length, which }];
  });
  found.sort((a, b) => a.start - b.start);
  const parts: Omit<Match, 'at'>[] = [];
  for (const part of found) {
    const last = parts.at(-1);
    if (last !== undefined && part.start <= last.end) last.end = Math.max(last.end, part.end);
    else parts.push(part);
  }
  return parts;
}

/** The stretch of a section with the most of the marks; those of its heading count for half. */
function findBestWindow(
  { heading, text }: SearchSection,
  marks: readonly string[],
): { value: number; from: number; words: Word[] } | null {
  const words = splitWords(text);
  const matches = findMatches(words, marks);
  const inHeading = heading === null ? [] : findMatches(splitWords(heading), marks);
  const bonus = new Set(inHeading.map(({ which }) => which)).size / 2;
  if (matches.length === 0) return bonus === 0 ? null : { value: bonus, from: 0, words };
  let best = { value: 0, from: 0 };
  for (const [index, { at }] of matches.entries()) {
    const near = matches.slice(index, index + LENGTH).filter((match) => match.at < at + LENGTH);
    const kinds = new Set(near.map(({ which }) => which)).size;
    const inOrder = near.filter((match, next) => near[next + 1]?.at === match.at + 1).length;
    const value = kinds + inOrder / 2;
    if (value > best.value) best = { value, from: Math.max(0, at - BEFORE) };
  }
  return { value: best.value + bonus, from: best.from, words };
}

function createExcerpt(
  text: string,
  words: readonly Word[],
  from: number,
  marks: readonly string[],
): MarkedText[] {
  const first = words[from];
  const last = words[Math.min(words.length, from + LENGTH) - 1];
  if (first === undefined || last === undefined) return [];
  const start = from === 0 ? 0 : first.start;
  const end = from + LENGTH >= words.length ? text.length : last.start + last.text.length;
  const pieces = markText(text.slice(start, end), marks);
  if (start > 0) pieces.unshift({ text: '… ', marked: false });
  if (end < text.length) pieces.push({ text: ' …', marked: false });
  return pieces;
}
