/** Mechanical repairs of a record: misspelt words of its facts, and links to files that were renamed. Pure. */
import type { Resolver } from '../link/record-resolver.ts';
import type { LogRecord } from '../model/log.ts';
import type { StatedRelation } from '../model/record.ts';
import { decodeAddress, hasScheme } from '../shared/addresses.ts';
import { getFolder, joinPath } from '../shared/paths.ts';
import { relativePath } from './conventions.ts';
import type { FileText, LineEdit } from './file-text.ts';
import { findLinks, joinLines, replaceSpans, type Span } from './links-in-text.ts';

/** Words that records misspell where they state a fact. */
const SPELLINGS: [RegExp, string][] = [
  [/\bsuper(?:ced|seed|sced|sceed|ceed)(?=(?:ed|es|ing|e)\b)/gi, 'supersed'],
  [/\bsuperseds?et\b/gi, 'superseded'],
  [/\bdep(?:rac|reci)ated\b/gi, 'deprecated'],
  [/\babandonned\b/gi, 'abandoned'],
];

/** Edits of the lines that state a status or a relation. */
export function respell({ read }: LogRecord, { lines }: FileText): LineEdit[] {
  const stated = new Set([read.status?.line, ...read.relations.map(({ line }) => line)]);
  return [...stated].flatMap((line): LineEdit[] => {
    const text = line == null ? undefined : lines[line - 1];
    if (line == null || text === undefined) return [];
    // an address keeps its spelling
    const parts = text.split(/(\]\([^)]*\)|https?:\/\/\S+)/);
    const repaired = parts.map((part, at) => (at % 2 === 1 ? part : SPELLINGS.reduce(spell, part))).join('');
    return repaired === text ? [] : [{ at: line - 1, remove: 1, insert: [repaired] }];
  });
}

function spell(text: string, [wrong, right]: [RegExp, string]): string {
  return text.replace(wrong, (found) => {
    if (found === found.toUpperCase()) return right.toUpperCase();
    return /^[A-Z]/.test(found) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
  });
}

export interface LinkRepair {
  place: { collection: string; path: string };
  resolver: Resolver;
  /** Relations of the record: their words may say more than an address. */
  relations: readonly StatedRelation[];
  /** The path of a record or page, by its id. */
  findPath(id: string): { collection: string; path: string } | undefined;
  /** Whether a path of the collection is a file. */
  exists(path: string): boolean;
}

/** Links to files that are not there any more, if the words of the name still show which record is meant. */
export function repairLinks(
  file: FileText,
  { place, resolver, relations, findPath, exists }: LinkRepair,
): FileText {
  const spans = findLinks(joinLines(file)).flatMap(({ href: written, from }): Span[] => {
    const [href = ''] = written.split(/[?#]/);
    if (hasScheme(href) || href.startsWith('/') || !/\.(?:md|markdown)$/i.test(href)) return [];
    if (exists(joinPath(getFolder(place.path), decodeAddress(href)))) return [];
    const stated = relations.find((one) => one.href === written);
    const named = stated === undefined ? null : resolver.reference(place, stated);
    const found = findPath(resolver.address(place, href)?.id ?? named ?? '');
    if (found === undefined || found.collection !== place.collection || found.path.includes('#')) return [];
    const insert = `${href.startsWith('./') ? './' : ''}${relativePath(place.path, found.path)}`;
    return [{ from, to: from + href.length, insert }];
  });
  return replaceSpans(file, spans);
}
