import { withoutDates } from './dates.ts';
import { lowered } from './fold.ts';
import type { Rich, RichLink } from './rich.ts';

/** Words that name a record, as far as one file can tell: a link, `ADR-17`, a number, a file name. */
export interface Reference {
  text: string;
  href: string | null;
  number: number | null;
  from: number;
  to: number;
}

const FAMILY = 'adrs?|madrs?|pdrs?|adl|eadrs?|ladrs?';

/** Finds `ADR-17`, `ADRs 60 and 61`, `ODH-ADR-Operator-0009`; `prefix` is the word the file's own name begins with. */
function named(prefix: string | null): RegExp {
  const family = prefix === null ? FAMILY : `${FAMILY}|${prefix.toLowerCase()}`;
  const cached = PATTERNS.get(family);
  if (cached !== undefined) {
    cached.lastIndex = 0;
    return cached;
  }
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}/_.])(?:[a-z]{2,16}-){0,2}(?:${family})(?:[-_][a-z]{2,16})?(?:[-_ .:#№\\u00a0\\u2010-\\u2013]|\\n|no\\.? ?|nr\\.? ?){0,3}\\[?#?(\\d{1,5})(?![\\d])`,
    'gu',
  );
  PATTERNS.set(family, pattern);
  return pattern;
}
const PATTERNS = new Map<string, RegExp>();

const AND =
  /\s*(?:,|and|&|\/|und|et|y|e|en|i|и|og|och|、|和|と|,\s*and|or)\s*#?(\d{1,5})(?![\d.:-]*\d)(?!\s*(?:%|other|days|weeks|months|years))/iuy;

/** A file name of a record standing in the text. */
const FILE =
  /(?<![\w/])(?:[\w.-]*\/)*[\w.-]+\.(?:md|markdown|mdx|adoc)(?![\w])|(?<![\w/-])(?:\d{8}|\d{4}-\d{2}-\d{2}|\d{3,5})-[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w])/gu;

