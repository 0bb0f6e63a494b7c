/** The title of a record. */
import type { Heading } from 'mdast';
import type { Fact } from '../model/record.ts';
import type { Document } from './document.ts';
import { findHtmlHeading } from './html.ts';
import { toInlineText } from './inline-text.ts';
import { hasSharedWord, normalize } from './normalize.ts';
import { splitTitleNumber } from './number.ts';
import { ATTRIBUTES, isGenericTitle, isSectionName, isWordFor } from './parts/headings.ts';
import { isBracketed, isUnnumbered } from './placeholders.ts';
import { tidySpaces, toPlainText } from './text.ts';
import type { LabelledEntry, Naming, Structure, TitleReading } from './types.ts';

interface TitleCandidate {
  text: string;
  location: Fact<string>['location'];
  line: number | null;
  /** Words that are marked as code are not taken apart. */
  code?: boolean;
}

/**
 * The title: front matter first, then the title heading, a labelled title or a section of that name, bold first words; else the file's
 * name in words. A heading nobody filled in counts as none, and so does the name of a section.
 */
export function readTitle(
  document: Document,
  { structure, entries, naming }: { structure: Structure; entries: LabelledEntry[]; naming: Naming },
): TitleReading {
  let unfilled = false;
  let number: TitleReading['number'] = null;
  let fact: Fact<string> | null = null;
  for (const { text, location, line, code = false } of listCandidates(document, structure, entries)) {
    const bare = removeTitleMarks(text, naming.stem);
    const { words, identifier } = splitTitleNumber(bare, naming.identifier);
    if (isPlaceholder(text) || isPlaceholder(words)) {
      unfilled = true;
      continue;
    }
    if (identifier !== null) number ??= { identifier, line };
    if (words === '' || IDENTIFIER.test(words) || isGenericTitle(words) || isSectionName(words)) continue;
    fact ??= { value: code ? words : toTitleFromSlug(words), raw: tidySpaces(text), location, line };
    // the heading has the words of a slug with their capitals, or says the same in better ones
    if (
      fact.location === 'front matter' &&
      location === 'title' &&
      isSlug(fact.raw) &&
      isAkin(words, fact.raw)
    )
      fact = { value: words, raw: tidySpaces(text), location, line };
  }
  return { fact: fact ?? createTitleFromName(naming), number, unfilled };
}

