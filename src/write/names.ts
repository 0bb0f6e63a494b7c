/** The name and the number that a collection would give to its next record. Pure. */
import type { Identifier } from '../model/record.ts';
import { findDates } from '../read/dates.ts';
import { describeSiblings, readNaming } from '../read/naming.ts';
import { DIGITS } from '../read/number.ts';
import { findStatusWords, type Vocabulary } from '../read/vocabulary.ts';
import { getFolder, getName, MARKDOWN_ENDING } from '../shared/paths.ts';
import { formatLike } from './wording.ts';

export interface NextNameInput {
  /** Paths of the records, inside the collection's folder. */
  paths: readonly string[];
  /** Paths of its other files, of other branches, and of records that are gone: their numbers are taken as well. */
  taken: readonly string[];
  title: string;
  /** `YYYY-MM-DD` */
  today: string;
  /** Counted by this series, such as `be`, where the collection has several. */
  series?: string | undefined;
  /** This number instead of the next one. */
  number?: number | undefined;
  vocabulary: Vocabulary;
}

export interface NextName {
  path: string;
  /** Null where the collection does not number its records. */
  number: { value: number; digits: string; series: string } | null;
}

interface Named {
  path: string;
  identifier: Identifier | null;
  date: string | null;
  /** The name that says it: of the file, or of the folder that holds it as its README. */
  stem: string;
  byFolder: boolean;
}

export function findNextName(input: NextNameInput): NextName {
  const { paths, taken, title, today, series, vocabulary } = input;
  const all = [...paths, ...taken];
  const counted = new Set(all.flatMap((path) => describeSiblings(path, paths).counted));
  const named = paths.map((path): Named => ({ path, ...readNaming(path, counted) }));
  const numbered = named.filter(({ identifier }) => identifier !== null);
  const dated = named.filter(({ identifier, date }) => identifier === null && date !== null);
  if (named.length === 0) {
    const digits = String(input.number ?? 1).padStart(3, '0');
    return {
      path: `${series?.toUpperCase() ?? 'ADR'}-${digits}-${wordsLike('a-b', title)}.md`,
      number: { value: Number(digits), digits, series: series ?? '' },
    };
  }
  if (numbered.length >= dated.length && numbered.length > 0) {
    const others = taken.map((path): Named => ({ path, ...readNaming(path, counted) }));
    return numberedName(numbered, others, input);
  }
  const [model] = (dated.length > 0 ? dated : named).toSorted((a, b) =>
    (b.date ?? '').localeCompare(a.date ?? ''),
  );
  const { stem } = model as Named;
  const [day] = dated.length > 0 ? findDates(stem.replace(/_/g, ' ')) : [];
  const digits = /^\D*?(\d{4}[-_.]?\d{2}[-_.]?\d{2})/.exec(stem)?.[1];
  const prefix =
    day === undefined && digits === undefined
      ? ''
      : stem.slice(0, stem.indexOf(digits ?? '')) + dayLike(digits ?? '', today);
  const rest = digits === undefined ? stem : stem.slice(stem.indexOf(digits) + digits.length);
  const joint = /^[-_. ]*/.exec(rest)?.[0] ?? '';
  const name = `${prefix}${prefix === '' ? '' : joint || '-'}${wordsLike(rest.slice(joint.length), title)}`;
  return { path: placeName(model as Named, name, vocabulary, paths), number: null };
}

/** `20200101`, `2020-01-01`, `2020_01_01`. */
function dayLike(digits: string, today: string): string {
  const sign = /^\d{4}([-_.])/.exec(digits)?.[1] ?? '';
  return sign === '' ? formatLike(digits, today).replaceAll('-', '') : today.replaceAll('-', sign);
}

const YEAR = /(?:^|-)((?:19|20)\d\d)$/;

