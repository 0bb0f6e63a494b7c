/** How a collection writes: learnt from its records, to be followed by what is written into them. */
import { loadMessages } from '../messages/catalogs.ts';
import type { Messages } from '../messages/messages.ts';
import type { LogRecord } from '../model/log.ts';
import type { Identifier, RelationType, SourceLocation, Status } from '../model/record.ts';
import { STATUSES } from '../model/statuses.ts';
import type { FactName } from '../read/fact-names.ts';
import type { LanguageVocabulary } from '../read/languages.ts';
import { normalize, toKeyWords } from '../read/normalize.ts';
import { findHeadingFact, findLabelFact, findStatusWords, type Vocabulary } from '../read/vocabulary.ts';
import { findCommonLanguage } from '../shared/detect-language.ts';
import { lazy } from '../shared/memoize.ts';
import { getFolder, getName, getStem } from '../shared/paths.ts';
import { escapeRegExp } from '../shared/text.ts';
import { frontEnd, headEnd } from './head.ts';
import { keyPlace, labelsIn } from './value-places.ts';
import { detectLanguage, signFor, signIn, statusWord } from './wording.ts';

/** A record that is referred to. */
export interface Target {
  path: string;
  title: string;
  identifiers: readonly Identifier[];
}

/** One relation as a record of the collection states it. */
export interface Example {
  type: RelationType;
  location: SourceLocation;
  /** Its line as written. */
  text: string;
  /** Its label where it has one: `Supersedes`, `superseded_by`. */
  label: string | null;
  /** The heading of the section it is in; null in the head. */
  heading: string | null;
  /** How it names its target: see `referTo`. Null for a way that nothing can be learnt from. */
  pattern: string | null;
}

export interface Conventions {
  language: LanguageVocabulary;
  vocabulary: Vocabulary;
  words: Partial<Record<Status, string>>;
  signs: Partial<Record<Status, string>>;
  examples: readonly Example[];
  /** How keys of front matter are written that have two words. */
  key: (words: string) => string;
  /** What a field is called, as most records do, or else in their language. */
  label: (fact: FieldName, form: LabelForm) => string;
  /** Whether most records that state a status do so in a section. */
  hasStatusSection: boolean;
}

type FieldName = 'status' | 'deciders' | 'tags' | 'tickets';
type LabelForm = 'key' | 'label' | 'heading';

