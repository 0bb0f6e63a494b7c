/** What a record says beyond the facts: fields that the configuration names, and what else its front matter has. */
import type { OtherField, StatedAlias } from '../model/record.ts';
import { getFieldLabel } from './fact-names.ts';
import type { FrontMatter } from './front-matter.ts';
import { normalize, toKeyWords } from './normalize.ts';
import { removeDomains } from './people.ts';
import { isUnfilled } from './placeholders.ts';
import type { FactTools } from './shown-facts.ts';
import { tidySpaces } from './text.ts';
import type { LabelledEntry } from './types.ts';
import { findLabelFact, type Vocabulary } from './vocabulary.ts';

/** Values and depth looked at: aliases can make a short text an endless one. */
const MOST = 200;
const DEEPEST = 5;

/** A longer value is text. */
const LONGEST = 100;

/**
 * The fields that the configuration names, in its order.
 *
 * @param affects what was read of `affects`, which the configuration may name as a field too
 */
export function listOwnFields(
  entries: readonly LabelledEntry[],
  { fields, affectsField }: Pick<Vocabulary, 'fields' | 'affectsField'>,
  affects: readonly string[],
): OtherField[] {
  return fields.flatMap((label): OtherField[] => {
    const own = entries.filter(({ fact }) =>
      fact === 'affects' ? affectsField === label : getFieldLabel(fact) === label,
    );
    const isAffects = affectsField === label && affects.length > 0;
    const values = [...new Set(isAffects ? affects : own.flatMap(listValues))];
    return values.length === 0 ? [] : [{ label, values, own: true }];
  });
}

/** Prose below a heading is no value. */
function listValues({ location, items }: LabelledEntry): string[] {
  const texts = items.map(({ text }) => tidySpaces(removeDomains(text)));
  const isProse =
    location === 'section' && texts.some((text) => text.length > LONGEST || /[.!?。]$/.test(text));
  return isProse
    ? []
    : texts.flatMap(splitValues).filter((value) => value.length <= LONGEST && !isUnfilled(value));
}

/** `Payments, Billing` are two; `high, as most traffic is paid` is one. */
function splitValues(text: string): string[] {
  const parts = text.split(/[,;]\s+|[、，；]\s*/u).filter((part) => part !== '');
  return parts.every((part) => part.split(' ').length <= 3) ? parts : [text];
}

/** Fields whose values the facts do not show, without those by which other generators lay out their pages. */
export function listOtherFields(
  frontMatter: FrontMatter | null,
  { vocabulary, isShown }: Pick<FactTools, 'vocabulary' | 'isShown'>,
): OtherField[] {
  const found = new Map<string, string[]>();
  let left = MOST;
  const visit = (value: unknown, keys: string[]): void => {
    if (left-- <= 0 || keys.length > DEEPEST) return;
    if (typeof value === 'string') {
      const text = tidySpaces(value);
      if (keys.some((key) => isShown(findLabelFact(vocabulary, key), text))) return;
      const label = toLabel(keys);
      found.set(label, [...(found.get(label) ?? []), removeDomains(text)]);
    } else if (Array.isArray(value)) for (const item of value.slice(0, MOST)) visit(item, keys);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, [...keys, toKeyWords(key)]);
      }
    }
  };
  for (const [key, value] of Object.entries(frontMatter?.data ?? {})) {
    if (!LAYOUT_KEYS.has(normalize(toKeyWords(key)))) visit(value, [toKeyWords(key)]);
  }
  return [...found].map(([label, values]) => ({ label, values: [...new Set(values)] }));
}

/** `deprecated reason` → `Deprecated reason`; keys below one another side by side. */
function toLabel(keys: string[]): string {
  const label = tidySpaces(keys.join(' '));
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/**
 * Keys of front matter by which other generators lay out their pages and name their addresses, compared as `normalize` folds
 * them. They say nothing of a decision; `readAliases` reads those that are addresses. From Jekyll, Just the Docs, Docusaurus, Hugo, MkDocs, VitePress, Starlight, Obsidian.
 */
const LAYOUT_KEYS: ReadonlySet<string> = new Set(
  `alias, aliases, body class, css class, cssclass, cssclasses, custom edit url, displayed sidebar, edit link, edit url,
  excerpt separator, full width, grand parent, has children, has toc, head, hide, hide table of contents,
  hide title, layout, link title, linktitle, menu, mermaid, nav, nav exclude, nav order, next, order,
  outline, page class, pagefind, pagination, pagination label, pagination next, pagination prev, parent,
  permalink, prev, redirect, redirect from, redirect to, render with liquid, search, search exclude,
  sidebar, sidebar class name, sidebar custom props, sidebar label, sidebar position, sitemap, slug,
  table of contents, toc, toc max heading level, toc min heading level, unlisted, weight`.split(/,\s+/),
);

/** Keys that exist to name further addresses: Hugo's and Cadre's, Jekyll's `redirect_from`. */
const EXPLICIT = new Set(['aliases', 'alias', 'redirect from']);
/** Keys that give another generator the one address of its page: Jekyll's, Docusaurus'. */
const FORMER = new Set(['permalink', 'slug']);

/** More than these are no addresses anybody gave a document by hand. */
const MOST_ALIASES = 50;
const LONGEST_ALIAS = 300;

/** Other addresses that the front matter names for a document. */
export function readAliases(frontMatter: FrontMatter | null): StatedAlias[] {
  const { data = {}, lines = {} } = frontMatter ?? {};
  return Object.entries(data).flatMap(([key, value]) => {
    const name = normalize(toKeyWords(key));
    const explicit = EXPLICIT.has(name);
    if (!explicit && !FORMER.has(name)) return [];
    const list: unknown[] = Array.isArray(value) ? value.slice(0, MOST_ALIASES) : [value];
    return list.flatMap((item) => {
      const text = typeof item === 'string' ? item.trim() : '';
      // `/:categories/:title/` is a pattern, not an address
      const isPattern = !explicit && text.includes(':');
      if (text === '' || text.length > LONGEST_ALIAS || isPattern) return [];
      return [{ text, line: lines[key] ?? null, explicit }];
    });
  });
}
