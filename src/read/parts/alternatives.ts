/** The options that were weighed: from lists, from sections, from labels; one entry each, however often named. */
import type { Alternative, Passage } from '../../model/decision-parts.ts';
import type { Document } from '../document.ts';
import { normalize } from '../normalize.ts';
import { isUnfilledText } from '../placeholders.ts';
import { createWordPattern } from '../section-names.ts';
import { toPlainText } from '../text.ts';
import { OF_OPTIONS, type SectionRole } from './headings.ts';
import { findChosen } from './prose.ts';
import { getPieces, getSourceText, readLabel, toPassage } from './section-items.ts';
import type { BodyPart, BodyPiece } from './types.ts';

/** @param sections those with the role `alternatives` or `alternative`, and those inside them */
export function readAlternatives(document: Document, sections: readonly BodyPart[]): Alternative[] {
  const book = new AlternativeBook();
  const entries = new Map<BodyPart, Alternative>();
  for (const section of sections) {
    if (section.role === 'aside') continue;
    const isList = section.role === 'alternatives';
    const owner = isList ? null : findOwner(section, entries, book);
    // what the section's own heading says its text is (`#### Pros`)
    const ownRole = OPTION_PARTS.has(section.role ?? 'alternative') ? section.role : null;
    let current = owner;
    for (const piece of getPieces(document, isList ? section : { ...section, role: 'alternative' })) {
      const role = piece.role === 'alternatives' || piece.role === 'alternative' ? ownRole : piece.role;
      if (!owner && piece.name && isOnlyName(piece)) current = book.add(piece.name, piece.line);
      else if (current) addPiece(current, role, piece);
      else if (piece.kind === 'item') addItem(document, piece, book);
    }
  }
  // The one option that is below the decision is what was decided.
  const decided = sections.filter(
    (section) => section.role === 'alternative' && section.parent?.role === 'decision',
  );
  const only = decided.length === 1 && decided[0] ? entries.get(decided[0]) : undefined;
  if (only) only.chosen = true;
  return book.all;
}

export const OPTION_PARTS = new Set<SectionRole>([
  'pros',
  'cons',
  'neutral',
  'rejected because',
  'description',
]);

/** The alternative a section belongs to: its own where it names one, else that of the section around it. */
function findOwner(
  section: BodyPart,
  entries: Map<BodyPart, Alternative>,
  book: AlternativeBook,
): Alternative | null {
  const inherited = section.parent && entries.get(section.parent);
  const opens = section.role === 'alternative' && !inherited ? section.heading : null;
  const entry = opens ? book.add(opens.text, opens.line) : (inherited ?? book.all.at(-1) ?? null);
  if (entry && opens && section.example) entry.unfilled = true;
  if (entry) entries.set(section, entry);
  return entry;
}

/** Folded, but for a sign at the end: `C#` and `C++` are two. */
function toKey(name: string): string {
  return `${normalize(name)} ${/[#§%&$@+~^=]+$/u.exec(name)?.[0] ?? ''}`.trim();
}

/** Alternatives in the order they are first named. */
class AlternativeBook {
  readonly all: Alternative[] = [];
  /** Their names, folded once: a record may list thousands. */
  readonly keys: string[] = [];

  /** @param number what is in front of the name, where the name itself has no label */
  add(raw: string, line: number, number: string | null = null): Alternative {
    const { name, chosen, ...read } = readName(raw);
    const label = read.label ?? number;
    const key = toKey(name);
    // `Option 2: One per component` and `Option 3: One per component and call` are two, however alike
    const isSame = (other: Alternative, otherKey = ''): boolean =>
      otherKey === key ||
      ((label === null || other.label === null || other.label === label) && isSameKey(otherKey, key));
    // a bare `Option 2` further down is the one that was listed as such
    const isMeant = (other: Alternative): boolean =>
      label !== null && other.label === label && isBareLabel(name);
    const known = this.all.find((other, at) => isSame(other, this.keys[at])) ?? this.all.find(isMeant);
    if (known) {
      known.chosen ||= chosen;
      known.label ??= label;
      known.named.push(line);
      return known;
    }
    const entry: Alternative = {
      ...{ name, label, line, chosen, named: [line], unfilled: isUnfilledText(raw) },
      ...{ description: [], pros: [], cons: [], neutral: [], rejectedBecause: null, rejectedAt: [] },
    };
    this.all.push(entry);
    this.keys.push(key);
    return entry;
  }
}

