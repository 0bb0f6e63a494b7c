/** The entries of front matter, with nested keys as words. */
import { type FrontMatter, isMap } from './front-matter.ts';
import { type InlineText, parseInlineText } from './inline-text.ts';
import { toKeyWords } from './normalize.ts';
import { isUnfilled } from './placeholders.ts';
import { isRelationFact } from './relations.ts';
import type { LabelledEntry } from './types.ts';
import { findLabelFact, type Vocabulary } from './vocabulary.ts';

/** The front matter's keys as labelled values. Keys of a map below `adr:` or `metadata:` count too. */
export function readFrontEntries(
  { data, lines }: Pick<FrontMatter, 'data' | 'lines'>,
  vocabulary: Vocabulary,
  depth = 0,
): LabelledEntry[] {
  const entries: LabelledEntry[] = [];
  for (const [key, value] of Object.entries(data)) {
    const line = lines[key] ?? 1;
    const fact = findLabelFact(vocabulary, toKeyWords(key));
    const holdsFacts =
      fact === null || fact === 'metadata' || fact === 'number' || isRelationMap(value, vocabulary);
    if (isMap(value) && depth < 2 && holdsFacts) {
      const below = Object.fromEntries(Object.keys(value).map((name) => [name, line]));
      entries.push(...readFrontEntries({ data: value, lines: below }, vocabulary, depth + 1));
    } else if (fact !== null) {
      entries.push({
        fact,
        label: key,
        items: toStrings(value).map((text) => parseInlineText(text, line)),
        location: 'front matter',
        line,
      });
      entries.push(...readTypedEntries(value, vocabulary, line));
    }
  }
  return entries;
}

/** `relations: { supersedes: ADR-3 }`. */
function isRelationMap(value: unknown, vocabulary: Vocabulary): boolean {
  const facts = isMap(value)
    ? Object.keys(value).map((key) => findLabelFact(vocabulary, toKeyWords(key)))
    : [];
  return facts.some((fact) => fact !== null && isRelationFact(fact));
}

/** Values looked at in one front matter value: aliases can make a short text an endless one. */
const MOST = 200;

/** The strings of a value as far as they are one list; of a map such as `{ accepted }` its keys. */
function toStrings(value: unknown): string[] {
  const out: string[] = [];
  let left = MOST;
  const visit = (node: unknown, depth: number): void => {
    if (left-- <= 0 || depth > 4) return;
    if (typeof node === 'string') {
      if (node.trim() !== '') out.push(node);
    } else if (Array.isArray(node)) {
      for (const item of node.slice(0, MOST)) {
        if (isMap(item)) out.push(...toMapTexts(item));
        else visit(item, depth + 1);
      }
    } else if (isMap(node)) {
      for (const [key, inner] of Object.entries(node).slice(0, MOST)) {
        if (inner === null || inner === '') out.push(key);
        else visit(inner, depth + 1);
      }
    }
  };
  visit(value, 0);
  return out;
}

const TARGET_KEYS = ['target', 'id', 'adr', 'file', 'path', 'link', 'url', 'ref'];

/** `{ name: Jane, github: jane }` names a person, `{ id: ADR-3, reason: … }` a record: the telling key, else the first. */
function toMapTexts(map: Record<string, unknown>): string[] {
  if (typeof (map['type'] ?? map['relation'] ?? map['rel']) === 'string') return [];
  const telling = ['name', 'title', ...TARGET_KEYS].find((key) => typeof map[key] === 'string');
  const first =
    telling === undefined ? Object.values(map).find((inner) => typeof inner === 'string') : map[telling];
  if (typeof first === 'string') return [first];
  return Object.keys(map)
    .slice(0, 1)
    .filter((key) => !isUnfilled(key));
}

/** `relations: [{ type: supersedes, target: ADR-3 }]`. */
function readTypedEntries(value: unknown, vocabulary: Vocabulary, line: number): LabelledEntry[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 100).flatMap((item): LabelledEntry[] => {
    if (!isMap(item)) return [];
    const type = item['type'] ?? item['relation'] ?? item['rel'];
    const fact = typeof type === 'string' ? findLabelFact(vocabulary, toKeyWords(type)) : null;
    const target = [...TARGET_KEYS, 'name', 'title']
      .map((key) => item[key])
      .find((text): text is string => typeof text === 'string');
    if (fact === null || target === undefined) return [];
    const items: InlineText[] = [parseInlineText(target, line)];
    return [{ fact, label: String(type), items, location: 'front matter', line }];
  });
}
