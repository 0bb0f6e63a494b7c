/** What a word that a log does not have may have meant. Pure. */
import type { Vocabulary } from './vocabulary.ts';

/** Words that are tried in the place of one. */
const MOST = 3;
/** A compound is found by a part of it from this length on; scripts that leave out vowels have shorter words. */
const shortestPart = (word: string): number => (/^\p{Script=Latin}/u.test(word) ? 4 : 3);

/** How many letters may be wrong in a word of this length: one from four letters on, two from eight on. */
function allowance(word: string): number {
  const { length } = [...word];
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** Words of the vocabulary that are so close to this one, the closest first, of these those of the most records. */
export function corrections(word: string, vocabulary: Vocabulary): string[] {
  const most = allowance(word);
  if (most === 0) return [];
  const close: { word: string; distance: number; records: number }[] = [];
  for (const [other, records] of vocabulary) {
    if (other === word || Math.abs(other.length - word.length) > most) continue;
    const distance = distanceWithin(word, other, most);
    if (distance !== null) close.push({ word: other, distance, records });
  }
  close.sort((a, b) => a.distance - b.distance || b.records - a.records || (a.word < b.word ? -1 : 1));
  return close.slice(0, MOST).map((one) => one.word);
}

/** Longer words of the vocabulary with this one inside: `jobqueue` for `queue`. Those that begin with it are found anyway. */
export function compoundsWith(word: string, vocabulary: Vocabulary): string[] {
  if (word.length < shortestPart(word)) return [];
  const found: { word: string; records: number }[] = [];
  for (const [other, records] of vocabulary) {
    if (other.length > word.length && other.indexOf(word) > 0) found.push({ word: other, records });
  }
  found.sort((a, b) => a.word.length - b.word.length || b.records - a.records);
  return found.slice(0, MOST).map((one) => one.word);
}

/** The same words written otherwise: `web socket` as `websocket`, and the other way round. */
export function respelt(words: readonly string[], vocabulary: Vocabulary): string[][] {
  const ways: string[][] = [];
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (next !== undefined && vocabulary.has(word + next)) {
      ways.push([...words.slice(0, at), word + next, ...words.slice(at + 2)]);
    }
    const split = splitOf(word, vocabulary);
    if (split !== null) ways.push([...words.slice(0, at), ...split, ...words.slice(at + 1)]);
  });
  return ways.slice(0, MOST);
}

function splitOf(word: string, vocabulary: Vocabulary): [string, string] | null {
  for (let at = 3; at <= word.length - 3; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (vocabulary.has(first) && vocabulary.has(second)) return [first, second];
  }
  return null;
}

/**
 * Letters inserted, left out, replaced, or two neighbours exchanged, that make one word of the other (the restricted
 * Damerau-Levenshtein distance); null where it takes more than `most`.
 */
export function distanceWithin(a: string, b: string, most: number): number | null {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a[start] === b[start]) start++;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const width = endB - start;
  let twoAbove: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, at) => at);
  for (let row = 1; row <= endA - start; row++) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const same = a[start + row - 1] === b[start + column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const exchanged =
        row > 1 &&
        column > 1 &&
        a[start + row - 1] === b[start + column - 2] &&
        a[start + row - 2] === b[start + column - 1];
      if (exchanged) cost = Math.min(cost, (twoAbove[column - 2] ?? 0) + 1);
      here.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return null;
    twoAbove = above;
    above = here;
  }
  const distance = above[width] ?? 0;
  return distance > most ? null : distance;
}