/** A paragraph that is a bold name and nothing else counts as a heading. */
function isOnlyName({ kind, name, rest, text }: BodyPiece): boolean {
  if (kind !== 'block' || rest !== '' || !text.startsWith('**')) return false;
  return !/[:：][*\s]*$/.test(text) || readName(name ?? '').label !== null;
}

function addPiece(owner: Alternative, role: SectionRole | null, piece: BodyPiece): void {
  const passage = toPassage(piece);
  if (role === 'rejected because') {
    owner.rejectedAt.push(passage.line);
    if (owner.rejectedBecause) owner.rejectedBecause.text += `\n\n${passage.text}`;
    else owner.rejectedBecause = passage;
    return;
  }
  const isSorted = role === 'pros' || role === 'cons' || role === 'neutral';
  const polarity = detectPolarity(piece);
  owner[isSorted ? role : polarity === null ? 'description' : OF_OPTIONS[polarity]].push(passage);
}

/** `- **Name**: what it is`, with pros and cons perhaps nested below. */
function addItem(document: Document, piece: BodyPiece, book: AlternativeBook): void {
  if (piece.node.type !== 'listItem') return;
  const [head, ...nodes] = piece.node.children;
  if (!head) return;
  const label = readLabel(document, head);
  const plain = head.type === 'paragraph' ? toPlainText(head) : getSourceText(document, head);
  const entry = book.add(label?.name ?? plain, piece.line, getListNumber(document, piece));
  if (piece.unfilled) entry.unfilled = true;
  if (label && label.rest !== '')
    entry.description.push({ text: label.rest, line: label.line, unfilled: isUnfilledText(label.rest) });
  const below = { heading: null, role: 'alternative', parent: null, named: false, example: false } as const;
  for (const one of getPieces(document, { ...below, nodes, pieces: new Map() }))
    addPiece(entry, one.role === 'alternative' ? null : one.role, one);
}

/** `2.` in front of an item is what `Option 2` means later on. */
function getListNumber(document: Document, piece: BodyPiece): string | null {
  const from = piece.node.position?.start.offset ?? 0;
  return /^\d+/.exec(document.text.slice(from, from + 9))?.[0] ?? null;
}

/** Marks the option that the decision names. */
export function markChosen(alternatives: Alternative[], decision: readonly Passage[]): void {
  const chosen = decision
    .filter((passage) => !passage.unfilled)
    .map((passage) => findChosen(passage.text)?.name ?? null)
    .find((name) => name !== null);
  if (!chosen) return;
  const mix = findMixed(alternatives, chosen);
  const match = findOption(alternatives, chosen);
  for (const option of mix.length > 1 ? mix : match ? [match] : []) option.chosen = true;
}

const MIXED = /\b(?:mix(?:ture)?|combination|blend) of\b|^both\b|\bkombination (?:aus|von)\b/i;

/** `A mix of "Rail freight" and "Road freight"`: the options whose whole names are in the words. */
function findMixed(alternatives: readonly Alternative[], words: string): Alternative[] {
  if (!MIXED.test(words)) return [];
  const text = ` ${normalize(words)} `;
  const named = alternatives.filter(({ name }) => text.includes(` ${normalize(name)} `));
  // a name within another name is not named itself
  return named.filter(
    (one) => !named.some((other) => other !== one && normalize(other.name).includes(normalize(one.name))),
  );
}

interface OptionName {
  /** Without number and marks; a bare `Alternative 1` keeps its words. */
  name: string;
  /** `1`, `B`; null where the words give none. */
  label: string | null;
  /** The words or a mark say that this one was taken. */
  chosen: boolean;
}

/** How options are named: `Alternative 1: Name ✅` and `Name` are one, and `Option 2` means the second. */
const KIND = `(?:${createWordPattern('option')})`;
const LABEL = '#?(\\d+|[A-Z]|[一二三四五六])(?![\\p{L}\\p{N}])';
const PREFIX = new RegExp(
  `^(?:considered\\s+)?(?:${KIND}\\s*(?:${LABEL})?|${LABEL})\\s*[:：.)–—-]+\\s+(?=\\S)`,
  'iu',
);
const BARE = new RegExp(`^${KIND}\\s*${LABEL}$`, 'iu');

