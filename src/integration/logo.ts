/** The user's own logo: an address is used as it is, a file is copied into the site. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { isImageAddress } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { hashOf } from './assets.ts';

export interface Logo {
  /** Below the base, or a whole address; null for none. */
  address: string | null;
  fileAt(url: string): string | null;
  copyTo(folder: string): void;
}

export function logoAsset({ logo }: Pick<Settings, 'logo'>): Logo {
  const none = { fileAt: () => null, copyTo: () => {} };
  if (logo === null) return { address: null, ...none };
  if (isImageAddress(logo)) return { address: logo, ...none };
  const address = `/files/${hashOf(readFileSync(logo))}/logo${extname(logo).toLowerCase()}`;
  return {
    address,
    fileAt: (url) => (url === address ? logo : null),
    copyTo(folder) {
      const target = join(folder, address);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(logo, target);
    },
  };
}
