/** What an alias of the configuration leads to: an address, a file, or a number. Pure. */
import type { Choice } from '../../model/log.ts';
import type { Addressee } from './addressee.ts';

/**
 * @returns what finds the permalink for `/adr/12/`, `adr/0012-use-a-queue.md`, `0012-use-a-queue.md`, `payments/12`,
 *   `ADR-12` or `12`; null where that names nothing, or several
 */
export function createTargets(
  addressees: readonly Addressee[],
  choices: readonly Choice[],
): (to: string | number) => string | null {
  const byAddress = new Map(
    [...choices, ...addressees].map(({ permalink }) => [permalink.slice(1, -1).toLowerCase(), permalink]),
  );
  const byId = Map.groupBy(addressees, ({ id }) => id.toLowerCase());
  const byPath = Map.groupBy(addressees, ({ path }) => path.toLowerCase());
  const byNumber = Map.groupBy(addressees, ({ number }) => number);
  return (to) => {
    const text = String(to).trim();
    const bare = text.replace(/^\/|\/$/g, '').toLowerCase();
    const address = byAddress.get(bare);
    if (address !== undefined) return address;
    const files = [...(byId.get(bare) ?? []), ...(byPath.get(bare) ?? [])];
    if (files.length > 0) return only(files.map(({ permalink }) => permalink));
    const number = /^(?:[a-z]+[-_ ]?)?0*(\d+)$/i.exec(text)?.[1];
    if (number === undefined) return null;
    return only((byNumber.get(Number(number)) ?? []).map(({ numberTarget }) => numberTarget));
  };
}

function only(permalinks: string[]): string | null {
  const [first, ...others] = new Set(permalinks);
  return first === undefined || others.length > 0 ? null : first;
}
