/** A record gets another number: its name, its heading, and how other files refer to it. Pure. */
import type { Resolver } from '../link/record-resolver.ts';
import type { LogRecord } from '../model/log.ts';
import { readNaming } from '../read/naming.ts';
import { toKeyWords } from '../read/normalize.ts';
import { findNumber, findReferences, isRangeBehind } from '../read/references.ts';
import { findLabelFact, type Vocabulary } from '../read/vocabulary.ts';
import { decodeAddress, hasScheme } from '../shared/addresses.ts';
import { getFile, joinPath, MARKDOWN_ENDING } from '../shared/paths.ts';
import { editLines, type FileText, type LineEdit } from './file-text.ts';
import { frontEnd } from './head.ts';
import { blankCode, findLinks, joinLines, replaceSpans, type Span } from './links-in-text.ts';
import { keyPlace } from './value-places.ts';

/** The path with the new number in place of the old one; null where the name does not hold it. */
export function renumberPath(record: LogRecord, digits: string): string | null {
  const { path } = record;
  const old = getDigits(record);
  if (old === '' || path !== getFile(path)) return null;
  const segments = path.split('/');
  const at = segments.length - (readNaming(path).byFolder ? 2 : 1);
  const name = segments[at] ?? '';
  const renamed = name.replace(new RegExp(`(?<!\\d)${old}(?!\\d)`), digits);
  return renamed === name ? null : segments.with(at, renamed).join('/');
}

/** As its name has them, without a letter behind them. */
function getDigits({ read }: LogRecord): string {
  return read.identifiers[0]?.digits.replace(/[a-z]+$/, '') ?? '';
}

/** The new number as wide as the old one was written. */
function widen(written: string, record: LogRecord, digits: string): string {
  if (written.length === getDigits(record).length) return digits;
  return String(Number(digits)).padStart(written.startsWith('0') ? written.length : 1, '0');
}

