/** The user's own logo: an address is used as it is, a file is one of the site's. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Settings } from '../config/paths.ts';
import { isImageAddress } from '../config/resolve.ts';
import type { Output } from '../outputs/types.ts';
import { hashOf } from './assets.ts';

export interface Logo {
  /** Below the base, or a whole address; null for none. */
  address: string | null;
  fileAt(url: string): string | null;
  /** The file of the site, where there is one. */
  outputs(): Output[];
}

export function logoAsset({ logo }: Pick<Settings, 'logo'>): Logo {
  const none = { fileAt: () => null, outputs: () => [] };
  if (logo === null) return { address: null, ...none };
  if (isImageAddress(logo)) return { address: logo, ...none };
  const address = `/files/${hashOf(readFileSync(logo))}/logo${extname(logo).toLowerCase()}`;
  return {
    address,
    fileAt: (url) => (url === address ? logo : null),
    outputs: () => [{ path: address, make: () => readFileSync(logo) }],
  };
}