/** Every reference in a part of a text, in its order; links first, then words outside of them. */
export function findReferences(
  rich: Rich,
  { from, to, prefix, anyLink }: { from: number; to: number; prefix: string | null; anyLink: boolean },
): Reference[] {
  const found: Reference[] = [];
  const free = (start: number, end: number): boolean =>
    !found.some((other) => start < other.to && end > other.from);
  for (const link of rich.links) {
    if (link.from < from || link.to > to) continue;
    if (isRecordLink(link, prefix, anyLink))
      found.push({
        text: link.text.trim(),
        href: link.href,
        number: linkNumber(link, prefix),
        from: link.from,
        to: link.to,
      });
  }
  const outside = (start: number, end: number): boolean =>
    start >= from && end <= to && !rich.links.some((link) => start < link.to && end > link.from);
  const wiki = rich.text.includes('[[') ? rich.text.matchAll(/\[\[([^[\]|#]+)(?:[#|][^[\]]*)?\]\]/g) : [];
  for (const match of wiki) {
    const end = match.index + match[0].length;
    const name = (match[1] ?? '').trim();
    if (!outside(match.index, end) || !(anyLink || /\d/.test(name))) continue;
    found.push({ text: name, href: null, number: numberIn(name, prefix), from: match.index, to: end });
  }
  if (/\.(?:md|mdx|markdown|adoc)|\d-[a-z]/.test(rich.text)) {
    for (const match of rich.text.matchAll(FILE)) {
      const end = match.index + match[0].length;
      if (outside(match.index, end) && free(match.index, end))
        found.push({ text: match[0], href: null, number: null, from: match.index, to: end });
    }
  }
  const byName = /\d/.test(rich.text) ? lowered(rich.text).matchAll(named(prefix)) : [];
  for (const match of byName) {
    const end = match.index + match[0].length;
    if (!outside(match.index, end) || !free(match.index, end)) continue;
    found.push({
      text: rich.text.slice(match.index, end).trim(),
      href: null,
      number: Number(match[1]),
      from: match.index,
      to: end,
    });
    found.push(
      ...between(rich.text, end, Number(match[1])).filter(({ to: last }) => outside(match.index, last)),
    );
    AND.lastIndex = end;
    for (let more = AND.exec(rich.text); more !== null; more = AND.exec(rich.text)) {
      const last = AND.lastIndex;
      if (!outside(more.index, last)) break;
      found.push({ text: more[1] ?? '', href: null, number: Number(more[1]), from: more.index, to: last });
      AND.lastIndex = last;
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

const RANGE =
  /(?:\s+(?:through|thru|up to|bis|jusqu[’']à|hasta)\s+|–)(?:m?adrs?[-_ #]*)?#?(\d{1,5})(?![\d.:-]*\d)/iuy;

/** A range holds more records than this by mistake only. */
const LONGEST_RANGE = 30;

/** The records after the first of "ADR-3 through ADR-7", which stands before `at`. */
function between(text: string, at: number, first: number): Reference[] {
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

/** Bare numbers right at the start of a part: `superseded by 12`, `by [#0008] and 9`. */
export function leadingNumbers(text: string, from: number, to: number): Reference[] {
  const found: Reference[] = [];
  const zone = withoutDates(text.slice(from, to));
  const first =
    /^[\s:]*(?:no\.?|nr\.?|number|decisions?|records?|the|entscheidung|décision|decisión|decisão|decisione|besluit)*\s*[[(]?#?(\d{1,5})(?![\d.]*\d|\s*[-–]\s*\d)[\])]?/iu.exec(
      zone,
    );
  if (first === null) return [];
  found.push({
    text: first[1] ?? '',
    href: null,
    number: Number(first[1]),
    from,
    to: from + first[0].length,
  });
  AND.lastIndex = first[0].length;
  for (let more = AND.exec(zone); more !== null; more = AND.exec(zone)) {
    found.push({
      text: more[1] ?? '',
      href: null,
      number: Number(more[1]),
      from: from + more.index,
      to: from + AND.lastIndex,
    });
  }
  return found;
}

/** The number in words that name a record, `ADR-0017` or `17. Title`. */
export function numberIn(text: string, prefix: string | null): number | null {
  const pattern = named(prefix);
  pattern.lastIndex = 0;
  const match = pattern.exec(lowered(text)) ?? /^\s*\[?#?(\d{1,5})\]?(?:[.):–—-]|\s|$)/.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]);
}

function linkNumber(link: RichLink, prefix: string | null): number | null {
  const own = numberIn(link.text, prefix);
  // `20200924-use-x` is a date and words
  return own !== null && own < 100000 && !/^\d{8}-/.test(link.text) ? own : null;
}

/** Issue trackers, pull requests, discussions, commits. */
const ELSEWHERE =
  /\/(?:issues?|pulls?|pull-requests?|merge_requests|discussions?|commits?|compare|browse|wiki|releases|milestones?|actions|projects)(?:[/?#]|$)/i;

function isRecordLink({ text, href }: RichLink, prefix: string | null, anyLink: boolean): boolean {
  if (/^(?:mailto|tel|data|javascript):/i.test(href) || href.startsWith('#')) return false;
  const pattern = named(prefix);
  pattern.lastIndex = 0;
  const saysRecord = pattern.test(lowered(text));
  const absolute = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(href);
  if (absolute && ELSEWHERE.test(href)) return false;
  if (/\.(?:png|jpe?g|gif|svg|pdf|puml|ya?ml|json|go|ts|js|java|py|rs|proto|zip)(?:[?#]|$)/i.test(href))
    return false;
  if (absolute)
    return (
      saysRecord ||
      (/\.(?:md|markdown|mdx)(?:[?#]|$)/i.test(href) && /adrs?|decisions?/i.test(href)) ||
      (anyLink && /\/adrs?\//i.test(href))
    );
  if (/\.(?:md|markdown|mdx|html?|adoc)(?:[?#]|$)/i.test(href) || saysRecord) return true;
  return (
    anyLink ||
    /^\/?(?:[\w.-]+\/)*(?:adrs?|decisions?)\//i.test(href) ||
    /^(?:\.{0,2}\/)*(?:[a-z]+-)*\d{2,5}-[\w-]+\/?$/i.test(href)
  );
}

/** The word the record's own file name begins with, where it is not one everybody knows: `DEC` of `DEC-012-x.md`. */
export function ownPrefix(path: string): string | null {
  const name = path.split('/').at(-1) ?? '';
  const prefix = /^([A-Za-z]{2,12}(?:-[A-Za-z]{2,12})?)[-_ ]?\d{1,5}[-_. ]/.exec(name)?.[1];
  return prefix === undefined || /^m?adrs?$/i.test(prefix) ? null : prefix.replace(/[-]/g, '[-_ ]');
}
