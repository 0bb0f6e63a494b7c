/** Links to sections of other pages, checked once every body is rendered. */
import { createBrokenAnchorIssue } from './links.ts';
import type { RenderedBody, RenderIssue } from './types.ts';

export interface AnchoredBody extends Pick<RenderedBody, 'ids' | 'fragments'> {
  /** The address of its page, as links to it begin. */
  address: string;
}

/**
 * The links of each body to sections that do not exist, by the address of its page. A page that is not among the
 * bodies is not known, and links to it are not reported.
 *
 * @param pageIds ids that every page has beside those of its body
 */
export function findBrokenAnchors(
  bodies: readonly AnchoredBody[],
  pageIds: readonly string[],
): Map<string, RenderIssue[]> {
  const known = new Map(bodies.map(({ address, ids }) => [address, new Set([...ids, ...pageIds])]));
  const broken = new Map<string, RenderIssue[]>();
  for (const { address, fragments } of bodies) {
    for (const { target, id, written, line } of fragments) {
      const ids = known.get(target);
      if (ids === undefined || [id, id.toLowerCase(), `user-content-${id}`].some((one) => ids.has(one)))
        continue;
      const issues = broken.get(address) ?? [];
      broken.set(address, issues);
      issues.push(createBrokenAnchorIssue(written, line));
    }
  }
  return broken;
}
