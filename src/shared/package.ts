/** Where Cadre itself stands: the same two steps up from `src/shared` in a checkout and `lib/shared` in an install. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Cadre's own version. */
export const version: string = JSON.parse(readFileSync(`${packageRoot}package.json`, 'utf8')).version;

const digests = new Map<string, string>();

/**
 * Changes whenever the code below a folder beside this one does: what an older renderer made must not be used
 * again. The version alone would not tell in a checkout. Worked out once: a dev server keeps the code it started with.
 */
export function codeDigest(folder: string): string {
  const known = digests.get(folder);
  if (known !== undefined) return known;
  const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  const hash = createHash('sha256').update(version);
  for (const name of (readdirSync(root, { recursive: true }) as string[]).sort()) {
    if (/\.(?:[jt]s|json)$/.test(name)) hash.update(name).update(readFileSync(join(root, name)));
  }
  const digest = hash.digest('hex').slice(0, 16);
  digests.set(folder, digest);
  return digest;
}
