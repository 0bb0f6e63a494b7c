/** What the names of files say, of one file and of all in a folder. */

import type { Identifier, Translates } from '../model/record.ts';
import { getFolder, getName, MARKDOWN_ENDING } from '../shared/paths.ts';
import { findCompanionWord, GUIDES, getFileStem, isIntroduction } from './file-names.ts';
import { DIGITS, toIdentifier } from './number.ts';
import type { Naming } from './types.ts';

const INDEX = /^(?:readme|index|_index|adr|decision|record|main)$/i;
/** `2024-03-x`: a year and a month. */
const MONTH = /^((?:19|20)\d{2})[-_.](0[1-9]|1[0-2])(?=[-_. ]+\D)[-_. ]+/;
/** `2024-03-05-x`, and with a time, `20240305142530-x`. */
const DATE =
  /^((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:T?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?Z?)?(?!\d)[-_. ]*/;
/** A date behind the word, `ADR-2024-05-10-x`, is no number either. */
const FAMILY_DATE = new RegExp(`^(?:[A-Za-z]+[-_])*?m?adr[-_ ]+(?=${DATE.source.slice(1)})`, 'i');
const REVISION = /\.(?<revision>v\d{1,3})$/i;

/**
 * Reads the name of a file. `0012-x`, `ADR-012-x`, `adr_12_x`, `2021-06-05_001-x`, `20210605-x`, `ODH-ADR-Operator-0009-x`.
 *
 * @param counted words that the folder counts its files by, in lower case: `tip` where there are `tip-7` and `tip-20`
 */
export function readNaming(path: string, counted: ReadonlySet<string> = NONE): Naming {
  const file = getName(path).replace(MARKDOWN_ENDING, '');
  const folder = getName(getFolder(path)) || undefined;
  const byFolder = INDEX.test(file) && folder !== undefined && isRecordName(folder, counted);
  const stem = byFolder ? (folder ?? file) : file;
  return { stem, byFolder, ...parseName(stem, counted) };
}

const NONE: ReadonlySet<string> = new Set();

/** A folder named like a record: with a number or a date and words behind it. */
function isRecordName(name: string, counted: ReadonlySet<string>): boolean {
  const { number, date, words } = parseName(name, counted);
  return (number !== null && (words !== '' || /^m?adr/i.test(name))) || (date !== null && words !== '');
}

function parseName(name: string, counted: ReadonlySet<string>): Omit<Naming, 'stem' | 'byFolder'> {
  const revision = REVISION.exec(name)?.groups?.['revision']?.toLowerCase() ?? '';
  const stem = name.replace(REVISION, '').replace(FAMILY_DATE, '');
  const dated = DATE.exec(stem) ?? MONTH.exec(stem);
  const date =
    dated === null ? null : [dated[1], dated[2], dated[3]].filter((part) => part !== undefined).join('-');
  const rest = dated === null ? stem : stem.slice(dated[0].length);
  const family = /^(?:[A-Za-z]+[-_])*?m?(?:adr|madr|pdr|decision)s?(?=[-_ .\d])/i.test(rest);
  const hit = matchFirst(rest, counted);
  const { words: before = '', ...groups } = hit?.groups ?? {};
  // behind a date, a number needs two digits to be more than the title's first word
  const counts = hit !== null && (date === null || family || (groups['digits'] ?? '').length > 1);
  const found = counts ? toIdentifier(before, groups) : null;
  const identifier =
    found === null || revision === '' ? found : { ...found, variant: found.variant + revision };
  const words = (counts ? rest.slice(hit[0].length) : rest.replace(/^m?adr[-_ ]+(?=\D)/i, ''))
    .replace(/[-_]+/g, ' ')
    .trim();
  return { identifier, number: identifier?.value ?? null, date, words, family };
}

const END = String.raw`(?=$|[-_ .:)])(?!\.\d)[-_ .:)]*`;
const FORMS: RegExp[] = [
  // ADR-012-x, adr012, ADR-BE-001-x, ODH-ADR-Operator-0009-x, RFC 12 x
  new RegExp(
    `^(?<words>(?:[A-Za-z]{1,15}[-_ ]){0,3}(?:M?ADR|RFC|PDR|KEP|DR|AD|DEC|Decision|Record|LADR|EADR)(?:[-_ ][A-Za-z]{1,15}(?!\\d{1,2}(?!\\d))){0,2})[-_ #.]*${DIGITS}(?=$|[-_ .:)]|[A-Z])[-_ .:)]*`,
    'i',
  ),
  // 0012-x, 12. x, 0013a-x, 2024-001-x
  new RegExp(`^#?${DIGITS}${END}`, 'i'),
  // SEC-003-x: capitals before a number that is written as one
  new RegExp(String.raw`^(?<words>[A-Z]{2,10})[-_](?=0\d)${DIGITS}${END}`),
];

/** Any words before a number, which mean a record only where the folder counts by them. */
const COUNTED = new RegExp(`^(?<words>[A-Za-z]{2,12}(?:[-_][A-Za-z]{2,12}){0,2})[-_ ]?${DIGITS}${END}`, 'i');

function matchFirst(name: string, counted: ReadonlySet<string>): RegExpExecArray | null {
  for (const form of FORMS) {
    const match = form.exec(name);
    if (match !== null) return match;
  }
  const match = counted.size === 0 ? null : COUNTED.exec(name);
  return match !== null && counted.has(match.groups?.['words']?.toLowerCase() ?? '') ? match : null;
}

/** What the files beside one say about it: all that is known of them when it is judged, and small enough to be compared. */
export interface SiblingFiles {
  /** Most other records carry a number or a date in their names. */
  marked: boolean;
  /** Several carry a number behind "ADR" or the like. */
  family: boolean;
  /** For a file named like an introduction: a numbered file is in its folder or below. */
  introduces: boolean;
  /** Words before the numbers of the folder's records as a pattern, where they are not just "adr": `sea|dec|tip`. */
  prefix: string | null;
  /** Of these, in lower case, those that would mean nothing if it were not for the other files. */
  counted: readonly string[];
  /** The record beside it that it is a translation of. */
  translates: Translates | null;
  /**
   * Path of another file that has its number, or the number of its folder, and is not called a companion itself: in its
   * own folder, or in one above or below.
   */
  beside: string | null;
}

/** @param neighbours paths of all readable files of the collection, the same list for each of them */
export function describeSiblings(path: string, neighbours: readonly string[]): SiblingFiles {
  const { marked, files, family, numberedBelow, prefix, counted, translations, byNumber } =
    getNamingHabit(neighbours);
  const words = new Set(counted);
  const folder = getFolder(path);
  const naming = readNaming(path, words);
  const below = isIntroduction(getFileStem(path)) ? (numberedBelow.get(folder) ?? 0) : 0;
  // a folder `0012/` belongs to the record that it has the number of
  const own = naming.identifier ?? readNaming(folder, words).identifier;
  const others = own === null ? [] : (byNumber.get(toNumberKey(own)) ?? []);
  const isNear = (there: string): boolean => isWithin(there, folder) || isWithin(folder, there);
  return {
    // the file itself carries no mark where that is asked, so it only counts among all
    marked: marked >= 3 && marked * 2 >= files - 1,
    family: family >= 3,
    introduces: below > 1 || (below === 1 && naming.number === null),
    ...{ prefix, counted },
    translates: translations.get(path) ?? null,
    beside: others.find((other) => other !== path && isNear(getFolder(other))) ?? null,
  };
}

function isWithin(folder: string, outer: string): boolean {
  return outer === '' || `${folder}/`.startsWith(`${outer}/`);
}

function toNumberKey({ series, value, variant }: Identifier): string {
  return `${series} ${value} ${variant}`;
}

interface NamingHabit extends Pick<SiblingFiles, 'prefix' | 'counted'> {
  /** Files that are no index or guide by name. */
  files: number;
  /** Of these, with a number or a date. */
  marked: number;
  /** Of these, with a number behind "ADR" or the like. */
  family: number;
  /** By folder: numbered files in it and below. */
  numberedBelow: Map<string, number>;
  /** By the path of a translation. */
  translations: Map<string, Translates>;
  /** By number, series and variant: the files whose names have it and do not call them companions. */
  byNumber: Map<string, string[]>;
}

/** How the files of a collection are named; worked out once for a list of neighbours. */
function getNamingHabit(neighbours: readonly string[]): NamingHabit {
  const known = HABITS.get(neighbours);
  if (known !== undefined) return known;
  const counted = findCountedWords(neighbours);
  const words = new Set(counted);
  const series = new Set<string>();
  const byNumber = new Map<string, string[]>();
  const numberedBelow = new Map<string, number>();
  let [files, marked, family] = [0, 0, 0];
  for (const path of neighbours) {
    const naming = readNaming(path, words);
    const { identifier, stem } = naming;
    if (identifier !== null) {
      if (findCompanionWord(naming.words) === null) {
        const key = toNumberKey(identifier);
        byNumber.set(key, [...(byNumber.get(key) ?? []), path]);
      }
      const before = COUNTED.exec(stem)?.groups?.['words'];
      series.add(before?.toLowerCase().replace(/^m?adrs?(?:[-_]|$)/, '') ?? '');
      for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
        const folder = path.slice(0, at);
        numberedBelow.set(folder, (numberedBelow.get(folder) ?? 0) + 1);
      }
    }
    const file = getFileStem(path);
    if ((isIntroduction(file) && !naming.byFolder) || GUIDES.test(file)) continue;
    files++;
    if (identifier !== null || naming.date !== null) marked++;
    if (naming.family && identifier !== null) family++;
  }
  series.delete('');
  const prefix = series.size === 0 ? null : [...series].sort().join('|');
  const translations = findTranslations(neighbours);
  const habit = { files, marked, family, numberedBelow, prefix, counted, translations, byNumber };
  HABITS.set(neighbours, habit);
  return habit;
}

