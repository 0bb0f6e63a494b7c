/** What an alias of the configuration leads to: an address, a file, or a number. Pure. */
import type { Choice } from '../../model/log.ts';
import type { Addressee } from './addressee.ts';

/**
 * @param to `/adr/12/`, `adr/0012-use-a-queue.md`, `0012-use-a-queue.md`, `payments/12`, `ADR-12`, `12`
 * @returns a permalink; null where it names nothing, or several
 */
export function findTarget(
  to: string | number,
  addressees: readonly Addressee[],
  choices: readonly Choice[],
): string | null {
  const text = String(to).trim();
  const bare = text.replace(/^\/|\/$/g, '').toLowerCase();
  const known = [
    ...addressees.map(({ permalink }) => permalink),
    ...choices.map((choice) => choice.permalink),
  ];
  const address = known.find((permalink) => permalink.slice(1, -1).toLowerCase() === bare);
  if (address !== undefined) return address;
  const byFile = addressees.filter(
    ({ id, path }) => id.toLowerCase() === bare || path.toLowerCase() === bare,
  );
  if (byFile.length > 0) return only(byFile.map(({ permalink }) => permalink));
  const number = /^(?:[a-z]+[-_ ]?)?0*(\d+)$/i.exec(text)?.[1];
  if (number === undefined) return null;
  return only(addressees.filter((one) => one.number === Number(number)).map((one) => one.numberTarget));
}

function only(permalinks: string[]): string | null {
  const [first, ...others] = new Set(permalinks);
  return first === undefined || others.length > 0 ? null : first;
}
