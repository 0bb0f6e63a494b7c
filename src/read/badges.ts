import { decodeAddress } from '../shared/addresses.ts';
import type { InlineText } from './inline-text.ts';

/** Label and message of each badge image, as in `/badge/<label>-<message>-<colour>` with its doubled signs. */
export function readBadgeFields({ images }: InlineText): { label: string; message: string }[] {
  return images.flatMap(({ url }) => {
    const path = /\/badge\/([^?#]+)/i.exec(url)?.[1];
    if (path === undefined) return [];
    const [label = '', ...rest] = decodeAddress(path)
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
export function readBadgeTexts(inline: InlineText): string[] {
  const messages = readBadgeFields(inline).map(({ label, message }) =>
    /status|state/i.test(label) ? message : `${label} ${message}`,
  );
  return inline.images
    .flatMap(({ alt }, at) => [
      alt.replace(/^\W*(?:adr[\s:-]+)?(?:status|state|badge)\W*/i, '').trim(),
      messages[at] ?? '',
    ])
    .filter((text) => text !== '');
}
