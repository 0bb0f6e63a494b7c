/** `_headers`, as Netlify and Cloudflare Pages read it: what browsers may keep for ever, since its address has a hash in it. */
import { underBase } from '../shared/addresses.ts';
import type { Output, OutputInput } from './types.ts';

/** Folders of the site whose every file is called after its content. */
const HASHED = ['/_astro/', '/files/'];

export function headers({ site }: OutputInput): Output[] {
  const rules = HASHED.map(
    (folder) => `${underBase(site.base, folder)}*\n  Cache-Control: public, max-age=31536000, immutable\n`,
  );
  return [{ path: '/_headers', make: () => rules.join('') }];
}
