/** The words a log is written in: those of `vocabulary/` and what the configuration adds, and how they are found. */
import type { SectionKind } from '../model/decision-parts.ts';
import type { FieldSettings, RelationType, Status } from '../model/record.ts';
import { memoize } from '../shared/memoize.ts';
import { FACTS, type FactName, toOwnFact } from './fact-names.ts';
import { LANGUAGES, type Sense, type VerbName, type WordRole } from './languages.ts';
import { normalize, toKeyWords } from './normalize.ts';
import { createOwnSections, type OwnSections } from './parts/headings.ts';

/** Everything a word or phrase can mean, in whichever language. */
interface Meaning {
  sense: Sense | null;
  /** Null for a phrase that holds a status word and states none. */
  status: Status | null;
  verbs: { name: VerbName; type: RelationType; language: number }[];
  /** Languages in which it plays each role. */
  roles: Map<WordRole, number[]>;
}

export interface Phrase extends Meaning {
  words: string[];
  /** Folded, as it is written. */
  text: string;
}

export interface Vocabulary {
  /** First word of each phrase to the phrases that begin with it, longest first. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Folded label to the fact it introduces. */
  labels: ReadonlyMap<string, FactName>;
  /** Headings of the team's own template. */
  sections: OwnSections;
  /** Labels of the fields that the configuration names, in its order. */
  fields: readonly string[];
  /** The label of the field among these that is `affects`. */
  affectsField: string | null;
}

/** Where a sense and its status have different names. */
const STATUS_OF: { [sense in Exclude<Sense, Status>]: Status | null } = {
  ...{
    approval: 'accepted',
    settled: 'accepted',
    valid: 'accepted',
    done: 'accepted',
    lasting: null,
    none: null,
  },
};

function toStatus(sense: Sense): Status | null {
  return sense in STATUS_OF ? STATUS_OF[sense as keyof typeof STATUS_OF] : (sense as Status);
}

/** Verbs that are said of this record; the others are called by what they say of the other one. */
const PASSIVES: { [verb in VerbName]?: RelationType } = {
  ...{ superseded: 'superseded-by', joined: 'superseded-by', amended: 'amended-by' },
};

/** Builds the vocabulary once a run; the configuration's words win over those of the languages. */
export function createVocabulary({
  statuses,
  labels,
  sections = {},
  fields = {},
}: {
  statuses: Record<string, Status>;
  labels: Record<string, string>;
  sections?: Readonly<Record<string, SectionKind>>;
  /** By name, as ADRs write it. */
  fields?: Readonly<Record<string, FieldSettings>>;
}): Vocabulary {
  const known = new Map<string, Phrase>();
  const phrase = (text: string): Phrase => {
    const words = tokenize(text).map(({ word }) => word);
    const key = words.join(' ');
    const found = known.get(key) ?? {
      words,
      text: normalize(text),
      sense: null,
      status: null,
      verbs: [],
      roles: new Map(),
    };
    known.set(key, found);
    return found;
  };
  LANGUAGES.forEach((language, at) => {
    for (const [sense, words] of listEntries(language.statuses))
      for (const word of words) Object.assign(phrase(word), { sense, status: toStatus(sense) });
    for (const [name, words] of listEntries(language.relations))
      for (const word of words)
        phrase(word).verbs.push({ name, type: PASSIVES[name] ?? (name as RelationType), language: at });
    for (const [role, words] of listEntries(language.words))
      for (const word of words) {
        const { roles } = phrase(word);
        roles.set(role, [...(roles.get(role) ?? []), at]);
      }
  });
  for (const [word, status] of Object.entries(statuses))
    Object.assign(phrase(word), { sense: status === 'unknown' ? 'none' : status, status });

  const phrases = new Map<string, Phrase[]>();
  for (const entry of known.values()) {
    const [first] = entry.words;
    if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), entry]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return {
    phrases,
    labels: createLabelMap(labels, fields),
    sections: createOwnSections(sections),
    fields: [...new Set(Object.values(fields).map(({ label }) => label))],
    affectsField:
      Object.entries(fields).find(([name]) => findUsualFact(name) === 'affects')?.[1].label ?? null,
  };
}

function listEntries<K extends string>(record: { [key in K]?: string[] } = {}): [K, string[]][] {
  return Object.entries(record) as [K, string[]][];
}

