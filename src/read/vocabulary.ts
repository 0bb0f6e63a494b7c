import type { Status } from '../model/record.ts';
import { remembered } from '../shared/remembered.ts';
import { isUnspaced } from '../shared/scripts.ts';
import { fold } from './fold.ts';
import { FACTS, type FactName, LABELS } from './tables/labels.ts';
import { STATUS_WORDS } from './tables/statuses.ts';

/** The words a log is written in: the tables of `tables/` and what the configuration adds to them. */
export interface Vocabulary {
  /** Folded first word to the folded phrases that begin with it, longest first. */
  phrases: ReadonlyMap<string, readonly { words: string[]; status: Status | null }[]>;
  /** Phrases of scripts without blanks, longest first. */
  unspaced: readonly { text: string; status: Status | null }[];
  /** Folded label to the fact it introduces. */
  labels: ReadonlyMap<string, FactName>;
}

/** Builds the vocabulary once a run; the configuration's words win over the tables'. */
export function createVocabulary({
  statuses,
  labels,
}: {
  statuses: Record<string, Status>;
  labels: Record<string, string>;
}): Vocabulary {
  const words = new Map<string, Status | null>();
  for (const [word, status] of [...Object.entries(STATUS_WORDS), ...Object.entries(statuses)]) {
    words.set(fold(word), status);
  }
  const phrases = new Map<string, { words: string[]; status: Status | null }[]>();
  const unspaced: { text: string; status: Status | null }[] = [];
  for (const [phrase, status] of words) {
    if (isUnspaced(phrase)) unspaced.push({ text: phrase.replaceAll(' ', ''), status });
    const split = phrase.split(' ');
    const first = split[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), { words: split, status }]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  unspaced.sort((a, b) => b.text.length - a.text.length);
  return { phrases, unspaced, labels: labelMap(labels) };
}

function labelMap(extra: Record<string, string>): Map<string, FactName> {
  const map = new Map<string, FactName>();
  for (const fact of FACTS)
    for (const label of LABELS[fact]) if (!map.has(fold(label))) map.set(fold(label), fact);
  for (const [label, name] of Object.entries(extra)) {
    const fact = FACTS.find((known) => known === name);
    if (fact !== undefined) map.set(fold(label), fact);
  }
  return map;
}

/** The fact a label introduces; null for labels of no fact. Numbers, signs and brackets around it do not matter. */
export function factOf(vocabulary: Vocabulary, label: string): FactName | null {
  if (label.length > 60) return null;
  const known = facts.get(vocabulary) ?? remembered((words) => [lookUp(vocabulary, words)] as const);
  facts.set(vocabulary, known);
  return known(label)[0];
}

const facts = new WeakMap<Vocabulary, (label: string) => readonly [FactName | null]>();

function lookUp(vocabulary: Vocabulary, label: string): FactName | null {
  const folded = fold(label);
  const known = vocabulary.labels.get(folded);
  if (known !== undefined) return known;
  const bare = fold(label.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/^\s*\d+(\.\d+)*[.)]?\s+/, ''));
  return vocabulary.labels.get(bare) ?? null;
}

export interface StatusWord {
  status: Status;
  /** Place of the word among the folded words, from 0. */
  index: number;
  /** Folded phrase. */
  phrase: string;
}

/** Every status word of a text in its order; longer phrases win over the words in them. */
export function statusWords(vocabulary: Vocabulary, text: string): StatusWord[] {
  const words = fold(text).split(' ');
  const found: StatusWord[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (isUnspaced(word)) {
      found.push(...unspacedWords(vocabulary, word, index));
      continue;
    }
    const phrase = vocabulary.phrases
      .get(word)
      ?.find((entry) => entry.words.every((part, offset) => words[index + offset] === part));
    if (phrase === undefined) continue;
    if (phrase.status !== null) found.push({ status: phrase.status, index, phrase: phrase.words.join(' ') });
    index += phrase.words.length - 1;
  }
  return found;
}

function unspacedWords(vocabulary: Vocabulary, word: string, index: number): StatusWord[] {
  const found: StatusWord[] = [];
  for (let at = 0; at < word.length; at++) {
    const entry = vocabulary.unspaced.find(({ text }) => word.startsWith(text, at));
    if (entry === undefined) continue;
    if (entry.status !== null)
      found.push({ status: entry.status, index: index + at / 1000, phrase: entry.text });
    at += entry.text.length - 1;
  }
  return found;
}
