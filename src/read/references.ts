/** Finds the words that name a record. */
import type { Identifier, StatedRelation } from '../model/record.ts';
import { blankDates } from './dates.ts';
import type { InlineLink, InlineText } from './inline-text.ts';
import { toLowerCaseInPlace } from './normalize.ts';
import { leadingIdentifier } from './number.ts';

/** Words that name a record, as far as one file can tell: a link, `ADR-17`, a number, a file name. */
export interface Reference {
  text: string;
  href: string | null;
  number: number | null;
  from: number;
  to: number;
}

const FAMILY = 'adrs?|madrs?|pdrs?|adl|eadrs?|ladrs?';
/** No date: the 2026 of `ADR 2026-05-10` is no number. */
const NUMBER = String.raw`(?:(?:19|20)\d\d[-_/.](?=\d{3,4}(?!\d)))?(?<number>\d{1,5})(?:[a-z](?!\p{L}))?(?!\d|[-/.]\d{1,2}[-/.]\d)`;

/** Finds `ADR-17`, `ADRs 60 and 61`, `ADR-SEA-001`, `ODH-ADR-Operator-0009`; `prefix` are further words that records here are counted by. */
function createNamedPattern(prefix: string | null): RegExp {
  const family = prefix === null ? FAMILY : `${FAMILY}|${prefix.toLowerCase()}`;
  const cached = PATTERNS.get(family);
  if (cached !== undefined) {
    cached.lastIndex = 0;
    return cached;
  }
  const pattern = new RegExp(
    // scripts without blanks write a name right behind a word
    `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}/_.])(?:(?<collection>${COLLECTION})[:/])?(?<words>(?:[a-z]{2,16}-){0,2}(?:${family})(?:[-_][a-z]{2,16}){0,2})(?:[-_ .:#№\\u00a0\\u2010-\\u2013]|\\n|no\\.? ?|nr\\.? ?){0,3}\\[?#?${NUMBER}`,
    'gu',
  );
  PATTERNS.set(family, pattern);
  return pattern;
}
const PATTERNS = new Map<string, RegExp>();

/** A collection in front, as in `payments:ADR-12` and `payments/ADR-12`: no word that says what it is about. */
export const COLLECTION = String.raw`(?!(?:see|ref|refs|by|no|nr|id|link|status|adrs?|https?|super|replac|amend|relat|depend|refer|requir|clos|fix|updat|extend)[\p{L}\p{N}-]*[:/])\p{L}[\p{L}\p{N}]*(?:-\p{L}[\p{L}\p{N}]*)*`;

