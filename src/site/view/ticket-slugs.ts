/** What stands for a ticket in an address: readable, safe in any file system, and never the same for two. */

/**
 * `PAY-123` is itself, `acme/shop#12` is `acme-shop-12`, `acme/shop!12` is `acme-shop-mr-12`. Of several that would
 * be the same where upper and lower case are not told apart, one keeps it: the one that is spelt so, or else the
 * first in the order of their names; the others get an ending made of their name, so that no later ticket moves them.
 */
export function ticketSlugs(keys: readonly string[]): Map<string, string> {
  const wanted = Map.groupBy(keys, (key) => plainSlug(key).toLowerCase());
  const slugs = new Map<string, string>();
  for (const same of wanted.values()) {
    const [first] = [...same].sort((a, b) => Number(isItself(b)) - Number(isItself(a)) || (a < b ? -1 : 1));
    for (const key of same)
      slugs.set(key, key === first ? plainSlug(key) : `${plainSlug(key)}-${endingOf(key)}`);
  }
  return slugs;
}

function isItself(key: string): boolean {
  return plainSlug(key) === key;
}

function plainSlug(key: string): string {
  const slug = key
    .normalize('NFKC')
    .replace(/!(?=\d)/g, '-mr-')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  // numbers alone are the further pages of the list
  return /^\d*$/.test(slug) ? `issue-${slug}` : slug;
}

/** Six digits that follow from the name alone (FNV-1a). */
function endingOf(key: string): string {
  let hash = 0x811c9dc5;
  for (const sign of key) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0').slice(0, 6);
}
