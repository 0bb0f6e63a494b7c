import type { Fact } from '../model/record.ts';
import { isGenericTitle } from './anatomy/headings.ts';
import type { Document } from './document.ts';
import type { Entry } from './entries.ts';
import { htmlHeading } from './html.ts';
import type { Naming } from './naming.ts';
import { isBracketed, isUnnumbered } from './placeholders.ts';
import { richOf } from './rich.ts';
import type { Structure } from './sections.ts';
import { plainText, tidy } from './text.ts';

export interface TitleReading {
  fact: Fact<string>;
  /** The number that stands in the title's words. */
  number: { value: number; line: number | null } | null;
  /** The heading is still the template's. */
  unfilled: boolean;
}

/**
 * The title: front matter first, then the title heading, a labelled title or a section of that name, bold first words; else the file's
 * name in words. A heading nobody filled in counts as none.
 */
export function readTitle(
  document: Document,
  { structure, entries, naming }: { structure: Structure; entries: Entry[]; naming: Naming },
): TitleReading {
  let unfilled = false;
  let number: TitleReading['number'] = null;
  let fact: Fact<string> | null = null;
  for (const { text, carrier, line } of candidates(document, structure, entries)) {
    const { words, number: own } = splitTitle(text, naming.number);
    if (isPlaceholder(text) || isPlaceholder(words)) {
      unfilled = true;
      continue;
    }
    if (own !== null) number ??= { value: own, line };
    if (words !== '' && !isGenericTitle(words)) fact ??= { value: words, raw: tidy(text), carrier, line };
  }
  return { fact: fact ?? fromName(naming), number, unfilled };
}