function createLabelMap(
  extra: Record<string, string>,
  fields: Readonly<Record<string, FieldSettings>>,
): Map<string, FactName> {
  const map = new Map<string, FactName>();
  for (const { labels } of LANGUAGES)
    for (const [fact, words] of listEntries(labels))
      for (const word of words) if (!map.has(normalize(word))) map.set(normalize(word), fact);
  // a key as it is written, and as its words are looked up: `dataOwner`, `data owner`
  const set = (name: string, fact: FactName): void => {
    for (const key of [name, toKeyWords(name)]) map.set(normalize(key), fact);
  };
  for (const [name, { label }] of Object.entries(fields))
    if (map.get(normalize(name)) !== 'affects') set(name, toOwnFact(label));
  for (const [label, name] of Object.entries(extra)) {
    const fact = FACTS.find((known) => known === name);
    if (fact !== undefined) set(label, fact);
  }
  return map;
}

/** The fact that a label introduces without a configuration. */
export function findUsualFact(label: string): FactName | null {
  return createLabelMap({}, {}).get(normalize(label)) ?? null;
}

interface Token {
  word: string;
  from: number;
  to: number;
  /** Place among the words, from 0; characters of scripts without blanks count as thousandths. */
  index: number;
}

const ASCII = /^[\x00-\x7f]*$/;
/** "n'est", "qu'elle": two words, unlike "isn't". */
const ELIDED = "(?:[cdjlmnst]|qu)(?=['’]\\p{L})";
const ASCII_WORD = /(?:[cdjlmnst]|qu)(?='[a-z])|[A-Za-z]+(?:['`][A-Za-z]+)*|\d+/gi;
/** Scripts without blanks, and Hangul, whose words take endings: there each character is a word. */
export const CHARACTERS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const WORD = new RegExp(`${ELIDED}|\\p{L}[\\p{L}\\p{M}]*(?:['’\`]\\p{L}+)*|\\p{N}+`, 'giu');
const WORD_OR_SIGN = new RegExp(
  `${CHARACTERS.source}|${ELIDED}|(?:(?!${CHARACTERS.source})\\p{L}\\p{M}*)+(?:['’\`]\\p{L}+)*|\\p{N}+`,
  'gu',
);

/** Words in their order, folded. A hyphen, an underscore and a blank are the same between them. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const isAscii = ASCII.test(text);
  let index = -1;
  let inside = 0;
  let end = -1;
  for (const match of text.matchAll(isAscii ? ASCII_WORD : CHARACTERS.test(text) ? WORD_OR_SIGN : WORD)) {
    const from = match.index;
    const [raw] = match;
    inside = end === from ? inside + 0.001 : 0;
    if (end !== from) index++;
    end = from + raw.length;
    const word = isAscii || ASCII.test(raw) ? raw.toLowerCase().replace(/['`]/g, '') : normalize(raw);
    tokens.push({ word, from, to: end, index: index + inside });
  }
  return tokens;
}

/** A word or phrase found in a text; `phrase` is null for a word that means nothing to the grammar. */
export interface Mark {
  phrase: Phrase | null;
  from: number;
  to: number;
  index: number;
}

/** The words of a text in their order; a longer phrase wins over the words in it. */
export function getMarks(vocabulary: Vocabulary, text: string): readonly Mark[] {
  const known = marksIn.get(vocabulary) ?? memoize((words) => findMarks(vocabulary, words));
  marksIn.set(vocabulary, known);
  return known(text);
}

const marksIn = new WeakMap<Vocabulary, (text: string) => readonly Mark[]>();

/** Stands for words that were taken out of a text; a white space that no phrase reaches across. */
export const MASK = '\v';

function findMarks(vocabulary: Vocabulary, text: string): Mark[] {
  const tokens = tokenize(text);
  const isMasked = text.includes(MASK);
  const isNext = (at: number): boolean =>
    !isMasked || !text.slice(tokens[at - 1]?.to, tokens[at]?.from).includes(MASK);
  const marks: Mark[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at];
    if (first === undefined) break;
    const phrase =
      vocabulary.phrases
        .get(first.word)
        ?.find(({ words }) =>
          words.every(
            (word, offset) => tokens[at + offset]?.word === word && (offset === 0 || isNext(at + offset)),
          ),
        ) ?? null;
    at += (phrase?.words.length ?? 1) - 1;
    marks.push({ phrase, from: first.from, to: tokens[at]?.to ?? first.to, index: first.index });
  }
  return marks;
}

/** Whether a mark plays a role, in one language where that matters. */
export function hasRole(mark: Mark | undefined, role: WordRole, language?: number): boolean {
  const languages = mark?.phrase?.roles.get(role);
  return languages !== undefined && (language === undefined || languages.includes(language));
}

/** Whether a mark is a verb of this name, in whichever language. */
export function hasVerb(mark: Mark | undefined, name: VerbName): boolean {
  return mark?.phrase?.verbs.some((verb) => verb.name === name) === true;
}

export function hasAnyRole(mark: Mark | undefined, ...roles: readonly WordRole[]): boolean {
  return roles.some((role) => hasRole(mark, role));
}

export interface StatusWord {
  status: Status;
  sense: Sense;
  /** Place of the word among the words, from 0. */
  index: number;
  /** Folded phrase. */
  phrase: string;
}

/** Every status word of a text in its order, whatever the sentence makes of it. */
export function findStatusWords(vocabulary: Vocabulary, text: string): StatusWord[] {
  return getMarks(vocabulary, text).flatMap(({ phrase, index }) =>
    phrase === null || phrase.sense === null || phrase.status === null
      ? []
      : [{ status: phrase.status, sense: phrase.sense, index, phrase: phrase.text }],
  );
}

/** Whether a value opens with a word for none, or with one for yes: `false`, `none yet`, `-`; `Yes, by ADR-2`. */
export function isAnswer(vocabulary: Vocabulary, text: string, answer: 'nothing' | 'yes'): boolean {
  // what brackets add, `none (but see ADR-3)`, leaves the answer as it is
  const outside = text.replace(/[(（][^()（）]*[)）]/gu, ' ').trim();
  const said = outside === '' ? text : outside;
  if (!/[\p{L}\p{N}]/u.test(said) || /^\s*0\s*$/.test(said)) return answer === 'nothing';
  const marks = getMarks(vocabulary, said);
  const [first] = marks;
  if (first === undefined || answer === 'yes') return hasRole(first, 'yes');
  if (/^[\s.]*\d/.test(said.slice(first.to)) || marks.some((mark) => hasRole(mark, 'but'))) return false;
  return first.from < 3 && (hasRole(first, 'nothing') || hasRole(first, 'not'));
}

/** The fact a heading or label introduces; null for those of no fact. Numbers, signs and brackets around it do not matter. */
export function findHeadingFact(vocabulary: Vocabulary, label: string): FactName | null {
  return label.length > 60 ? null : createLookUp(vocabulary)(label)[0];
}

/** The same for a label that a value follows, where a state alone dates it: `Accepted: 2021-03-04`. */
export function findLabelFact(vocabulary: Vocabulary, label: string): FactName | null {
  return label.length > 60 ? null : createLookUp(vocabulary)(label)[1];
}

type LookUp = (label: string) => readonly [heading: FactName | null, label: FactName | null];

function createLookUp(vocabulary: Vocabulary): LookUp {
  const known = facts.get(vocabulary) ?? memoize((label) => lookUpLabel(vocabulary, label));
  facts.set(vocabulary, known);
  return known;
}

const facts = new WeakMap<Vocabulary, LookUp>();

function lookUpLabel(vocabulary: Vocabulary, label: string): ReturnType<LookUp> {
  const bare = label.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/^\s*\d+(\.\d+)*[.)]?\s+/, '');
  const known = [label, bare, bare.replace(SERIES_WORD, '')]
    .map((words) => vocabulary.labels.get(normalize(words)))
    .find((fact) => fact !== undefined);
  if (known !== undefined) return [known, known];
  // `Date and author`
  const both = bare
    .split(/\s+(?:and|und|et|y|e|en|og|och|i|и|&)\s+/iu)
    .map((part) => vocabulary.labels.get(normalize(part)));
  const [first] = both;
  if (first !== undefined && both.length === 2 && both[1] !== undefined) return [first, first];
  const marks = getMarks(vocabulary, bare);
  if (marks.length > LONGEST_LABEL) return [null, null];
  const fact = findRelationFact(marks) ?? findDateFact(vocabulary, marks, bare);
  const [only, ...more] = marks;
  const isAmended = more.length === 0 && hasVerb(only, 'amended');
  return [fact, fact ?? findStateDateFact(marks) ?? (isAmended ? 'amended-by' : null)];
}

