/** Badges of a head: label and message of each image. */
import { decodeAddress } from '../shared/addresses.ts';
import type { InlineText } from './inline-text.ts';

interface Badge {
  label: string;
  message: string;
}

/** Label and message of each badge image. */
export function readBadgeFields({ images }: InlineText): Badge[] {
  return images.flatMap(({ url }) => {
    const address = URL.parse(url, 'https://localhost');
    const query = address?.searchParams;
    const message = query?.get('message') ?? null;
    if (message !== null) return [{ label: query?.get('label') ?? '', message }];
    const path = /\/badge\/(.+)/i.exec(address?.pathname ?? '')?.[1]?.replace(/\/$/, '') ?? '';
    // <label>-<message>-<colour>, with doubled signs for a sign, or <label>/<message>/<colour>
    const parts = path.includes('/')
      ? path.split('/')
      : path.split(/(?<!-)-(?!-)/).map((part) =>
          part
            .replaceAll('--', '-')
            .replace(/(?<!_)_(?!_)/g, ' ')
            .replaceAll('__', '_')
            .trim(),
        );
    const [label = '', ...rest] = parts.map(decodeAddress);
    return rest.length < 2 ? [] : [{ label, message: rest.slice(0, -1).join(' ') }];
  });
}

/** What badges say: their alternative text, and the message in their address. */
export function readBadgeTexts(inline: InlineText): string[] {
  const messages = readBadgeFields(inline).map(({ label, message }) =>
    /status|state|^(?:m?adr|rfc)$/i.test(label) ? message : `${label} ${message}`,
  );
  return inline.images
    .flatMap(({ alt }, at) => [
      alt.replace(/^\W*(?:adr[\s:-]+)?(?:status|state|badge)\W*/i, '').trim(),
      messages[at] ?? '',
    ])
    .filter((text) => text !== '');
}
