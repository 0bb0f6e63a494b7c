/** How a statement is worded: the words of a language, and the form of the words it replaces. */
import type { RelationType, Status } from '../model/record.ts';
import { findDates } from '../read/dates.ts';
import { LANGUAGES, type LanguageVocabulary, type Sense, type VerbName } from '../read/languages.ts';
import { normalize } from '../read/normalize.ts';

/** The sense whose first word says a status. */
const SENSES: Record<Exclude<Status, 'unknown'>, Sense> = {
  draft: 'draft',
  proposed: 'proposed',
  accepted: 'accepted',
  rejected: 'rejected',
  deprecated: 'deprecated',
  superseded: 'superseded',
};

/** Signs of the statuses, where records put one before the word. */
const SIGNS: Record<Exclude<Status, 'unknown'>, string> = {
  draft: '📝',
  proposed: '🤔',
  accepted: '✅',
  rejected: '❌',
  deprecated: '⚠️',
  superseded: '🔄',
};

const ENGLISH: Record<RelationType, string> = {
  supersedes: 'supersedes',
  'superseded-by': 'superseded by',
  amends: 'amends',
  'amended-by': 'amended by',
  'depends-on': 'depends on',
  'required-by': 'required by',
  'relates-to': 'relates to',
};

const PASSIVE: Partial<Record<RelationType, VerbName>> = {
  'superseded-by': 'superseded',
  'amended-by': 'amended',
};

/** The language that most of the words belong to; English where they belong to none. */
export function detectLanguage(words: readonly string[]): LanguageVocabulary {
  const [english] = LANGUAGES;
  const count = (language: LanguageVocabulary): number =>
    words.filter((word) => wordsIn(language).has(normalize(word))).length;
  const counted = LANGUAGES.map((language) => ({ language, count: count(language) }));
  const best = counted.reduce((one, other) => (other.count > one.count ? other : one));
  return best.count === 0 ? (english as LanguageVocabulary) : best.language;
}

const known = new WeakMap<LanguageVocabulary, ReadonlySet<string>>();

function wordsIn(language: LanguageVocabulary): ReadonlySet<string> {
  const found = known.get(language);
  if (found !== undefined) return found;
  const { statuses, labels = {}, relations = {} } = language;
  const words = new Set(
    [statuses, labels, relations].flatMap((table) => Object.values(table).flat()).map(normalize),
  );
  known.set(language, words);
  return words;
}

/** The first single word: phrases such as "approval granted" are read, not written. */
export function statusWord(language: LanguageVocabulary, status: Exclude<Status, 'unknown'>): string {
  const words = language.statuses[SENSES[status]] ?? [];
  return words.find((word) => !word.includes(' ')) ?? words[0] ?? status;
}

/** Words that say a relation before its target: those of the language, then English ones. */
export function relationPhrases(language: LanguageVocabulary, type: RelationType): string[] {
  const passive = PASSIVE[type];
  const verb = language.relations?.[passive ?? (type as VerbName)]?.[0];
  const by = language.words?.by?.[0];
  const isEnglish = language === LANGUAGES[0];
  const own = passive === undefined ? verb : verb && by && `${verb} ${by}`;
  return [...(isEnglish || own === undefined || own === '' ? [] : [own]), ENGLISH[type]];
}

/** The form of a value around its words: marks, a sign, capitals. */
export interface Manner {
  open: string;
  close: string;
  sign: boolean;
  casing: 'lower' | 'capital' | 'upper';
  /** What follows the words, such as a full stop or a comment. */
  tail: string;
}

const SIGN = /^(?:(?:\p{Extended_Pictographic}|[✓✔✗✘])\uFE0F?|:[a-z_]+:)\s*/u;
const TAIL = /(?:\s*<!--.*?-->)?(?:\s{2,}|\\)?$/;

export function readManner(value: string): Manner {
  const tail = TAIL.exec(value)?.[0] ?? '';
  const text = value.slice(0, value.length - tail.length).trim();
  const [, outer = ''] = /^([*_`]*)/.exec(text) ?? [];
  const afterSign = text.slice(outer.length).replace(SIGN, '');
  const sign = afterSign.length < text.length - outer.length;
  const inner = sign && outer === '' ? (/^([*_`]*)/.exec(afterSign)?.[1] ?? '') : '';
  const marks = (outer || inner).replaceAll('`', '');
  const isClosed =
    marks !== '' &&
    afterSign
      .trimEnd()
      .replace(/[.]$/, '')
      .endsWith([...marks].reverse().join(''));
  const letters = /\p{L}[\p{L}\p{M}'’-]*/u.exec(afterSign)?.[0] ?? '';
  return {
    open: isClosed ? marks : '',
    close: isClosed ? [...marks].reverse().join('') : '',
    sign,
    casing: detectCasing(letters),
    tail: (/^[^.]*\.$/.test(text) ? '.' : '') + tail,
  };
}

function detectCasing(word: string): Manner['casing'] {
  if (word === '' || (word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()))
    return word === '' ? 'capital' : 'upper';
  return /^\p{Lu}/u.test(word) || word === word.toUpperCase() ? 'capital' : 'lower';
}

/**
 * Words said in a manner. The sign is that of the status, as the collection has it.
 *
 * @param rest what follows the words as it is: a reference
 */
export function say(
  words: string,
  manner: Manner,
  { sign = '', rest = '' }: { sign?: string | undefined; rest?: string },
): string {
  const cased = setCase(words, manner.casing);
  const said = rest === '' ? cased : `${cased} ${rest}`;
  const before = manner.sign && sign !== '' ? `${sign} ` : '';
  return `${before}${manner.open}${said}${manner.close}${manner.tail}`;
}

export function setCase(words: string, casing: Manner['casing']): string {
  if (casing === 'upper') return words.toUpperCase();
  return casing === 'capital' ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

export function signFor(status: Exclude<Status, 'unknown'>): string {
  return SIGNS[status];
}

/** The sign that a value begins with, without the blanks behind it; empty if there is none. */
export function signIn(value: string): string {
  return (SIGN.exec(value.replace(/^[*_`\s]+/, ''))?.[0] ?? '').trim();
}

const NAMES = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A day written as another one is; as `YYYY-MM-DD` where that form is not one to be sure of. */
export function formatLike(written: string, iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const name = NAMES[Number(month) - 1] ?? '';
  const short = name.slice(0, 3);
  const bare = String(Number(day));
  const forms = [
    iso,
    ...['/', '.'].map((sign) => [year, month, day].join(sign)),
    ...['.', '/', '-'].flatMap((sign) => [[day, month, year].join(sign), [month, day, year].join(sign)]),
    `${bare}.${Number(month)}.${year}`,
    `${year}${month}${day}`,
    ...[name, short].flatMap((words) => [
      `${words} ${bare}, ${year}`,
      `${bare} ${words} ${year}`,
      `${day} ${words} ${year}`,
      `${day}-${words}-${year}`,
    ]),
    `${year}年${Number(month)}月${bare}日`,
  ];
  const like = forms.find(
    (form) => detectShape(form) === detectShape(written) && findDates(form)[0]?.value === iso,
  );
  return like ?? iso;
}

function detectShape(text: string): string {
  return text
    .replace(/\p{L}{4,}/gu, 'name')
    .replace(/(?<!\p{L})\p{L}{3}(?!\p{L})/gu, 'abc')
    .replace(/\d+/g, (digits) => (digits.length > 2 ? `${digits.length}` : digits.length === 2 ? '2' : '1'))
    .replace(/(?<=(?:name|abc) )[12](?=,)|^[12](?= name| abc)/g, '1');
}
