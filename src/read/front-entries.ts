import type { Entry } from './entries.ts';
import type { FrontMatter } from './front-matter.ts';
import { isUnfilled } from './placeholders.ts';
import { type Rich, richOfText } from './rich.ts';
import { factOf, type Vocabulary } from './vocabulary.ts';

/** The front matter's keys as labelled values. Keys of a map below `adr:` or `metadata:` count too. */
export function frontEntries({ data, lines }: FrontMatter, vocabulary: Vocabulary): Entry[] {
  const entries: Entry[] = [];
  for (const [key, value] of Object.entries(data)) {
    const line = lines[key] ?? 1;
    const fact = factOf(vocabulary, words(key));
    if (isMap(value) && (fact === null || fact === 'metadata' || fact === 'number')) {
      entries.push(
        ...frontEntries(
          {
            data: value,
            lines: Object.fromEntries(Object.keys(value).map((name) => [name, line])),
            raw: '',
            from: 1,
            to: 1,
          },
          vocabulary,
        ),
      );
    } else if (fact !== null) {
      entries.push({
        fact,
        label: key,
        items: strings(value).map((text) => richOfText(text, line)),
        carrier: 'front matter',
        line,
      });
      entries.push(...typed(value, vocabulary, line));
    }
  }
  return entries;
}

/** `supersededBy`, `superseded_by`, `superseded-by`. */
function words(key: string): string {
  return key.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_-]+/g, ' ');
}

/** The strings of a value as far as they are one list; of a map such as `{ accepted }` its keys. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (Array.isArray(value))
    return value.slice(0, 100).flatMap((item) => (isMap(item) ? mapText(item) : strings(item)));
  if (isMap(value)) {
    return Object.entries(value)
      .slice(0, 100)
      .flatMap(([key, inner]) => (inner === null || inner === '' ? [key] : strings(inner)));
  }
  return [];
}

/** `{ name: Jane, github: jane }` names a person, `{ id: ADR-3, reason: … }` a record: the telling key, else the first. */
function mapText(map: Record<string, unknown>): string[] {
  if (typeof (map['type'] ?? map['relation'] ?? map['rel']) === 'string') return [];
  const telling = ['name', 'title', 'id', 'adr', 'file', 'path', 'link', 'url', 'ref', 'target'].find(
    (key) => typeof map[key] === 'string',
  );
  const first =
    telling === undefined ? Object.values(map).find((inner) => typeof inner === 'string') : map[telling];
  if (typeof first === 'string') return [first];
  return Object.keys(map)
    .slice(0, 1)
    .filter((key) => !isUnfilled(key));
}

/** `relations: [{ type: supersedes, target: ADR-3 }]`. */
function typed(value: unknown, vocabulary: Vocabulary, line: number): Entry[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 100).flatMap((item): Entry[] => {
    if (!isMap(item)) return [];
    const type = item['type'] ?? item['relation'] ?? item['rel'];
    const fact = typeof type === 'string' ? factOf(vocabulary, words(type)) : null;
    const target = ['target', 'id', 'adr', 'file', 'path', 'link', 'url', 'ref', 'name', 'title']
      .map((key) => item[key])
      .find((text): text is string => typeof text === 'string');
    if (fact === null || target === undefined) return [];
    const items: Rich[] = [richOfText(target, line)];
    return [{ fact, label: String(type), items, carrier: 'front matter', line }];
  });
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