const HABITS = new WeakMap<readonly string[], NamingHabit>();

/** Words that a good part of the files carry before different numbers. Two files may do so by chance: `keep-3-pumps`, `keep-2-lamps`. */
function findCountedWords(neighbours: readonly string[]): string[] {
  const numbers = new Map<string, Set<number>>();
  for (const path of neighbours) {
    const { words, digits } = COUNTED.exec(getFileStem(path))?.groups ?? {};
    if (words === undefined) continue;
    const key = words.toLowerCase();
    numbers.set(key, (numbers.get(key) ?? new Set()).add(Number(digits)));
  }
  return [...numbers]
    .filter(([, { size }]) => size >= 3 && size * 4 >= neighbours.length)
    .map(([word]) => word)
    .sort();
}

const CODE =
  '(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|gl|he|hi|hr|hu|id|is|it|ja|jp|ko|kr|lt|lv|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|ur|vi|zh|cn)(?:[-_](?:[a-z]{2}|hans|hant))?';
/** Languages that a file's name may end with, as `0001-x.de.md` beside `0001-x.md`; `0001-say-no.md` ends in a word. */
const LANGUAGE = new RegExp(`^(?<stem>.+?)(?:[_.]|-(?!(?:et|id|is|it|no)$))(?<language>${CODE})$`, 'i');
/** The folder of a language, as `de/0001-x.md` beside `0001-x.md`. */
const LANGUAGE_FOLDER = new RegExp(
  `(?<=^|/)(?:(?:i18n|l10n|lang|locales?|translations?)/)?(?<language>${CODE})/`,
  'i',
);

