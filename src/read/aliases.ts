/** Other addresses that the front matter names for a document. */
import type { StatedAlias } from '../model/record.ts';
import { toKeyWords } from './front-entries.ts';
import type { FrontMatter } from './front-matter.ts';
import { normalize } from './normalize.ts';

/** Keys that exist to name further addresses: Hugo's and Cadre's, Jekyll's `redirect_from`. */
const EXPLICIT = new Set(['aliases', 'alias', 'redirect from']);
/** Keys that give another generator the one address of its page: Jekyll's, Docusaurus'. */
const FORMER = new Set(['permalink', 'slug']);

/** More than these are no addresses anybody gave a document by hand. */
const MOST = 50;
const LONGEST = 300;

export function readAliases(frontMatter: FrontMatter | null): StatedAlias[] {
  const { data = {}, lines = {} } = frontMatter ?? {};
  return Object.entries(data).flatMap(([key, value]) => {
    const name = normalize(toKeyWords(key));
    const explicit = EXPLICIT.has(name);
    if (!explicit && !FORMER.has(name)) return [];
    const list: unknown[] = Array.isArray(value) ? value.slice(0, MOST) : [value];
    return list.flatMap((item) => {
      const text = typeof item === 'string' ? item.trim() : '';
      // `/:categories/:title/` is a pattern, not an address
      const isPattern = !explicit && text.includes(':');
      if (text === '' || text.length > LONGEST || isPattern) return [];
      return [{ text, line: lines[key] ?? null, explicit }];
    });
  });
}