/** The heading and the keys of front matter that hold the number. */
export function renumberOwn(
  record: LogRecord,
  file: FileText,
  digits: string,
  vocabulary: Vocabulary,
): FileText {
  const old = record.number ?? 0;
  const written = new RegExp(`(?<![\\d])0*${old}(?!\\d)`);
  const renew = (text: string): string => text.replace(written, (found) => widen(found, record, digits));
  const edits: LineEdit[] = [];
  const { line, location } = record.read.title;
  const heading = line === null || location !== 'title' ? undefined : file.lines[line - 1];
  if (heading !== undefined && line !== null) {
    const at = heading.indexOf(record.title);
    const before = at < 0 ? '' : heading.slice(0, at);
    const repaired = renew(before) + heading.slice(before.length);
    if (repaired !== heading) edits.push({ at: line - 1, remove: 1, insert: [repaired] });
  }
  for (let at = 1; at < frontEnd(file.lines); at++) {
    const place = keyPlace(file.lines, at);
    const text = file.lines[at] ?? '';
    const fact = place === null ? null : findLabelFact(vocabulary, toKeyWords(place.key));
    if (place === null || (fact !== 'number' && fact !== 'title')) continue;
    const isLeading = fact === 'number' || /^["']?(?:\[?ADR[-_ ]*)?0*\d+\b/i.test(place.value);
    const from = text.indexOf(place.value, text.indexOf(place.sign));
    const value = renew(place.value);
    if (isLeading && value !== place.value && from >= 0)
      edits.push({
        at,
        remove: 1,
        insert: [text.slice(0, from) + value + text.slice(from + place.value.length)],
      });
  }
  return editLines(file, edits);
}

export interface Renumbering {
  /** As it was. */
  record: LogRecord;
  /** Its new number, as the collection writes it. */
  digits: string;
  /** Its new path. */
  path: string;
  /** Finds what words and addresses meant before. */
  resolver: Resolver;
  /** Its old path from the root of the repository. */
  repositoryPath: string;
  /** Whether an address on a code host can be compared with that of this repository. */
  isHostKnown: boolean;
}

/** A file that may refer to the record. */
export interface Referrer {
  collection: string;
  path: string;
  /** Its folder from the root of the repository. */
  folder: string;
  /** Words that records here are counted by, beside "ADR". */
  prefix: string | null;
  /** Lines with a field that names the record by its bare number: `supersedes: 12`. */
  numbered: readonly number[];
  /** Outside of the collections, only links are references. */
  linksOnly: boolean;
}

/** Replaces the name and the number of the record where the resolver finds that it is meant; all else stays. */
export function renumberReferences(file: FileText, origin: Referrer, renumbering: Renumbering): FileText {
  const { record, resolver } = renumbering;
  const text = joinLines(file);
  const links = findLinks(text);
  const spans: Span[] = [];
  const replace = ({ from, to }: Pick<Span, 'from' | 'to'>): void =>
    void spans.push({ from, to, insert: renumberWords(text.slice(from, to), renumbering) });
  for (const { href, label, ...place } of links) {
    if (!isAddress(href, origin, renumbering)) continue;
    replace(place);
    if (label !== null) spans.push(...renumberLabel(text, label, origin, renumbering));
  }
  if (origin.linksOnly) return replaceSpans(file, spans);
  const outside = links.map(({ label, from, to }) => ({ from: label?.from ?? from, to }));
  const plain = blankCode(text);
  for (const reference of findReferencesIn(plain, outside, origin)) {
    const { text: targetText, href, number, from } = reference;
    const line = text.slice(0, from).split('\n').length;
    const isMeant =
      href === null
        ? resolver.reference({ ...origin, text }, { targetText, href, number, line }) === record.id &&
          (number !== null || isOwnPath(targetText, origin, renumbering))
        : isAddress(href, origin, renumbering);
    // the ends of a range say what is between them
    if (isMeant && !isRangeBehind(text, reference)) replace(reference);
  }
  for (const line of origin.numbered) {
    const from = file.lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const to = from + (file.lines[line - 1] ?? '').length;
    // it is named there already, and any other number is none of its own
    if (spans.some((span) => span.from >= from && span.to <= to)) continue;
    const bare = [...(file.lines[line - 1] ?? '').matchAll(createBarePattern(record))]
      .map(({ index, 0: found }) => ({ from: from + index, to: from + index + found.length }))
      .filter((place) => !outside.some((other) => place.from < other.to && place.to > other.from));
    if (bare.length === 1) bare.forEach(replace);
  }
  return replaceSpans(file, spans);
}

type Place = Pick<Span, 'from' | 'to'>;

function findReferencesIn(text: string, links: readonly Place[], { prefix }: Referrer) {
  // links are found already
  const outside = links.map((place) => ({ ...place, text: '', href: '#' }));
  const inline = { text, links: outside, strong: [], line: 1, struck: false, images: [] };
  return findReferences(inline, { from: 0, to: text.length, prefix, anyLink: false });
}

/**
 * A relative address of a file means that file: one like it may be in another folder. Where the repository's own address is
 * not known, one on a code host may be of any other.
 */
function isAddress(href: string, origin: Referrer, renumbering: Renumbering): boolean {
  const { resolver, record, isHostKnown, repositoryPath } = renumbering;
  const [path = ''] = href.split(/[?#]/);
  const isFile = MARKDOWN_ENDING.test(path) && !path.startsWith('/') && !hasScheme(href);
  const isElsewhere = isFile && joinPath(origin.folder, decodeAddress(path)) !== repositoryPath;
  const isUnknown = hasScheme(href) && !isHostKnown;
  return !isElsewhere && !isUnknown && resolver.address(origin, href)?.id === record.id;
}

/** A path in running text, `docs/adr/0001-x.md`, may be one of another repository; a name alone is not. */
function isOwnPath(written: string, { folder }: Referrer, { repositoryPath }: Renumbering): boolean {
  const words = written.replace(/^(?:\.?\/)+/, '');
  const isBelow = `/${repositoryPath}`.endsWith(`/${words}`);
  return !words.includes('/') || isBelow || joinPath(folder, written) === repositoryPath;
}

/** The words of a link to the record: `ADR-12`, `12. Title`, the name of the file. */
function renumberLabel(text: string, label: Place, origin: Referrer, renumbering: Renumbering): Span[] {
  const words = text.slice(label.from, label.to);
  const { number: old } = renumbering.record;
  const named = findReferencesIn(words, [], origin).filter(
    ({ number, text: name }) =>
      number === old || (number === null && renumberWords(name, renumbering) !== name),
  );
  const leading = new RegExp(`^\\s*\\[?#?0*${old}(?!\\d)`).exec(words)?.[0];
  const places =
    named.length === 0 && leading !== undefined && findNumber(words, origin.prefix) === old
      ? [{ from: 0, to: leading.length }]
      : named;
  return places.map(({ from, to }) => ({
    from: label.from + from,
    to: label.from + to,
    insert: renumberWords(words.slice(from, to), renumbering),
  }));
}

/** Words or an address with the new name of the file, or else with the new number at their end. */
function renumberWords(words: string, { record, path, digits }: Renumbering): string {
  const [old, now] = [record.path, path].map((one) => one.split('/'));
  const at = old?.findIndex((segment, index) => segment !== now?.[index]) ?? 0;
  const [name = '', renamed = ''] = [old?.[at], now?.[at]].map((one) => one?.replace(MARKDOWN_ENDING, ''));
  for (const encode of [String, encodeURI]) {
    const from = words.toLowerCase().lastIndexOf(encode(name).toLowerCase());
    if (from >= 0) return words.slice(0, from) + encode(renamed) + words.slice(from + encode(name).length);
  }
  // a name with other words is that of an earlier file, which is still found by them
  const last = new RegExp(
    String.raw`(?<!\d)0*${record.number}(?=[a-z]?(?:\.\w+)?[\])\s/]*(?:[?#|].*)?$)`,
    'is',
  );
  return words.replace(last, (found) => widen(found, record, digits));
}

function createBarePattern({ number }: LogRecord): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_./-])0*${number}(?![\\p{L}\\p{N}_]|[./-]\\d)`, 'gu');
}
