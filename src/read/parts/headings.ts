/** Which heading or label means which part. The names are data, one file a language: see `vocabulary/`. */
import type { Layout, Part, SectionKind } from '../../model/decision-parts.ts';
import { memoize, memoizeFor } from '../../shared/memoize.ts';
import { normalize } from '../normalize.ts';
import { createWordPattern, SECTION_NAMES, WORD_KEYS, type WordKey } from '../section-names.ts';

/** A part of the anatomy, or a part of one of its parts: what an alternative or a risk is made of. */
export type SectionRole =
  | Part
  | 'description'
  | 'pros'
  | 'cons'
  | 'rejected because'
  | 'mitigation'
  | 'example'
  | 'aside';

/** Folded names to roles: wherever they stand, by the part around them, and those that are only words. */
const anywhere = new Map<string, SectionRole>();
const inside = new Map<SectionRole, Map<string, SectionRole>>();
const words = new Map<WordKey, ReadonlySet<string>>();
for (const [key, names] of SECTION_NAMES) {
  const word = WORD_KEYS.find((known) => known === key);
  if (word !== undefined) {
    words.set(word, new Set(names.map(normalize)));
    continue;
  }
  const [outer, inner] = key.split('/') as [SectionRole, SectionRole?];
  const map = inner === undefined ? anywhere : (inside.get(outer) ?? new Map<string, SectionRole>());
  if (inner !== undefined) inside.set(outer, map);
  for (const name of names) if (!map.has(normalize(name))) map.set(normalize(name), inner ?? outer);
}

/** Headings of a team's own template, normalized, with what they mean. */
export type OwnSections = ReadonlyMap<string, OwnSection>;

interface OwnSection {
  role: Part;
  /** Null for a part that other templates have as well. */
  layout: Layout | null;
}

export const NO_SECTIONS: OwnSections = new Map();

/** Parts that are read as a layout needs it: phases with their marks, boxes to tick. */
const ROLE_OF: Record<Layout, Part> = { list: 'own', table: 'own', checklist: 'testing', steps: 'rollout' };

export function createOwnSections(sections: Readonly<Record<string, SectionKind>>): OwnSections {
  const entries = Object.entries(sections).map(([heading, kind]) => {
    const own =
      typeof kind === 'string'
        ? { role: kind, layout: null }
        : { role: ROLE_OF[kind.layout], layout: kind.layout };
    return [normalizeHeading(heading), own] as const;
  });
  return entries.length === 0 ? NO_SECTIONS : new Map(entries);
}

/** What a heading means in the team's own template; null where it is not one of its. */
export function findOwnSection(text: string, own: OwnSections): OwnSection | null {
  if (own.size === 0) return null;
  const names = [...listHeadingNames(text).flat(), LEADING_NAME.exec(text)?.[1] ?? ''];
  return (
    names.map((name) => own.get(normalizeHeading(name))).find((section) => section !== undefined) ?? null
  );
}

/** Parts whose names inside one another mean what they mean inside the consequences. */
const WITHIN_CONSEQUENCES: ReadonlySet<SectionRole> = new Set(['positive', 'negative', 'neutral', 'risks']);

/** Parts a record may well be about: `# Monitoring` is a title. */
const TOPICS: ReadonlySet<string> = new Set(
  'implementation architecture components rollout testing monitoring metrics alerting risks'.split(' '),
);

/** `{#id}`, `{: .class }`, a footnote and a link to itself behind a heading, `^block` as Obsidian marks it. */
export const ATTRIBUTES =
  /\s*(?:\{:?\s*[#.][^{}]*\}|\{-\}|\{[a-z]+(?:-[a-z]+)+\}|\[\^[^\]]+\]|\s[#¶]|\s\^[\w-]+)\s*$/;
/** `2.1`, `3)`, `IV.`, `B)`, `一、`, `（三）`, `第二章`, `§ 4`. */
const NUMERAL =
  /^\s*(?:§\s*)?(?:第?[一二三四五六七八九十百]+[、.．,，:：章节節]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|[IVXⅠ-Ⅻ]{1,5}[.)、]|[A-Ha-h][.)]|\d+(?:\.\d+)*[.)、:：]*)\s*(?=\S)/u;
