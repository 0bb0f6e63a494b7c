/** The parts of a record that answer a query, with the words of the query marked. Pure. */
import { isUnspaced } from '../shared/scripts.ts';
import type { Passage, Piece, Section } from './types.ts';
import { foldWord, isForm, type Word, wordsIn } from './words.ts';

/** Passages of one record at most. */
const MOST = 3;
/** Words of an excerpt, and how many of them stand before the first match. */
const LENGTH = 28;
const BEFORE = 6;

/** The sections in which most of the words stand, closest to each other; the best first. */
export function passagesOf(sections: readonly Section[], wanted: readonly string[]): Passage[] {
  if (wanted.length === 0) return [];
  return sections
    .flatMap((section) => {
      const best = bestWindow(section, wanted);
      return best === null ? [] : [{ section, ...best }];
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST)
    .map(({ section: [id, heading, text], from, words }) => ({
      id,
      heading,
      excerpt: excerptOf(text, words, from, wanted),
    }));
}

/** Text in pieces, the words of a query marked. */
export function marked(text: string, wanted: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, isMarked: boolean): void => {
    const piece = text.slice(at, end);
    if (piece !== '') pieces.push({ text: piece, marked: isMarked });
    at = end;
  };
  for (const { start, end } of matchesIn(wordsIn(text), wanted)) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return pieces;
}

interface Match {
  start: number;
  end: number;
  /** Which of the wanted words. */
  which: number;
  /** Which of the text's words. */
  at: number;
}

/** Where the wanted words, already folded, stand. Of a run of a script without blanks, the parts that match. */
function matchesIn(words: readonly Word[], wanted: readonly string[]): Match[] {
  return words.flatMap(({ text: word, start }, at): Match[] => {
    const folded = foldWord(word);
    if (isUnspaced(word))
      return inRun(folded, wanted).map((part) => ({
        ...part,
        start: start + part.start,
        end: start + part.end,
        at,
      }));
    const which = wanted.findIndex((one) => isForm(folded, one));
    const one = wanted[which];
    if (one === undefined) return [];
    const inside = folded.length === word.length ? folded.indexOf(one) : 0;
    return inside > 0
      ? [{ start: start + inside, end: start + inside + one.length, which, at }]
      : [{ start, end: start + word.length, which, at }];
  });
}

/** Neighbours are sought two by two, so what matches may overlap: it is joined. */
function inRun(run: string, wanted: readonly string[]): Omit<Match, 'at'>[] {
  const found = wanted.flatMap((one, which) => {
    const start = run.indexOf(one);
    return start < 0 ? [] : [{ start, end: start + one.length, which }];
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

/** The stretch of a section with the most of the wanted words; a heading's words count for half. */
function bestWindow(
  [, heading, text]: Section,
  wanted: readonly string[],
): { value: number; from: number; words: Word[] } | null {
  const words = wordsIn(text);
  const matches = matchesIn(words, wanted);
  const inHeading = heading === null ? [] : matchesIn(wordsIn(heading), wanted);
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

function excerptOf(text: string, words: readonly Word[], from: number, wanted: readonly string[]): Piece[] {
  const first = words[from];
  const last = words[Math.min(words.length, from + LENGTH) - 1];
  if (first === undefined || last === undefined) return [];
  const start = from === 0 ? 0 : first.start;
  const end = from + LENGTH >= words.length ? text.length : last.start + last.text.length;
  const pieces = marked(text.slice(start, end), wanted);
  if (start > 0) pieces.unshift({ text: '… ', marked: false });
  if (end < text.length) pieces.push({ text: ' …', marked: false });
  return pieces;
}