function candidates(
  document: Document,
  structure: Structure,
  entries: Entry[],
): { text: string; carrier: Fact<string>['carrier']; line: number | null }[] {
  const out: { text: string; carrier: Fact<string>['carrier']; line: number | null }[] = [];
  const labelled = entries.filter((entry) => entry.fact === 'title');
  for (const entry of labelled) if (entry.carrier === 'front matter') out.push(...named(entry));
  const heading = structure.title?.heading;
  if (heading !== undefined && heading !== null)
    out.push({ text: plainText(heading), carrier: 'title', line: heading.position?.start.line ?? null });
  for (const node of document.root.children.slice(0, 4)) {
    const text = node.type === 'html' ? htmlHeading(node) : null;
    if (text !== null) out.push({ text, carrier: 'title', line: node.position?.start.line ?? null });
  }
  for (const entry of labelled)
    if (entry.carrier !== 'front matter' && entry.carrier !== 'section') out.push(...named(entry));
  // `## Title` over the title itself, below a heading that holds no more than the number
  for (const entry of labelled)
    if (entry.carrier === 'section' && entry.items.length === 1) out.push(...named(entry));
  const first = document.root.children.find((node) => node.type !== 'html' && node.type !== 'definition');
  if (heading === undefined && first?.type === 'paragraph') {
    const rich = richOf(first, new Map());
    const whole = rich.strong[0];
    const bold =
      whole !== undefined && whole.from === 0 && whole.to === rich.text.length && !/[:：.]$/.test(rich.text);
    if (bold || (/^\[?ADR[-_ #]*\d/i.test(rich.text) && rich.text.length < 120))
      out.push({ text: rich.text, carrier: 'text', line: rich.line });
  }
  return out;
}

function named(entry: Entry): { text: string; carrier: Fact<string>['carrier']; line: number | null }[] {
  const text = entry.items.map((item) => item.text).join(' ');
  return text === '' ? [] : [{ text: tidy(text), carrier: entry.carrier, line: entry.line }];
}

function fromName({ words, stem }: Naming): Fact<string> {
  const text = (words === '' ? stem : words).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return { value: text, raw: stem, carrier: 'file name', line: null };
}

const SLOT = String.raw`(?:\{\{[^{}]*\}\}|\{[^{}]*\}|\[[^[\]]*\]|<[^<>]*>)`;
/** `[title]`, `ADR-NNN: <title>`, `{{number}}. {{title}}`: a place for the title behind none or one for the number. */
const SLOTS = new RegExp(`^(?:ADR|RFC)?[-_ #:]*(?:${SLOT}|n+|x+|#+|\\d+)?\\s*[:.–—-]?\\s*${SLOT}$`, 'i');

/** `[short title of solved problem]`, `ADR-XXX: [Title]`, `Title of the ADR`. */
export function isPlaceholder(text: string): boolean {
  const words = tidy(text);
  if (isBracketed(words) || /^(?:\[[^\]]*\]|\{[^}]*\}|<[^>]*>)$/.test(words)) return true;
  if (isUnnumbered(words)) return true;
  if (SLOTS.test(words))
    return /[[{<][^\]}>]*(?:title|name|decision|short|your|titel|titre|título|titolo|tytuł|problem|标题|タイトル)/i.test(
      words,
    );
  return /^(?:(?:short |your |decision |adr |the |a |insert |enter )*title(?: here| of (?:the )?(?:adr|decision|record|solved problem.*))?|adr template|template|untitled|decision title|title of decision)$/i.test(
    words,
  );
}

const PREFIXES: RegExp[] = [
  // [ADR-12] X, (ADR 12) X
  /^[[(]\s*(?:[A-Za-z]{1,15}[-_ ]){0,3}(?:M?ADR|RFC|PDR|DR|AD|DEC|Decision)?[-_ #:]*(\d{1,5})[a-z]?\s*[\])]\s*[:.–—|-]*\s*/i,
  // ADR-012: X, ODH-ADR-Operator-0009 - X, Architecture Decision Record 12: X, ADR #12 X
  /^(?:(?:[A-Za-z]{1,15}[-_]){0,3}(?:M?ADR|LADR|EADR|PDR)|Architectur(?:e|al)\s+Decision(?:\s+Records?)?|(?:Design\s+)?Decision(?:\s+Record)?|Entscheidung|Décision|Decisión|Decisão|Decisione|Besluit|Решение|RFC|KEP|ADL|DR|AD)(?:[-_][A-Za-z]{1,15})?[-_ #.:№‐-–]*(?:No\.?|Nr\.?|Number)?\s*#?(\d{1,5})[a-z]?(?:\s*[:：.)\]|·•–—-]+\s*|\s+|$)/i,
  // 12. X, 0012: X, 12) X, 12 - X, #12 X
  /^#?(\d{1,5})[a-z]?\s*(?:[.:：)|]|\s[-–—]|[–—]|-(?=\s))\s*(?=\D|$)/i,
];

/** `RFC 7807 for errors` names a standard: only "ADR" and the like, or the file's own number, make a prefix of it. */
function isOurs(match: RegExpExecArray, fileNumber: number | null): boolean {
  if (!/^(?:RFC|KEP|DR|AD)\b/i.test(match[0])) return true;
  return fileNumber === null ? /[:：–—-]\s*$/.test(match[0]) : Number(match[1]) === fileNumber;
}

/** Takes the number and the words "ADR", "Architecture Decision Record" off a title. `508 Systems List` keeps its number. */
export function splitTitle(
  text: string,
  fileNumber: number | null,
): { words: string; number: number | null } {
  let words = tidy(text).replace(/^["“](.*)["”]$/, '$1');
  let number: number | null = null;
  const generic =
    /^(?:(?:Architectur(?:e|al)\s+Decision(?:\s+Records?)?(?:\s*\(ADR\))?|Decision\s+Record|M?ADR)\s*[:：–—|-]+\s+|\[(?:M?ADR|RFC)\]\s*[:：–—|-]*\s*)(?=\S)/i;
  words = words.replace(generic, '');
  // `Product - PRD-ADR-Area-0009 - X`: nobody cites what stands before the identifier
  words = words.replace(
    /^[^:：–—|]{1,30}?\s[–—|-]\s+(?=(?:[A-Za-z]{1,15}[-_]){0,3}M?ADR(?:[-_][A-Za-z]{1,15})?[-_ #]*\d{1,5}\s*[:–—|-])/i,
    '',
  );
  const unsigned = words.replace(/^[^\p{L}\p{N}[(#"'“]+/u, '');
  if (unsigned !== words && PREFIXES.some((pattern) => pattern.test(unsigned))) words = unsigned;
  const trailing = /\s*[[(]ADR[-_ #]*(\d{1,5})[\])]$/i.exec(words);
  if (trailing !== null && (fileNumber === null || Number(trailing[1]) === fileNumber)) {
    number = Number(trailing[1]);
    words = words.slice(0, trailing.index);
  }
  for (const pattern of PREFIXES) {
    const match = pattern.exec(words);
    if (match === null) continue;
    if (!isOurs(match, fileNumber)) continue;
    number = Number(match[1]);
    words = words.slice(match[0].length);
    break;
  }
  // `DEC-012 X` in DEC-012-x.md
  const own =
    number === null
      ? /^[A-Z][A-Za-z]{1,11}[-_ #]+0*(\d{1,5})(?:\s*[:：–—-]+\s*|\s+)(?=\S)/.exec(words)
      : null;
  if (own !== null && Number(own[1]) === fileNumber) {
    number = fileNumber;
    words = words.slice(own[0].length);
  }
  if (number === null) {
    // `0013 X` or `13 X` is a number where the file has the same one
    const bare = /^#?(\d{1,5})[-_\s]+(?=\S)/.exec(words);
    const own = bare?.[1];
    if (
      own !== undefined &&
      ((fileNumber === Number(own) && fileNumber !== null) || (/^0\d{2,}$/.test(own) && fileNumber === null))
    ) {
      number = Number(own);
      words = words.slice(bare?.[0].length);
    }
  }
  return { words: words.replace(generic, '').trim(), number };
}
