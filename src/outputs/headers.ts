/**
 * `_headers`, as Netlify and Cloudflare Pages read it: what browsers may keep for ever, since its address has a hash in
 * it, and that files are what they are called. Files beside records are strangers' documents, so none runs as a page.
 */
import { underBase } from '../shared/addresses.ts';
import { FILE_POLICY } from '../site/view/page-head.ts';
import type { Output, OutputInput } from './types.ts';

const FOR_EVER = 'Cache-Control: public, max-age=31536000, immutable';

/** Headers by the folder whose every file has them. */
const RULES: [folder: string, headers: string[]][] = [
  ['/', ['X-Content-Type-Options: nosniff']],
  ['/_astro/', [FOR_EVER]],
  ['/files/', [FOR_EVER, `Content-Security-Policy: ${FILE_POLICY}`]],
];

export function headers({ site }: OutputInput): Output[] {
  const rules = RULES.map(
    ([folder, lines]) => `${underBase(site.base, folder)}*\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
  return [{ path: '/_headers', make: () => rules.join('') }];
}