/** `RFC Status`, `ADR-Datum`: what the records are called says no more of the label. */
const SERIES_WORD = /^\s*(?:m?adr|rfc|pdr|kep|pep|eip|oep)[\s_-]+(?=\p{L})/iu;

/** Words and phrases. */
const LONGEST_LABEL = 5;

/** `Partially superseded by`, `Replaces ADR`: a verb, perhaps with its agent and how far it goes, and nothing else. */
function findRelationFact(marks: readonly Mark[]): FactName | null {
  const verb = marks.find(({ phrase }) => (phrase?.verbs.length ?? 0) > 0);
  const others = marks.filter((mark) => mark !== verb && !hasAnyRole(mark, 'part', 'whole', 'record'));
  for (const { name, type, language } of verb?.phrase?.verbs ?? []) {
    const agents = others.filter((mark) => isAgent(mark, name, language));
    const needsAgent = name === 'superseded' || name === 'amended' || name === 'joined';
    // "annule et remplace"
    const isSame = (mark: Mark): boolean =>
      hasAnyRole(mark, 'and', 'aux') || mark.phrase?.verbs.some((other) => other.type === type) === true;
    if (
      agents.length === (needsAgent ? 1 : 0) &&
      others.every((mark) => agents.includes(mark) || isSame(mark))
    )
      return type;
  }
  return null;
}

