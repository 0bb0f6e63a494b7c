/** Numbers by which records are counted: `12`, `ADR-BE-001`, `EIP-20`, `2024-001`, `040a`. */
import type { Fact, Identifier, Issue, Source } from '../model/record.ts';
import { memoize } from '../shared/memoize.ts';
import { findDates } from './dates.ts';
import { createIssue, describeLocation } from './issues.ts';
import { normalize } from './normalize.ts';
import { tidySpaces } from './text.ts';
import type { LabelledEntry, Naming, TitleReading } from './types.ts';

/** Words that say "decision record". They stand before every number and tell no series from another. */
const FAMILY = new Set(
  `adr adrs madr madrs ladr eadr adl ad dr dec architecture architectural design decision decisions record records
   entscheidung decisao decisione besluit решение no nr number`.split(/\s+/),
);

/** A year, digits and a letter: `2024-001`, `0012`, `040a`. */
export const DIGITS = String.raw`(?:(?<year>(?:19|20)\d\d)[-_/.](?=\d{3,4}(?!\d)))?(?<digits>\d{1,5})(?<letter>[a-z])?`;

/** What a match of `DIGITS` behind some words names. */
export function toIdentifier(words: string, groups: Record<string, string | undefined>): Identifier {
  const { year, digits = '', letter = '' } = groups;
  const series = normalize(words)
    .split(' ')
    .filter((word) => word !== '' && !FAMILY.has(word));
  return {
    series: [...series, ...(year === undefined ? [] : [year])].join('-'),
    value: Number(digits),
    variant: letter.toLowerCase(),
    digits: digits + letter.toLowerCase(),
  };
}

/** Two numbers that count the same things: `ADR-OPS-1` and `OPS-1`, but not `ADR-1`. */
export function isSameSeries(a: string, b: string): boolean {
  return a === b || (a !== '' && b !== '' && (a.endsWith(`-${b}`) || b.endsWith(`-${a}`)));
}

const PREFIXED = new RegExp(
  String.raw`^[\s[("“]*(?:(?:architectur(?:e|al)|design|decisions?|records?)\s+){0,3}(?<words>(?:\p{L}{1,15}[-_]){0,4}\p{L}{0,15})[-_ .:#№\u2010-\u2013]*${DIGITS}(?![\p{L}\d])`,
  'iu',
);

/** The identifier that a text begins with: `ADR-BE-001`, `[ADR 12]`, `17. Title`, `2024-001`. */
export const leadingIdentifier = memoize((text): Identifier | null => {
  const { words = '', ...groups } = PREFIXED.exec(text)?.groups ?? {};
  return groups['digits'] === undefined ? null : toIdentifier(words, groups);
});

/**
 * The record's number. The front matter's key for it comes first, then the file's name, because a name is
 * unique in its folder and a heading gets copied along; then the title. A key such as `id` that holds no
 * number counts for nothing. What else names the record, in a series of its own, is kept beside it.
 */
export function readNumber(
  source: Source,
  { entries, naming, title }: { entries: LabelledEntry[]; naming: Naming; title: TitleReading },
): { fact: Fact<number> | null; identifiers: Identifier[]; issues: Issue[] } {
  const toCandidate = (identifier: Identifier | null, rest: Omit<Fact<number>, 'value'>) =>
    identifier === null ? [] : [{ identifier, fact: { value: identifier.value, ...rest } }];
  const fields = entries.filter(({ fact, location }) => fact === 'number' && location !== 'section');
  const candidates = [
    ...fields.flatMap(({ items, location, line }) => {
      const raw = items[0]?.text.trim() ?? '';
      return toCandidate(WHOLE.test(raw) ? leadingIdentifier(raw) : null, { raw, location, line });
    }),
    ...toCandidate(naming.identifier, { raw: naming.stem, location: 'file name', line: null }),
    ...toCandidate(title.number?.identifier ?? null, {
      ...{ raw: title.fact.raw, location: 'title', line: title.number?.line ?? null },
    }),
  ];
  const [first] = candidates;
  if (first === undefined) return { fact: null, identifiers: [], issues: [] };
  const { fact } = first;
  const ofName = naming.identifier;
  // `id: 12` in `ADR-BE-012-x.md` leaves the series to the name
  const own =
    ofName !== null && ofName.value === fact.value && first.identifier.series === ''
      ? ofName
      : first.identifier;
  const identifiers = [own];
  for (const { identifier } of candidates)
    if (!identifiers.some((one) => one.series === identifier.series && one.value === identifier.value))
      identifiers.push(identifier);
  const other = candidates.find(
    ({ identifier }) => identifier.value !== fact.value && isSameSeries(identifier.series, own.series),
  );
  if (other === undefined) return { fact, identifiers, issues: [] };
  return {
    fact,
    identifiers: identifiers.filter(({ value }) => value === fact.value),
    issues: [
      createIssue(source, 'issue.number-disagrees', {
        line: other.fact.line ?? fact.line,
        values: {
          ...{ number: String(fact.value), place: describeLocation(fact.location) },
          ...{ otherNumber: String(other.fact.value), otherPlace: describeLocation(other.fact.location) },
        },
      }),
    ],
  };
}