/** Countries that people write for the language of most who live there. */
const BY_COUNTRY: Record<string, string> = { jp: 'ja', kr: 'ko', cn: 'zh', no: 'nb' };

/** `pt_br` as `pt-BR`, `zh-hans` as `zh-Hans`, `jp` as `ja`. */
function toLanguageTag(code: string): string {
  const [language = '', ...rest] = code.toLowerCase().split(/[-_]/);
  return Intl.getCanonicalLocales([BY_COUNTRY[language] ?? language, ...rest].join('-'))[0] ?? code;
}

function findTranslations(neighbours: readonly string[]): Map<string, Translates> {
  const byName = new Map<string, { path: string; language: string }[]>();
  const add = (name: string, path: string, language: string): void => {
    byName.set(name, [...(byName.get(name) ?? []), { path, language: language.toLowerCase() }]);
  };
  const inFolders = neighbours.flatMap((path) => {
    const bare = path.replace(MARKDOWN_ENDING, '');
    add(bare, path, '');
    const { stem, language } = LANGUAGE.exec(bare)?.groups ?? {};
    if (stem !== undefined) add(stem, path, language ?? '');
    const folder = LANGUAGE_FOLDER.exec(bare);
    if (folder === null) return [];
    const end = folder.index + folder[0].length;
    const name = bare.slice(0, folder.index) + bare.slice(end);
    return [{ path, name, language: folder[1] ?? '', key: bare.slice(0, end) }];
  });
  const twins = Map.groupBy(inFolders, ({ name }) => name);
  for (const [key, files] of Map.groupBy(inFolders, (file) => file.key)) {
    // `it/` may be a department: most files of a language are in another place too
    const some = files.filter(
      ({ name }) => byName.has(name) || twins.get(name)?.some((other) => other.key !== key),
    );
    if (some.length * 2 > files.length)
      for (const { path, name, language } of files) add(name, path, language);
  }
  const translations = new Map<string, Translates>();
  for (const versions of byName.values()) {
    const original =
      versions.find(({ language }) => language === '') ??
      versions.find(({ language }) => language === 'en') ??
      versions[0];
    for (const { path, language } of versions)
      if (original !== undefined && path !== original.path && !translations.has(path))
        translations.set(path, { language: toLanguageTag(language), path: original.path });
  }
  return translations;
}