/** The language of the words around a verb: any for English ones, "superseded par ADR-3", as the field's words are English. */
export function toSpokenLanguage(verb: number): number | undefined {
  return verb === 0 ? undefined : verb;
}

/** Whether a word brings in what does to this record what the verb says: "by", "in favour of", "into". */
export function isAgent(mark: Mark | undefined, name: VerbName, language: number): boolean {
  if (name === 'joined') return hasRole(mark, 'into', language);
  const spoken = toSpokenLanguage(language);
  if (hasRole(mark, 'by', spoken) || hasRole(mark, 'by-before', language)) return true;
  return name === 'superseded' && hasRole(mark, 'with', language);
}

/** `Date accepted`, `Approved on`, `Creation date`: the day of a state or a change. */
function findDateFact(vocabulary: Vocabulary, marks: readonly Mark[], label: string): FactName | null {
  const rest = marks.filter((mark) => !hasRole(mark, 'date'));
  if (rest.length === 0 || rest.length === marks.length) return null;
  const fact = vocabulary.labels.get(normalize(rest.map(({ from, to }) => label.slice(from, to)).join(' ')));
  return fact === 'created' || fact === 'updated' ? fact : findStateDateFact(rest);
}

/** `Accepted`: a state and nothing else. */
function findStateDateFact(marks: readonly Mark[]): FactName | null {
  const sense = marks.length === 1 ? marks[0]?.phrase?.sense : null;
  if (sense == null || sense === 'none' || sense === 'lasting') return null;
  if (sense === 'superseded') return 'superseded-by';
  return sense === 'draft' || sense === 'proposed' ? 'created' : 'date';
}

/** Languages that put the agent of a passive, and what an active acts on, before the verb. */
export const POSTPOSED: ReadonlySet<number> = new Set(
  LANGUAGES.flatMap(({ words }, at) => (words?.['by-behind'] === undefined ? [] : [at])),
);

/** Every verb of a relation holds one of these; a text without them needs no closer look. */
export const VERB_STEMS: RegExp = createStemPattern(() => true);

/** The same for verbs by which one record supersedes or amends another. */
export const SUPERSESSION_STEMS: RegExp = createStemPattern((name) => !/-/.test(name));

function createStemPattern(wanted: (name: VerbName) => boolean): RegExp {
  const all = LANGUAGES.flatMap(({ relations }) =>
    listEntries(relations)
      .filter(([name]) => wanted(name))
      .flatMap(([, words]) => words.map(findLongestWord))
      // people leave out accents
      .flatMap((word) => [word, normalize(word)]),
  );
  const stems = [...new Set(all)].filter(
    (word) => !all.some((other) => other !== word && word.startsWith(other)),
  );
  return new RegExp(stems.join('|'), 'i');
}

/** The word of a phrase that the fewest texts hold. */
function findLongestWord(phrase: string): string {
  return phrase.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest));
}

/** Folded month name to number, January is 1. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap(({ months = [] }) =>
    months.flatMap((names, index) =>
      names.split(' ').map((name): [string, number] => [normalize(name), index + 1]),
    ),
  ),
);