/** `OEP-0018:`, `PEP 8 –`: a number of any series, and nothing behind it. `ISO 8601` may be a title. */
const IDENTIFIER = /^\p{Lu}[\p{L}-]{1,20}[-_ #]*(?:\d+\s*[:.–—-]|0\d+)$/u;

/** Without `{#id}` behind it, and `Title:` or the name of the file in front of it. */
function removeTitleMarks(text: string, name: string): string {
  const whole = text.replace(ATTRIBUTES, '');
  const behind = whole.startsWith(name) ? /^\s*[:：–—]\s+(?=\S)/u.exec(whole.slice(name.length)) : null;
  const bare = behind === null ? whole : whole.slice(name.length + behind[0].length);
  const label = /^([^:：]{2,20}?)\s*[:：]\s*(?=\S)/u.exec(bare);
  return label !== null && isWordFor(label[1] ?? '', 'title') ? bare.slice(label[0].length) : bare;
}

/** Lower case without a blank, or hyphens between three words and more. */
function isSlug(text: string): boolean {
  return (
    /^[\p{Ll}\p{Lo}\d]+(?:[-_.][\p{Ll}\p{Lo}\d]+)*$/u.test(text) || /^[^\s-]+(?:-[^\s-]+){2,}$/.test(text)
  );
}

/** The same words, or several of which one longer than three letters is shared. */
function isAkin(words: string, slug: string): boolean {
  const folded = normalize(words);
  return folded === normalize(slug) || (folded.includes(' ') && hasSharedWord(words, slug));
}

/** `use-one-store-for-all` in words; a capital or two words alone are written as somebody wanted them: `Self-service`. */
function toTitleFromSlug(text: string): string {
  return /^[\p{Ll}\p{Lo}\d]+(?:[-_][\p{Ll}\p{Lo}\d]+){2,}$/u.test(text)
    ? toSentence(text.replace(/[-_]/g, ' '))
    : text;
}

function listCandidates(
  document: Document,
  structure: Structure,
  entries: LabelledEntry[],
): TitleCandidate[] {
  const readLabelled = (fits: (entry: LabelledEntry) => boolean): TitleCandidate[] =>
    entries.flatMap((entry) => {
      const text = entry.items.map((item) => item.text).join(' ');
      if (entry.fact !== 'title' || text === '' || !fits(entry)) return [];
      return [{ text: tidySpaces(text), location: entry.location, line: entry.line }];
    });
  const heading = structure.title?.heading ?? null;
  return [
    ...readLabelled(({ location }) => location === 'front matter'),
    ...(heading === null ? [] : readHeading(heading)),
    ...document.root.children.slice(0, 4).flatMap((node): TitleCandidate[] => {
      const text = node.type === 'html' ? findHtmlHeading(node) : null;
      return text === null ? [] : [{ text, location: 'title', line: node.position?.start.line ?? null }];
    }),
    ...readLabelled(({ location }) => location !== 'front matter' && location !== 'section'),
    // `## Title` over the title itself, below a heading that holds no more than the number
    ...readLabelled(({ location, items }) => location === 'section' && items.length === 1),
    ...(heading === null ? readFirstWords(document) : []),
  ];
}

function readHeading(heading: Heading): TitleCandidate[] {
  const line = heading.position?.start.line ?? null;
  const code = heading.children.some(({ type }) => type === 'inlineCode');
  // a badge behind the words is none of them
  const bare = toPlainText(heading, IMAGES) || toPlainText(heading);
  // a title that is struck out as a whole is still the title
  const texts = new Set([toPlainText(heading, NOT_SAID) || bare, bare]);
  return [...texts].map((text) => ({ text, location: 'title', line, code }));
}

const IMAGES = new Set(['image', 'imageReference']);
const NOT_SAID = new Set(['delete', ...IMAGES]);

/** A bold line, or one that begins with a number as a title does. */
function readFirstWords({ root }: Document): TitleCandidate[] {
  const first = root.children.find((node) => node.type !== 'html' && node.type !== 'definition');
  if (first?.type !== 'paragraph') return [];
  const { text: whole, line, strong } = toInlineText(first, new Map());
  // `ADR-3: Use a queue`, and below it `Date: 2021-03-04`
  const text = whole.replace(/\n\p{L}[^\n:：]{1,30}[:：]\s[\s\S]*$/u, '');
  const isBold = strong[0]?.from === 0 && strong[0].to === text.length && !/[:：.]$/.test(text);
  const isNumbered = /^\[?ADR[-_ #]*\d/i.test(text) && text.length < 120;
  return isBold || isNumbered ? [{ text, location: 'text', line }] : [];
}

function createTitleFromName({ words, stem }: Naming): Fact<string> {
  return { value: toSentence(words === '' ? stem : words), raw: stem, location: 'file name', line: null };
}

function toSentence(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

const SLOT = String.raw`(?:\{\{[^{}]*\}\}|\{[^{}]*\}|\[[^[\]]*\]|<[^<>]*>)`;
/** `[title]`, `ADR-NNN: <title>`, `{{number}}. {{title}}`: a place for the title behind none or one for the number. */
const SLOTS = new RegExp(`^(?:ADR|RFC)?[-_ #:]*(?:${SLOT}|n+|x+|#+|\\d+)?\\s*[:.–—-]?\\s*${SLOT}$`, 'i');

/** What templates write where the title goes; one of the first words has to be among them. */
const TITLE_WORDS = new Set('title titel titre titulo titolo name phrase template untitled'.split(' '));
const AROUND_TITLE = new Set(
  `short brief concise descriptive meaningful noun of the a an your this solved problem and its found solution representative decision record
   adr architecture architectural insert enter add write here number nnn xxx topic`.split(/\s+/),
);

/** `[short title of solved problem]`, `ADR-XXX: [Title]`, `Title of the ADR`. */
export function isPlaceholder(text: string): boolean {
  const words = tidySpaces(text);
  if (isBracketed(words) || /^(?:\[[^\]]*\]|\{[^}]*\}|<[^>]*>)$/.test(words)) return true;
  if (isUnnumbered(words)) return true;
  if (SLOTS.test(words))
    return /[[{<][^\]}>]*(?:title|name|decision|short|your|titel|titre|título|titolo|tytuł|problem|标题|タイトル)/i.test(
      words,
    );
  const folded = normalize(words).split(' ');
  return (
    isWordFor(words, 'title') ||
    (folded.some((word) => TITLE_WORDS.has(word)) &&
      folded.every((word) => TITLE_WORDS.has(word) || AROUND_TITLE.has(word)))
  );
}
