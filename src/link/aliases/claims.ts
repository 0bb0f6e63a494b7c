/** Who gets an address that several would have. Pure. */
import type { Alias, AliasOrigin } from '../../model/log.ts';
import { addressKey, looksLikeFile } from './normal.ts';

/** Whose word counts more comes first. What people wrote, then what the files are called now, then what was. */
export const ORIGINS: readonly AliasOrigin[] = ['stated', 'number', 'name', 'remembered', 'former', 'tool'];

export interface Claims {
  /** @returns what the claim lost against at once: a page of the site, or null */
  add(path: string, target: string, origin: AliasOrigin): { page: string } | null;
  /** Every address that one target alone claims with the strongest word for it, sorted. */
  settle(): { aliases: Alias[]; disputed: { path: string; targets: string[]; origin: AliasOrigin }[] };
}

interface Claim extends Alias {
  rank: number;
}

/** @param pages addresses that the site has pages at */
export function createClaims(pages: Iterable<string>): Claims {
  const taken = new Map([...pages].map((page) => [addressKey(page), page]));
  const claims = new Map<string, Claim[]>();
  return {
    add(path, target, origin) {
      const key = addressKey(path);
      const page = taken.get(key);
      if (page !== undefined) return page === target ? null : { page };
      if (looksLikeFile(path)) return null;
      const known = claims.get(key) ?? [];
      known.push({ path, target, origin, rank: ORIGINS.indexOf(origin) });
      claims.set(key, known);
      return null;
    },
    settle() {
      const aliases: Alias[] = [];
      const disputed: ReturnType<Claims['settle']>['disputed'] = [];
      for (const all of claims.values()) {
        const best = Math.min(...all.map(({ rank }) => rank));
        const strongest = all.filter(({ rank }) => rank === best);
        const [first] = strongest;
        if (first === undefined) continue;
        const targets = [...new Set(strongest.map(({ target }) => target))];
        if (targets.length > 1) disputed.push({ path: first.path, targets, origin: first.origin });
        else aliases.push(...filesOf(all.filter(({ target }) => target === first.target)));
      }
      aliases.sort((a, b) => (a.path < b.path ? -1 : 1));
      return { aliases, disputed };
    },
  };
}

/** Each file once, by the strongest claim to it: `/x/` and `/x.html` are two. */
function filesOf(claims: readonly Claim[]): Alias[] {
  const files = new Map<string, Alias>();
  for (const { path, target, origin } of claims.toSorted((a, b) => a.rank - b.rank)) {
    const file = path.toLowerCase();
    if (!files.has(file)) files.set(file, { path, target, origin });
  }
  return [...files.values()];
}
