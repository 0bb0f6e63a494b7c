/**
 * What becomes of a tag an author wrote. Text hostile to HTML (`List<T>`, `<AdrLink>`, a `<script>` that is only
 * talked about) stays visible.
 */
import type { Tag } from './tokens.ts';
import { KEPT, REMOVED, UNWRAPPED, VOID } from './vocabulary.ts';

/** `text`: shown as written; `keep`: HTML; `unwrap`: what it holds stays; `remove`: what it holds goes too. */
export type Fate = 'text' | 'keep' | 'unwrap' | 'remove';

export interface Surroundings {
  /** Names that some tag of the document closes. */
  closed: ReadonlySet<string>;
  /** True where this tag's closing tag follows among its siblings. */
  closesLater: boolean;
}

export function fateOf(tag: Tag, { closed, closesLater }: Surroundings): Fate {
  const { name } = tag;
  if (REMOVED.has(name)) return tag.type === 'open' && closesLater ? 'remove' : 'text';
  if (UNWRAPPED.has(name)) return tag.bare && !tag.selfClosed && !closed.has(name) ? 'text' : 'unwrap';
  if (!KEPT.has(name)) return 'text';
  const readsAsType = /^[A-Z]/.test(tag.written) && tag.bare && !closed.has(name) && !VOID.has(name);
  return readsAsType ? 'text' : 'keep';
}