const WHOLE = /^(?:[a-z]{1,15}[-_ ]){0,3}[a-z]*[-_ #]*(?:(?:19|20)\d\d[-_/.])?\d{1,5}[a-z]?$/i;

const NAMES = String.raw`(?:(?:[A-Za-z]{1,15}[-_]){0,3}(?:M?ADR|LADR|EADR|PDR)|Architectur(?:e|al)\s+Decision(?:\s+Records?)?|(?:Design\s+)?Decision(?:\s+Record)?|Entscheidung|Décision|Decisión|Decisão|Decisione|Besluit|Решение|决策|决定|決定|결정|RFC|KEP|ADL|DR|AD)`;
const GAP = String.raw`[-_ #.:№‐-–]*(?:No\.?|Nr\.?|Number)?\s*#?`;
/** `ADR-12 (Draft): X`, `ADR-12-P: X`: what is said of the number, and is no part of the title. */
const REMARK = String.raw`(?:(?:-\p{L}{1,2}|\s*[([]\p{L}[\p{L} -]{0,20}[)\]])(?=\s*[:：–—]))?`;
const BEHIND = String.raw`(?:\s*[:：.)\]|·•–—-]+\s*|\s+|$)`;

/** How a title says its number. */
const FORMS: RegExp[] = [
  // [ADR-12] X, (ADR 12) X
  new RegExp(
    String.raw`^[[(]\s*(?<words>(?:[A-Za-z]{1,15}[-_ ]){0,3}(?:M?ADR|RFC|PDR|DR|AD|DEC|Decision)?(?:[-_][A-Za-z]{1,15}){0,2})[-_ #:]*${DIGITS}\s*[\])]\s*[:.–—|-]*\s*`,
    'i',
  ),
  // ADR-012: X, ADR-SEA-001: X, ODH-ADR-Operator-0009 - X, Architecture Decision Record 12: X, ADR #12 X, ADR-12 (Draft): X
  new RegExp(`^(?<words>${NAMES}(?:[-_][A-Za-z]{1,15}){0,2})${GAP}${DIGITS}${REMARK}${BEHIND}`, 'iu'),
  // 12. X, 0012: X, 12) X, 12 - X, #12 X, 2024-001: X, No. 12: X
  new RegExp(
    String.raw`^(?:#|№\s*|N[or°º]\.?\s*)?${DIGITS}\s*(?:[.:：)|]|\s[-–—]|[–—]|-(?=\s))\s*(?=\D|$)`,
    'i',
  ),
];

/** `Kite RFC 12: X`, `Mail team ADR-3 - X`: words that say whose records they are, before the file's own number. */
const OWNER_FORM = new RegExp(
  String.raw`^(?:[\p{L}][\p{L}\d.&-]*\s+){1,2}(?:M?ADR|RFC|PDR|KEP|DR|AD|Decision)${GAP}${DIGITS}${REMARK}\s*[:：–—|-]+\s*(?=\S)`,
  'iu',
);
/** `PEP 8 – X`, `DEC-012 X`: other words before the number, where the file is counted by it. */
const OWN_FORM = new RegExp(
  String.raw`^(?<words>\p{Lu}\p{L}{1,11}(?:[-_]\p{L}{1,11}){0,2})[-_ #]+${DIGITS}(?:\s*[:：–—-]+\s*|\s+)(?=\S)`,
  'u',
);
const DAY = new RegExp(String.raw`^(?<family>${NAMES}[-_ :]*)?[[(]?(?=\d{4})`, 'i');
/** `ADR-XXX: X`, `ADR-nnn - X`, `ADR-TBD: X`: a place for a number that nobody has given out yet. */
const NO_NUMBER =
  /^(?:\[?(?:M?ADR|RFC|DR|Decision)[-_ #:]*(?:(?:[[{<](?:number|nr|no\.?|id|index|short-id|n+|x+|#+)[\]}>]|0*[xny]+|#+|\?+|_+|tb[acd]|todo|draft|new)(?=\s*[\]:.)–—-])|[xny]{3,}(?=\s))|(?:N{2,}|X{3,}|#{3,}|0+[XN])(?=\s*[:.)]|\s+[–—-]))\s*[\]:.)–—-]*\s*/i;
const GENERIC =
  /^(?:(?:Architectur(?:e|al)\s+Decision(?:\s+Records?)?(?:\s*\(ADR\))?|Decision\s+Record|M?ADR)\s*[:：–—|-]+\s+|\[(?:M?ADR|RFC)\]\s*[:：–—|-]*\s*)(?=\S)/i;
/** `Product - PRD-ADR-Area-0009 - X`: nobody cites what stands before the identifier. */
const BEFORE =
  /^[^:：–—|]{1,30}?\s[–—|-]\s+(?=(?:[A-Za-z]{1,15}[-_]){0,3}M?ADR(?:[-_][A-Za-z]{1,15})?[-_ #]*\d{1,5}\s*[:–—|-])/i;

/**
 * Takes the number and the words "ADR", "Architecture Decision Record" off a title. `508 Systems List` keeps its number.
 *
 * @param own what the file's name says
 */
export function splitTitleNumber(
  text: string,
  own: Identifier | null,
): { words: string; identifier: Identifier | null } {
  const done = (words: string, identifier: Identifier | null) => ({
    words: words
      .replace(GENERIC, '')
      .replace(/^[–—-]+\s+/u, '')
      .trim(),
    identifier,
  });
  let words = tidySpaces(text)
    .replace(/^["“](.*)["”]$/, '$1')
    .replace(GENERIC, '')
    .replace(BEFORE, '');
  const unsigned = words.replace(/^[^\p{L}\p{N}[(#"'“]+/u, '');
  if (FORMS.some((pattern) => pattern.test(unsigned))) words = unsigned;
  if (NO_NUMBER.test(words)) return done(words.replace(NO_NUMBER, ''), null);
  // `ADR 2026-05-10: X`, `[2026-05-10] X`, but not `ADR-0012: X` or `2026-05-10 is a holiday`
  const opening = /^\D*\d{1,5}\s*[:：)]/.test(words) ? null : DAY.exec(words);
  const behind = words.slice(opening?.[0].length);
  const day = opening === null ? undefined : findDates(behind)[0];
  if (day?.from === 0 && day.value?.length === 10) {
    const rest = behind.slice(day.to);
    if (
      opening?.groups?.['family'] !== undefined ||
      (own === null && /^(?:[\])]|\s*[:：]|\s+[–—-]\s)/.test(rest))
    )
      return done(rest.replace(/^[\])\s]*[:：.)–—-]*\s*/, ''), null);
  }
  const trailing = /\s*[[(]ADR[-_ #]*(?<digits>\d{1,5})[\])]$/i.exec(words);
  let identifier: Identifier | null = null;
  if (trailing !== null && (own === null || Number(trailing.groups?.['digits']) === own.value)) {
    identifier = toIdentifier('', trailing.groups ?? {});
    words = words.slice(0, trailing.index);
  }
  for (const pattern of [...FORMS, OWNER_FORM, OWN_FORM]) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const { words: before = '', ...groups } = match.groups ?? {};
    const found = toIdentifier(before, groups);
    const isSaid =
      pattern === OWN_FORM
        ? identifier === null && isOwn(found, own)
        : pattern === OWNER_FORM
          ? found.value === own?.value
          : isOwnMatch(match[0], found, own);
    if (isSaid) return done(words.slice(match[0].length), found);
  }
  // `0013 X` or `13 X` is a number where the file has the same one
  const bare =
    identifier === null ? /^(?:#|№\s*|N[or°º]\.?\s*)?(?<digits>\d{1,5})[-_\s]+(?=\S)/i.exec(words) : null;
  const digits = bare?.groups?.['digits'] ?? '';
  const isNumber = own === null ? /^0\d{2,}$/.test(digits) : own.value === Number(digits);
  return bare !== null && isNumber
    ? done(words.slice(bare[0].length), toIdentifier('', bare.groups ?? {}))
    : done(words, identifier);
}

/** `RFC 7807 for errors` names a standard: only "ADR" and the like, or the file's own number, make a prefix of it. */
function isOwnMatch(match: string, { value }: Identifier, own: Identifier | null): boolean {
  if (!/^(?:RFC|KEP|DR|AD)\b/i.test(match)) return true;
  return own === null ? /[:：–—-]\s*$/.test(match) : value === own.value;
}

/** In `DEC-012-x.md` or `0012-x.md`, `DEC-012 X` has the file's number; in the latter `SEC-3 X` has not. */
function isOwn({ value, series }: Identifier, own: Identifier | null): boolean {
  return (
    own !== null &&
    value === own.value &&
    (own.series === '' || isSameSeries(series, own.series) || series === '')
  );
}
