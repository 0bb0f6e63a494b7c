import { decoded } from '../shared/addresses.ts';
import type { Rich } from './rich.ts';

/** Label and message of each badge image, as in `/badge/<label>-<message>-<colour>` with its doubled signs. */
export function badgeFields({ images }: Rich): { label: string; message: string }[] {
  return images.flatMap(({ url }) => {
    const path = /\/badge\/([^?#]+)/i.exec(url)?.[1];
    if (path === undefined) return [];
    const [label = '', ...rest] = decoded(path)
      .split(/(?<!-)-(?!-)/)
      .map((part) =>
        part
          .replaceAll('--', '-')
          .replace(/(?<!_)_(?!_)/g, ' ')
          .replaceAll('__', '_')
          .trim(),
      );
    return rest.length < 2 ? [] : [{ label, message: rest.slice(0, -1).join(' ') }];
  });
}

/** What badges say: their alternative text, and the message in their address. */
export function badgeTexts(rich: Rich): string[] {
  const messages = badgeFields(rich).map(({ label, message }) =>
    /status|state/i.test(label) ? message : `${label} ${message}`,
  );
  return rich.images
    .flatMap(({ alt }, at) => [
      alt.replace(/^\W*(?:adr[\s:-]+)?(?:status|state|badge)\W*/i, '').trim(),
      messages[at] ?? '',
    ])
    .filter((text) => text !== '');
}
