/** Asks the resolvers, each question once, and keeps the answers for the cache. */
import type { AssetTarget, LinkTarget, RenderInput, Resolution } from './types.ts';

export interface Ask {
  link(href: string): LinkTarget | null;
  reference(number: number, text: string): LinkTarget | null;
  asset(href: string): AssetTarget | null;
}

type Resolvers = Pick<RenderInput, 'resolveLink' | 'resolveReference' | 'resolveAsset'>;

export function createAsk(resolvers: Resolvers): { ask: Ask; links: Resolution[] } {
  const asked = new Map<string, Resolution>();
  function once<R extends Resolution>(question: string, answer: () => R): R['resolved'] {
    const known = asked.get(question);
    if (known) return known.resolved;
    const resolution = answer();
    asked.set(question, resolution);
    links.push(resolution);
    return resolution.resolved;
  }
  const links: Resolution[] = [];
  const ask: Ask = {
    link: (href) =>
      once(`link ${href}`, () => ({
        kind: 'link' as const,
        href,
        resolved: resolvers.resolveLink(href),
      })) as LinkTarget | null,
    reference: (number, text) =>
      once(`reference ${number} ${text}`, () => ({
        kind: 'reference' as const,
        href: text,
        number,
        resolved: resolvers.resolveReference(number, text),
      })) as LinkTarget | null,
    asset: (href) =>
      once(`asset ${href}`, () => ({
        kind: 'asset' as const,
        href,
        resolved: resolvers.resolveAsset(href),
      })) as AssetTarget | null,
  };
  return { ask, links };
}