const IN_BRACKETS = /^(.+?)\s*[（(【［[]([^()（）]*)[)）】］\]]$/u;
/** `배경 Context`, `Context 배경`: words of two scripts beside each other. */
const TWO_SCRIPTS =
  /^(?:((?!\p{Script=Latin})\p{L}\P{Script=Latin}*?)\s+(\p{Script=Latin}[^\p{Script=Han}\p{Script=Hangul}]*)|(\p{Script=Latin}[\p{Script=Latin}\s'’-]*?)\s+((?!\p{Script=Latin})\p{L}\P{Script=Latin}*))$/u;

/** A heading without the marks and numerals around its words. */
export function removeHeadingMarks(text: string): string {
  return text.replace(ATTRIBUTES, '').replace(NUMERAL, '').trim();
}

/**
 * What a heading may be called, the whole first. A heading in two languages has a group with a name in each:
 * `背景（Context）`, `Contexto / Context`, `배경 Context`.
 */
export function listHeadingNames(text: string): string[][] {
  const bare = removeHeadingMarks(text);
  const groups = [[bare]];
  const brackets = /[)）】］\]]$/u.test(bare) ? IN_BRACKETS.exec(bare) : null;
  if (brackets !== null) groups.push([brackets[1] ?? '', brackets[2] ?? '']);
  if (/[/／|｜]/u.test(bare)) groups.push(bare.split(/\s*[/／|｜]\s*/u).filter((name) => name !== ''));
  const scripts = /^[\x00-\x7f]*$/.test(bare) ? null : TWO_SCRIPTS.exec(bare);
  if (scripts !== null) groups.push(scripts.slice(1).filter((name) => name !== undefined));
  return groups;
}

/** What all the names of a group mean that mean something; null where they differ, or the first means nothing. */
export function findMeaning<T>(names: readonly string[], known: (name: string) => T | null): T | null {
  const [first = null, ...others] = names.map(known);
  return others.every((other) => other === null || other === first) ? first : null;
}

/**
 * The role a heading or label has.
 * @param text plain text of the heading, as written
 * @param parent role of the section around it; null at the top
 * @param own headings of the team's own template
 */
export function getRole(
  text: string,
  parent: SectionRole | null,
  own: OwnSections = NO_SECTIONS,
): SectionRole | null {
  return findKnownRole(own, `${parent ?? ''}/${text}`).role;
}

const findKnownRole = memoizeFor((own: OwnSections, key: string): { role: SectionRole | null } => {
  const [parent = ''] = key.split('/', 1);
  const text = key.slice(parent.length + 1);
  return { role: findRole(text, parent === '' ? null : (parent as SectionRole), own) };
});

function findRole(text: string, parent: SectionRole | null, own: OwnSections): SectionRole | null {
  for (const names of listHeadingNames(text)) {
    // `Rail (example)` below the options is one of them
    if (names.length > 1 && parent === 'alternatives') continue;
    const role = findMeaning(names, (name) => lookUpRole(name, parent, own));
    if (role !== null) return role;
  }
  // `Decision: two stores`, `Status - ACTIVE`, `Context (revised)`
  const head = LEADING_NAME.exec(text)?.[1];
  return head === undefined || parent === 'alternatives' ? null : lookUpRole(head, parent, own);
}

const LEADING_NAME = /^([^:：(（–—-]{3,}?)\s*(?:[:：(（–—]|\s-\s)/;

/** What sorts the points of a decision sorts those of an option as well. */
export const OF_OPTIONS = { positive: 'pros', negative: 'cons', neutral: 'neutral' } as const;

function lookUpRole(text: string, parent: SectionRole | null, own: OwnSections): SectionRole | null {
  const name = normalizeHeading(text);
  if (name === '') return null;
  const scope = parent !== null && WITHIN_CONSEQUENCES.has(parent) ? 'consequences' : parent;
  const scoped = (parent && inside.get(parent)?.get(name)) ?? (scope && inside.get(scope)?.get(name));
  if (scoped) return scoped;
  const named = own.get(name)?.role;
  const isInOptions = parent === 'alternative' || parent === 'alternatives';
  // below the options, a heading is the name of one
  const ofOptions: Partial<Record<Part, SectionRole>> = OF_OPTIONS;
  const taken = named && isInOptions ? ofOptions[named] : named;
  if (taken !== undefined) return taken;
  if (parent === 'alternative') return null;
  const isOption = OPTION.test(text.trim());
  if (parent === 'alternatives')
    return isOption ? 'alternative' : (inside.get('alternative')?.get(name) ?? null);
  if (isOption && parent !== 'implementation' && parent !== 'rollout') return 'alternative';
  if (parent !== null && inside.get('alternative')?.get(name) === 'example') return 'example';
  return anywhere.get(name) ?? null;
}

/** `Option 2`, `Alternative B: …`, `Option: …`: one of several, wherever it stands. */
const OPTION = new RegExp(
  `^[^\\p{L}]*(?:considered\\s+)?(?:${createWordPattern('option')})(?:\\s*#?\\d+|\\s+[A-Z]\\b|\\s*[一二三四五六](?!\\p{L})|\\s*[:–—-]\\s)`,
  'iu',
);

/** The name in a heading: folded, without its number and without `(optional)`. */
const normalizeHeading = memoize((text) =>
  normalize(removeHeadingMarks(text)).replace(/ (?:optional|if any|recommended)$/, ''),
);

/** Whether a heading names nothing but a part of a decision, and so can be no record's title. */
export const isSectionName: (text: string) => boolean = memoize((text) =>
  listHeadingNames(text).some((names) =>
    names.every((name) => {
      const role = anywhere.get(normalizeHeading(name));
      return (role !== undefined && !TOPICS.has(role)) || isWordFor(name, 'other');
    }),
  ),
);

/** Whether a heading only says what kind of document follows, and perhaps how its file is called. */
export function isGenericTitle(text: string): boolean {
  return isWordFor(text.replace(/\s*[:：–—-]\s+\d+-[\p{Ll}\d-]+$/u, ''), 'document');
}

/** Whether a heading introduces the reasons of a decision alone. */
export function isRationale(text: string): boolean {
  return isWordFor(text, 'rationale');
}

export function isWordFor(text: string, key: WordKey): boolean {
  return words.get(key)?.has(normalizeHeading(text)) ?? false;
}