const AND =
  /[\s_]*(?:,|and|&|\/(?:m?adrs?[-_ #]*)?|und|et|y|e|en|i|и|og|och|、|和|と|,\s*and|or)[\s_]*#?((?:(?:19|20)\d\d[-_](?=\d{3}(?!\d)))?\d{1,5})(?![\d.:-]*\d)(?![a-z]{0,4}\d|[a-z]{2})(?!\s*(?:%|other|days|weeks|months|years))/iuy;

/** A file name of a record standing in the text. */
const FILE =
  /(?<![\w/])(?:[\w.-]*\/)*[\w.-]+\.(?:md|markdown|mdx|adoc|asciidoc)(?![\w])|(?<![\w/-])(?:0\d{2,4}-[a-z][a-z0-9]*|(?:\d{8}|\d{4}-\d{2}-\d{2}|\d{3,5})-[a-z][a-z0-9]*-[a-z0-9]+)(?:-[a-z0-9]+)*(?![\w])/gu;

/** Every reference in a part of a text, in its order; links first, then words outside of them. */
export function findReferences(
  inline: InlineText,
  { from, to, prefix, anyLink }: { from: number; to: number; prefix: string | null; anyLink: boolean },
): Reference[] {
  const found: Reference[] = [];
  const free = (start: number, end: number): boolean =>
    !found.some((other) => start < other.to && end > other.from);
  for (const link of inline.links) {
    if (link.from < from || link.to > to) continue;
    if (isRecordLink(link, prefix, anyLink))
      found.push({
        text: link.text.trim(),
        href: link.href,
        number: findLinkNumber(link, prefix),
        from: link.from,
        to: link.to,
      });
  }
  const outside = (start: number, end: number): boolean =>
    start >= from && end <= to && !inline.links.some((link) => start < link.to && end > link.from);
  const wiki = inline.text.includes('[[') ? inline.text.matchAll(/\[\[([^[\]|#]+)(?:[#|][^[\]]*)?\]\]/g) : [];
  for (const match of wiki) {
    const end = match.index + match[0].length;
    const name = (match[1] ?? '').trim();
    if (!outside(match.index, end) || !(anyLink || /\d/.test(name))) continue;
    found.push({ text: name, href: null, number: findNumber(name, prefix), from: match.index, to: end });
  }
  if (/\.(?:md|mdx|markdown|adoc|asciidoc)|\d-[a-z]/.test(inline.text)) {
    for (const match of inline.text.matchAll(FILE)) {
      const end = match.index + match[0].length;
      // an address, less the `https:` that the pattern leaves out
      const scheme = match[0].startsWith('//') ? /[a-z]+:$/.exec(inline.text.slice(0, match.index)) : null;
      const start = scheme?.index ?? match.index;
      const name = inline.text.slice(start, end);
      if (outside(start, end) && free(start, end))
        found.push({ text: name, href: scheme && name, number: null, from: start, to: end });
    }
  }
  const isCounted = /\d/.test(inline.text) && (prefix !== null || /[ap]dr|adl/i.test(inline.text));
  const byName = isCounted ? toLowerCaseInPlace(inline.text).matchAll(createNamedPattern(prefix)) : [];
  for (const match of byName) {
    const end = match.index + match[0].length;
    const { words, number } = match.groups ?? {};
    if (!outside(match.index, end) || !free(match.index, end)) continue;
    found.push({
      text: inline.text.slice(match.index, end).trim(),
      href: null,
      number: Number(number),
      from: match.index,
      to: end,
    });
    const series = leadingIdentifier(`${words}-0`)?.series ?? '';
    const more = [...listRange(inline.text, end, Number(number)), ...findJoinedReferences(inline.text, end)];
    const own = more.filter(({ from: first, to: last }) => outside(first, last));
    // "ADR-SEA-1 and 2": the second one is of the same series
    found.push(
      ...own.map((one) => (series === '' ? one : { ...one, text: `${series.toUpperCase()}-${one.text}` })),
    );
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The numbers that go on with "and 12, 13" at a place. */
function findJoinedReferences(text: string, at: number): Reference[] {
  const found: Reference[] = [];
  AND.lastIndex = at;
  for (let more = AND.exec(text); more !== null; more = AND.exec(text))
    found.push(toBareReference(more[1] ?? '', more.index, AND.lastIndex));
  return found;
}

function toBareReference(text: string, from: number, to: number): Reference {
  return { text, href: null, number: leadingIdentifier(text.replace('#', ''))?.value ?? null, from, to };
}

const RANGE =
  /(?:\s+(?:through|thru|up to|bis|jusqu[’']à|hasta)\s+|–)(?:m?adrs?[-_ #]*)?#?(\d{1,5})(?![\d.:-]*\d)/iuy;

/** Whether a reference is an end of a range, `ADR-3 through ADR-7`. */
export function isRangeBehind(text: string, { from, to }: Pick<Reference, 'from' | 'to'>): boolean {
  return [from, to].some((at) => {
    RANGE.lastIndex = at;
    return RANGE.test(text);
  });
}

/** A range holds more records than this by mistake only. */
const LONGEST_RANGE = 30;

/** The records after the first of "ADR-3 through ADR-7", which stands before `at`. */
function listRange(text: string, at: number, first: number): Reference[] {
  RANGE.lastIndex = at;
  const last = Number(RANGE.exec(text)?.[1] ?? 0);
  if (last <= first || last - first > LONGEST_RANGE) return [];
  const to = RANGE.lastIndex;
  return Array.from({ length: last - first }, (_, index) => ({
    text: String(first + index + 1),
    href: null,
    number: first + index + 1,
    from: at,
    to,
  }));
}

/** Bare numbers right at the start of a part: `superseded by 12`, `by [#0008] and 9`, `by 2024-001`. */
export function findLeadingNumbers(text: string, from: number, to: number): Reference[] {
  const targetRange = blankDates(text.slice(from, to));
  const first =
    /^[\s:]*(?:(?:no\.?|nr\.?|number|decisions?|records?|the|entscheidung|décision|decisión|decisão|decisione|besluit)\s*)*[[(]?(#?(?:(?:19|20)\d\d[-_](?=\d{3,4}(?!\d)))?\d{1,5})(?![\d.]*\d|[a-z]+\d|[a-z]{2}|\s*[-–]\s*\d)[\])]?/iu.exec(
      targetRange,
    );
  if (first === null) return [];
  return [
    toBareReference(first[1] ?? '', 0, first[0].length),
    ...findJoinedReferences(targetRange, first[0].length),
  ].map((one) => ({
    ...one,
    from: from + one.from,
    to: from + one.to,
  }));
}

/** The number in words that name a record, `ADR-0017` or `17. Title`. */
export function findNumber(text: string, prefix: string | null): number | null {
  const pattern = createNamedPattern(prefix);
  pattern.lastIndex = 0;
  const match = pattern.exec(toLowerCaseInPlace(text));
  if (match !== null) return Number(match.groups?.['number']);
  return /^\s*\[?#?(?:(?:19|20)\d\d-(?=\d{3}(?!\d)))?\d{1,5}\]?(?:[.):–—-]|\s|$)/.test(text)
    ? (leadingIdentifier(text)?.value ?? null)
    : null;
}

function findLinkNumber(link: InlineLink, prefix: string | null): number | null {
  const own = findNumber(link.text, prefix);
  // `20200924-use-x` is a date and words
  return own !== null && own < 100000 && !/^\d{8}-/.test(link.text) ? own : null;
}

/** Issue trackers, pull requests, discussions, commits. */
const ELSEWHERE =
  /\/(?:issues?|pulls?|pull-requests?|merge_requests|discussions?|commits?|compare|browse|wiki|releases|milestones?|actions|projects)(?:[/?#]|$)/i;

function isRecordLink({ text, href }: InlineLink, prefix: string | null, anyLink: boolean): boolean {
  if (/^(?:mailto|tel|data|javascript):/i.test(href) || href.startsWith('#')) return false;
  const pattern = createNamedPattern(prefix);
  pattern.lastIndex = 0;
  const saysRecord = pattern.test(toLowerCaseInPlace(text));
  const absolute = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(href);
  if (absolute && ELSEWHERE.test(href)) return false;
  if (/\.(?:png|jpe?g|gif|svg|pdf|puml|ya?ml|json|go|ts|js|java|py|rs|proto|zip)(?:[?#]|$)/i.test(href))
    return false;
  if (absolute)
    return (
      saysRecord ||
      (/\.(?:md|markdown|mdx|adoc|asciidoc)(?:[?#]|$)/i.test(href) && /adrs?|decisions?/i.test(href)) ||
      (anyLink && /\/adrs?\//i.test(href))
    );
  if (/\.(?:md|markdown|mdx|html?|adoc|asciidoc)(?:[?#]|$)/i.test(href) || saysRecord) return true;
  return (
    anyLink ||
    /^\/?(?:[\w.-]+\/)*(?:adrs?|decisions?)\//i.test(href) ||
    /^(?:\.{0,2}\/)*(?:[a-z]+-)*\d{2,5}-[\w-]+\/?$/i.test(href)
  );
}

/** What the words of a reference name, wherever in them it stands: `ADR-SEA-1`, `the old ADR 12`. */
export function findIdentifier(text: string): Identifier | null {
  const match = matchName(text);
  const collection = match?.groups?.['collection'];
  const before = collection === undefined ? 0 : collection.length + 1;
  return leadingIdentifier(text.slice(match === null ? 0 : match.index + before));
}

/** The collection that they name, `payments` of `payments:ADR-12` and `payments/ADR-12`; null where they name none. */
export function collectionIn(text: string): string | null {
  return matchName(text)?.groups?.['collection'] ?? null;
}

function matchName(text: string): RegExpExecArray | null {
  const pattern = createNamedPattern(null);
  pattern.lastIndex = 0;
  return pattern.exec(toLowerCaseInPlace(text));
}

/** The collection and series that they name, `sea` of `ADR-SEA-1`; empty where they name none. */
export function findSeries(text: string): string {
  const collection = collectionIn(text);
  const series = findIdentifier(text)?.series ?? '';
  return collection === null ? series : `${collection}:${series}`;
}

/** Whether two statements name their record by the same address, number or words. */
export function isSameTarget(a: ReferenceTarget, b: ReferenceTarget): boolean {
  if (a.href !== null && a.href === b.href) return true;
  if (a.number !== null && a.number === b.number && findSeries(a.targetText) === findSeries(b.targetText))
    return true;
  return a.targetText.toLowerCase() === b.targetText.toLowerCase();
}

type ReferenceTarget = Pick<StatedRelation, 'targetText' | 'href' | 'number'>;