function numberedName(numbered: readonly Named[], others: readonly Named[], input: NextNameInput): NextName {
  const { title, today, vocabulary } = input;
  const bare = (series: string): string => series.replace(YEAR, '');
  const seriesIn = (one: Named): string => one.identifier?.series ?? '';
  const groups = Map.groupBy(numbered, (one) => bare(seriesIn(one)));
  const [most = ''] = [...groups].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const series = input.series ?? most;
  const own = groups.get(series) ?? numbered;
  const byYear = own.some((one) => YEAR.test(seriesIn(one)));
  const year = today.slice(0, 4);
  const same = [...numbered, ...others].filter(
    (one) =>
      one.identifier !== null &&
      bare(seriesIn(one)) === series &&
      (!byYear || YEAR.exec(seriesIn(one))?.[1] === year),
  );
  const used = new Set(same.map(({ identifier }) => identifier?.value ?? 0));
  const value = input.number ?? Math.max(0, ...used) + 1;
  const model = own
    .toSorted(
      (a, b) =>
        seriesIn(a).localeCompare(seriesIn(b)) || (a.identifier?.value ?? 0) - (b.identifier?.value ?? 0),
    )
    .at(-1) as Named;
  const written = own.map(({ identifier }) => identifier?.digits.replace(/[a-z]+$/, '') ?? '');
  const padded = written.filter((digits) => digits.startsWith('0') && digits.length > 1);
  const width =
    padded.length * 2 >= written.filter((digits) => Number(digits) < 100).length
      ? Math.max(...padded.map(({ length }) => length), 1)
      : 1;
  const digits = String(value).padStart(padded.length === 0 ? 1 : width, '0');
  const { from, to } = placeOfNumber(model);
  const prefix = model.stem
    .slice(0, from)
    .replace(/\d{4}[-_.]?\d{2}[-_.]?\d{2}/, (day) => dayLike(day, today))
    .replace(/(?<!\d)(?:19|20)\d\d(?=[-_/.]$)/, byYear ? year : '$&');
  const rest = model.stem.slice(to);
  const joint = /^[-_. ]*/.exec(rest)?.[0] ?? '';
  const words = rest.slice(joint.length).replace(/^[a-z](?=[-_ ])[-_ ]/, '');
  const isBare =
    own.filter((one) => one.stem.slice(placeOfNumber(one).to).length < 2).length * 2 > own.length;
  const name = `${prefixFor(prefix, series, model)}${digits}${isBare ? '' : (joint || '-') + wordsLike(/[-_ ]/.test(words) ? words : joint + words, title)}`;
  return {
    path: placeName(
      model,
      name,
      vocabulary,
      numbered.map(({ path }) => path),
    ),
    number: { value, digits, series: byYear ? [series, year].filter(Boolean).join('-') : series },
  };
}

/** A series that no file has yet: `be` before the number of one that has none. */
function prefixFor(prefix: string, series: string, model: Named): string {
  const own = model.identifier?.series.replace(YEAR, '') ?? '';
  return own === series || series === '' ? prefix : `${prefix}${series.toUpperCase()}-`;
}

function placeOfNumber({ stem, identifier }: Named): { from: number; to: number } {
  const digits = identifier?.digits ?? '';
  const pattern = new RegExp(DIGITS, 'gi');
  for (const match of stem.matchAll(pattern)) {
    const own = `${match.groups?.['digits'] ?? ''}${match.groups?.['letter']?.toLowerCase() ?? ''}`;
    const to = match.index + match[0].length;
    if (own === digits || own.startsWith(digits)) return { from: to - own.length, to };
  }
  const from = Math.max(0, stem.toLowerCase().lastIndexOf(digits));
  return { from, to: from + digits.length };
}

/** Words as a name has them: apart by hyphens, underscores or blanks, in lower case or with capitals. */
export function wordsLike(model: string, title: string): string {
  const sign = model.includes(' ') ? ' ' : model.includes('_') && !model.includes('-') ? '_' : '-';
  const words = title
    .normalize('NFC')
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const parts = model.split(/[-_ ]+/).filter((word) => /^\p{L}/u.test(word));
  const capitals = parts.filter((word) => /^\p{Lu}/u.test(word)).length;
  const isTitle = capitals > 1 && capitals * 2 > parts.length;
  const isSentence = !isTitle && sign === ' ';
  const name = words
    .map((word) =>
      isTitle ? word.charAt(0).toUpperCase() + word.slice(1) : isSentence ? word : word.toLowerCase(),
    )
    .join(sign);
  if (name.length <= LONGEST_NAME) return name;
  const cut = name.lastIndexOf(sign, LONGEST_NAME);
  return name.slice(0, cut > 0 ? cut : LONGEST_NAME);
}

/** Of the words of a title: a file system may allow 255 bytes, of which a letter takes up to three. */
const LONGEST_NAME = 80;

/** Beside the record it is named after; in the folder of proposals where folders are named for states. */
function placeName(
  { path, byFolder }: Named,
  stem: string,
  vocabulary: Vocabulary,
  paths: readonly string[],
): string {
  const folder = byFolder ? getFolder(getFolder(path)) : getFolder(path);
  const state = (name: string): string | undefined => findStatusWords(vocabulary, getName(name))[0]?.status;
  const folders = [...new Set(paths.map((one) => (byFolder ? getFolder(getFolder(one)) : getFolder(one))))];
  const open =
    folders.find((one) => state(one) === 'proposed') ?? folders.find((one) => state(one) === 'draft');
  const home = state(folder) === undefined ? folder : (open ?? getFolder(folder));
  const ending = MARKDOWN_ENDING.exec(path)?.[0] ?? '.md';
  const name = byFolder ? `${stem}/${path.slice(path.lastIndexOf('/') + 1)}` : `${stem}${ending}`;
  return home === '' ? name : `${home}/${name}`;
}