export function learnConventions(records: readonly LogRecord[], vocabulary: Vocabulary): Conventions {
  const byId = new Map(records.map((record) => [record.id, record]));
  const raws = records.flatMap(({ read: { status } }) => (status === null ? [] : [status]));
  const plain = raws.flatMap(({ value, raw }) => {
    const words = raw.replace(/[^\p{L}\p{M}\p{N}\s'’-]/gu, ' ').trim();
    const found = findStatusWords(vocabulary, words);
    return found.length === 1 && found[0]?.phrase === normalize(words) ? [{ value, words }] : [];
  });
  const common = findCommonLanguage(records.map(({ read }) => read.language));
  const messages = lazy(() => loadMessages(common ?? 'en'));
  const language = detectLanguage([
    ...plain.map(({ words }) => words),
    ...records.flatMap(({ read }) => read.outline.map(({ text }) => text)),
    // where the words of the records show no language, that of their texts does
    ...(common === null || common === 'en' ? [] : STATUSES.map((status) => messages().t(`status.${status}`))),
  ]);
  const signs = raws.map(({ value, raw }) => ({ value, words: signIn(raw) }));
  return {
    language,
    vocabulary,
    words: mostFrequent(plain.filter(({ value }) => value !== 'unknown')),
    signs: mostFrequent(signs.filter(({ words }) => words !== '')),
    examples: records.flatMap((record) => examplesIn(record, byId, vocabulary)),
    key: keyStyle(records),
    label: createLabels(records, vocabulary, messages),
    hasStatusSection: raws.filter(({ location }) => location === 'section').length * 2 > raws.length,
  };
}

const KEYS: Record<FieldName, string> = {
  status: 'status',
  deciders: 'deciders',
  tags: 'tags',
  tickets: 'ticket',
};

function createLabels(
  records: readonly LogRecord[],
  vocabulary: Vocabulary,
  messages: () => Messages,
): Conventions['label'] {
  const counted = lazy(() => {
    const found = records.flatMap((record) => [...listLabels(record, vocabulary)]);
    return Map.groupBy(found, ({ fact, form }) => `${fact} ${form}`);
  });
  return (fact, form) => {
    const own = Map.groupBy(counted().get(`${fact} ${form}`) ?? [], ({ label }) => label);
    const [most] = [...own].sort(([, a], [, b]) => b.length - a.length);
    return (
      most?.[0] ??
      (form === 'key' ? KEYS[fact] : messages().t(`fact.${fact}`, { count: fact === 'tickets' ? 1 : 2 }))
    );
  };
}

function* listLabels(
  { read }: LogRecord,
  vocabulary: Vocabulary,
): Generator<{ fact: FactName | null; form: LabelForm; label: string }> {
  const lines = read.source.text.split('\n');
  const front = frontEnd(lines);
  for (let at = 0; at < headEnd(lines); at++) {
    const key = at > 0 && at < front ? keyPlace(lines, at)?.key : undefined;
    if (key !== undefined)
      yield { fact: findLabelFact(vocabulary, toKeyWords(key)), form: 'key', label: key };
    else if (at > front || front === 0)
      for (const { fact, label } of labelsIn(lines[at] ?? '', vocabulary))
        yield { fact, form: 'label', label };
  }
  for (const { text } of read.outline)
    yield { fact: findHeadingFact(vocabulary, text), form: 'heading', label: text };
}

/** The word for a status, of the collection or else of its language. */
export function wordFor(conventions: Conventions, status: Exclude<Status, 'unknown'>): string {
  return conventions.words[status]?.toLowerCase() ?? statusWord(conventions.language, status);
}

export function signOfStatus(conventions: Conventions, status: Exclude<Status, 'unknown'>): string {
  return conventions.signs[status] ?? signFor(status);
}

function mostFrequent(found: readonly { value: Status; words: string }[]): Partial<Record<Status, string>> {
  const out: Partial<Record<Status, string>> = {};
  for (const [value, group] of Map.groupBy(found, ({ value }) => value)) {
    const [most] = [...Map.groupBy(group, ({ words }) => words)].sort(([, a], [, b]) => b.length - a.length);
    if (most !== undefined) out[value] = most[0];
  }
  return out;
}

function keyStyle(records: readonly LogRecord[]): Conventions['key'] {
  const keys = records.flatMap(({ read }) =>
    read.source.text
      .split('\n')
      .slice(0, Math.max(0, read.bodyFrom - 1))
      .flatMap((line) => /^([a-zA-Z]+(?:[-_][a-z]+|[A-Z][a-z]+))\s*:/.exec(line)?.[1] ?? []),
  );
  const count = (pattern: RegExp): number => keys.filter((key) => pattern.test(key)).length;
  if (count(/[A-Z]/) > count(/[-_]/))
    return (words) => words.replace(/\s+(\p{L})/gu, (_, letter) => letter.toUpperCase());
  const joint = count(/_/) > count(/-/) ? '_' : '-';
  return (words) => words.replace(/\s+/g, joint);
}

function examplesIn(
  { read, relations, path }: LogRecord,
  byId: ReadonlyMap<string, LogRecord>,
  vocabulary: Vocabulary,
): Example[] {
  const lines = read.source.text.split('\n');
  return read.relations.flatMap((stated): Example[] => {
    if (stated.line === null) return [];
    const known = relations.find(
      (one) =>
        one.stated && one.type === stated.type && one.targetText === stated.targetText && one.target !== null,
    );
    const target = known?.target ? byId.get(known.target) : undefined;
    const text = lines[stated.line - 1] ?? '';
    const key = keyPlace(lines, stated.line - 1)?.key;
    const label =
      stated.location === 'front matter'
        ? (key ?? null)
        : (labelsIn(text, vocabulary).find((one) => one.fact === stated.type)?.label ?? null);
    const section = read.outline.findLast(({ line, depth }) => line <= (stated.line ?? 0) && depth > 1);
    const isLabel = key !== undefined && findLabelFact(vocabulary, toKeyWords(key)) !== stated.type;
    return [
      {
        type: stated.type,
        location: stated.location,
        text,
        label: stated.location === 'front matter' && isLabel ? null : label,
        heading: section?.text ?? null,
        pattern:
          target === undefined || stated.href === undefined
            ? null
            : toPattern(stated, { from: path, target: toTarget(target) }),
      },
    ];
  });
}

export function toTarget({ path, title, read }: LogRecord): Target {
  return { path, title, identifiers: read.identifiers };
}

/** `[ADR-0005](0005-x.md)` as `[ADR-{digits}]({path})`; null where something of the target stays in it. */
function toPattern(
  { targetText, href }: { targetText: string; href: string | null },
  { from, target }: { from: string; target: Target },
): string | null {
  const values = createTargetValues(target, from);
  const text = replaceValues(targetText, values, ['title', 'stem', 'digits', 'number']);
  if (href === null) return isGeneral(text) ? text : null;
  const [path = ''] = href.split('#');
  const address = replaceValues(path, values, ['path', 'stem', 'digits', 'number']);
  return isGeneral(text) && isGeneral(address) && path === href ? `[${text}](${address})` : null;
}

function isGeneral(text: string): boolean {
  return /\{\w+\}/.test(text) && !/\d/.test(text.replace(/\{\w+\}/g, ''));
}

type Values = Record<'title' | 'stem' | 'path' | 'digits' | 'number', string>;

function createTargetValues({ path, title, identifiers }: Target, from: string): Values {
  const [own] = identifiers;
  return {
    title,
    stem: getStem(path),
    path: relativePath(from, path),
    digits: own?.digits ?? '',
    number: own === undefined ? '' : String(own.value) + own.variant,
  };
}

function replaceValues(text: string, values: Values, names: readonly (keyof Values)[]): string {
  for (const name of names) {
    if (values[name] === '' || text.includes('{')) continue;
    const found = new RegExp(
      name === 'digits' || name === 'number'
        ? `(?<!\\d)${escapeRegExp(values[name])}(?!\\d)`
        : escapeRegExp(values[name]),
    );
    if (found.test(text)) {
      const out = text.replace(found, `{${name}}`);
      // `9. Title`: the number beside the title too
      const rest = out.replace(/\{\w+\}/, '');
      const digits =
        values.digits !== '' && new RegExp(`(?<!\\d)0*${escapeRegExp(values.number)}(?!\\d)`).exec(rest)?.[0];
      return digits ? out.replace(digits, digits === values.number ? '{number}' : '{digits}') : out;
    }
  }
  return text;
}

/** The path of a file as another one links to it. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [getFolder(from), getFolder(to)].map((folder) => folder.split('/').filter(Boolean));
  const a = here ?? [];
  const b = there ?? [];
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const path = [...a.slice(shared).map(() => '..'), ...b.slice(shared), to.slice(to.lastIndexOf('/') + 1)];
  return path.join('/').replaceAll(' ', '%20');
}

export interface Reference {
  /** The path of the file that refers. */
  from: string;
  to: Target;
  /** In YAML and in words of a status a bare id is easier to read. */
  bare: boolean;
}

/** Ways to name a record, as the collection does first. */
export function referTo(patterns: readonly string[], { from, to, bare }: Reference): string[] {
  const values = createTargetValues(to, from);
  const name = shortName(to);
  const path = values.path.includes('#') ? getName(to.path) : values.path;
  const ways = [
    ...patterns.map((pattern) => fill(pattern, values)),
    ...(bare ? [name] : []),
    `[${name}](${path})`,
    `[${to.title.replace(/[[\]]/g, '')}](${path})`,
    name,
  ];
  return [...new Set(ways.filter((way): way is string => way !== null))];
}

/** Null where the record has not what the pattern needs. */
function fill(pattern: string, values: Values): string | null {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as keyof Values);
  if (names.some((name) => !values[name])) return null;
  return pattern.replace(/\{(\w+)\}/g, (_, name: keyof Values) =>
    name === 'title' ? values.title.replace(/[[\]]/g, '') : values[name],
  );
}

/** `ADR-0012`, `ADR-BE-001`; the name of the file where there is no number. */
export function shortName({ path, identifiers: [own] }: Pick<Target, 'path' | 'identifiers'>): string {
  const stem = getStem(path);
  if (own === undefined) return stem;
  const written = new RegExp(`^(\\p{L}[\\p{L}_-]*[-_ ]?)${escapeRegExp(own.digits)}(?!\\d)`, 'iu').exec(
    stem,
  )?.[1];
  const prefix = written?.toUpperCase() ?? (own.series === '' ? 'ADR-' : `${own.series.toUpperCase()}-`);
  return prefix + own.digits;
}

/** Patterns of examples, the most frequent first. */
export function rankPatterns(examples: readonly Example[]): string[] {
  const patterns = examples.flatMap(({ pattern }) => pattern ?? []);
  return [...Map.groupBy(patterns, (one) => one)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([one]) => one);
}
