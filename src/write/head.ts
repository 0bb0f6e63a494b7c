/** The head of a record: front matter, title, and the fields above the first section. Pure. */
import type { LogRecord } from '../model/log.ts';
import type { FactName } from '../read/fact-names.ts';
import { toKeyWords } from '../read/normalize.ts';
import { findLabelFact, isAnswer, type Vocabulary } from '../read/vocabulary.ts';
import { createCells, findPlaces, keyPlace, labelsIn, type Place } from './value-places.ts';

/** The index of the fence that ends the front matter; 0 where there is none. */
export function frontEnd(lines: readonly string[]): number {
  const fence = /^\ufeff?(---|\+\+\+)\s*$/.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return 0;
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence);
  return Math.max(0, end);
}

/** The index of the heading of the first level; -1 if there is none. */
export function findTitleLine(lines: readonly string[]): number {
  const start = frontEnd(lines);
  return lines.findIndex((line, at) => at >= start && /^\ufeff?#\s/.test(line));
}

/** The index of the first heading below the title. */
export function headEnd(lines: readonly string[]): number {
  const start = Math.max(findTitleLine(lines), frontEnd(lines));
  const end = lines.findIndex((line, at) => at > start && /^#{1,6}\s/.test(line));
  return end < 0 ? lines.length : end;
}

/** The line after which the head's own lines go on: behind the title, or the front matter. */
export function titleEnd(lines: readonly string[]): number {
  const title = findTitleLine(lines);
  const underlined = lines.findIndex((line, at) => at < 20 && /^=+\s*$/.test(line));
  if (title >= 0) return title + 1;
  return underlined > 0 ? underlined + 1 : frontEnd(lines) > 0 ? frontEnd(lines) + 1 : 0;
}

/** Behind the keys of the front matter. */
export function keyEnd(lines: readonly string[]): number {
  let at = frontEnd(lines);
  while (at > 1 && /^\s*(?:#.*)?$/.test(lines[at - 1] ?? '')) at--;
  return at;
}

/** The index of the first line of the head below the front matter that has a label; -1 where none has. */
export function findLabelLine(lines: readonly string[], vocabulary: Vocabulary): number {
  const front = frontEnd(lines);
  return lines.findIndex(
    (line, at) =>
      at > front && at < headEnd(lines) && labelsIn(line, vocabulary).some(({ fact }) => fact !== null),
  );
}

/** The places of the head that hold a fact, or are there for it. */
export function findFields(lines: readonly string[], fact: FactName, vocabulary: Vocabulary): Place[] {
  const front = frontEnd(lines);
  const find = (at: number, location: 'front matter' | 'table' | 'line'): Place | undefined =>
    findPlaces({ lines, vocabulary }, { location, line: at + 1 }, fact).find(
      (place) => place.location === location,
    );
  return lines.slice(0, headEnd(lines)).flatMap((line, at): Place[] => {
    if (at > 0 && at < front) {
      const isKey = findLabelFact(vocabulary, toKeyWords(keyPlace(lines, at)?.key ?? '')) === fact;
      return isKey ? [find(at, 'front matter')].filter((place) => place !== undefined) : [];
    }
    const cell = createCells(line).length > 1 ? find(at, 'table') : undefined;
    const isLabel = labelsIn(line, vocabulary).some((label) => label.fact === fact);
    return [cell ?? (isLabel ? find(at, 'line') : undefined)].filter((place) => place !== undefined);
  });
}

/** Fields of the head that say nothing yet: `Supersedes: N/A`, a template's choices. */
export function findEmptyFields(lines: readonly string[], fact: FactName, vocabulary: Vocabulary): Place[] {
  return findFields(lines, fact, vocabulary).filter(({ value }) => isNothing(value, vocabulary));
}

function isNothing(value: string, vocabulary: Vocabulary): boolean {
  const bare = value.replace(/["'[\]{}*_`]|<!--.*?-->/g, '').trim();
  return (
    bare === '' ||
    isChoices(bare) ||
    /^[<[{(].*[>\]})]$/.test(value.trim()) ||
    isAnswer(vocabulary, bare, 'nothing')
  );
}

/** `Proposed | Accepted`, as a template offers them. */
export function isChoices(value: string): boolean {
  return /\S\s*[|/]\s*\S/.test(value) && !value.includes('](');
}

/** The heading that holds the title. */
export function findHeading(lines: readonly string[], { title }: LogRecord): string | undefined {
  return lines.find((line) => /^#\s/.test(line) && line.includes(title));
}