const CHOSEN_MARK =
  /✅|✔|☑|[([](?:chosen|selected|accepted|recommended|gewählt|retenue?|elegida|escolhida|scelta|gekozen|wybrana|выбрано|采用|選択|채택)[^)\]]*[)\]]|\s[–—-]\s*(?:chosen|selected)\s*$/iu;

/** @param raw plain text of a heading, a label or an item */
export function readName(raw: string): OptionName {
  const bare = raw
    .replace(/✅|✔️?|☑️?|❌/gu, '')
    .replace(/\s*[([](?:chosen|selected|accepted|recommended|rejected|discarded)[^)\]]*[)\]]/giu, '')
    .replace(/\s[–—-]\s*(?:chosen|selected|rejected)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const prefix = PREFIX.exec(bare);
  const name = bare
    .slice(prefix?.[0].length ?? 0)
    .replace(/\s*[:：]$/, '')
    .trim();
  const label = prefix?.[1] ?? prefix?.[2] ?? BARE.exec(bare)?.[1] ?? null;
  return {
    name: name === '' ? bare : name,
    label: label?.toUpperCase() ?? null,
    chosen: CHOSEN_MARK.test(raw),
  };
}

/** Whether two folded names mean one option: equal, or one a longer wording of the other. */
function isSameKey(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 8 && long.startsWith(`${short} `);
}

/** The option that words like `Option 2` or `B.` mean, by label or else by place; null for any other words. */
export function findByLabel(alternatives: readonly Alternative[], words: string): Alternative | null {
  const label =
    /^(?:the\s+)?(?:(?:option|alternative|alt|solution|variant)\s*)?[#("]*(\d+|[A-Z])[)".:]*$/i.exec(
      words.trim(),
    )?.[1];
  if (label === undefined) return null;
  if (alternatives.some((one) => one.label !== null)) {
    return alternatives.find((one) => one.label === label.toUpperCase()) ?? null;
  }
  return alternatives[Number(label) - 1] ?? null;
}

/** A name that says nothing by itself. */
export function isBareLabel(name: string): boolean {
  return BARE.test(name.trim());
}

/** The option a decision names: by label, by its name, by the beginning of it, by words that hold it or are held by it. */
function findOption(alternatives: readonly Alternative[], words: string): Alternative | null {
  const { name, label } = readName(words);
  const wanted = normalize(name);
  const longestFirst = [...alternatives].sort((a, b) => b.name.length - a.name.length);
  const find = (fits: (key: string) => boolean): Alternative | undefined =>
    longestFirst.find((one) => fits(normalize(one.name)));
  return (
    findByLabel(alternatives, words) ??
    find((key) => key === wanted) ??
    find((key) => isSameKey(key, wanted) || wanted.startsWith(`${key} `)) ??
    find((key) => key.length > 2 && wanted.length > 2 && (key.includes(wanted) || wanted.includes(key))) ??
    (label === null ? null : findByLabel(alternatives, label))
  );
}

/** Whether a bullet speaks for or against: `Good, because …`, `✅ …`, `Con: …`. */
export type Polarity = 'positive' | 'negative' | 'neutral';

const WORDS = { positive: 'good', negative: 'bad', neutral: 'neither' } as const;

const SIGNS: Record<Polarity, string> = {
  positive: '\\+{1,3}(?=\\s)|✅|✔️?|☑️?|👍|➕|🟢|🙂|😀|:heavy_plus_sign:|:white_check_mark:|:\\+1:',
  negative: '[-−–]{1,3}(?=\\s)|❌|✖️?|✗|👎|➖|🔴|⛔|🚫|🙁|:heavy_minus_sign:|:x:|:-1:',
  neutral: '⚪|😐|🟡',
};

const TONES = (['positive', 'negative', 'neutral'] as const).map((tone) => ({
  tone,
  pattern: new RegExp(
    `^(?:\\\\?(?:${SIGNS[tone]})|[*_]*(?:${createWordPattern(WORDS[tone])})[*_]*\\s*(?:[,，、:：;]|[-–—]\\s|(?:${createWordPattern('because')})(?=\\s)))`,
    'iu',
  ),
}));

export function detectPolarity({ kind, text }: BodyPiece): Polarity | null {
  return kind === 'item' ? (TONES.find(({ pattern }) => pattern.test(text))?.tone ?? null) : null;
}
