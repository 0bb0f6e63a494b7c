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
      const claim = { path, target, origin, rank: ORIGINS.indexOf(origin) };
      const [strongest] = claims.get(key) ?? [];
      if (strongest === undefined || claim.rank < strongest.rank) claims.set(key, [claim]);
      else if (claim.rank === strongest.rank) claims.get(key)?.push(claim);
      return null;
    },
    settle() {
      const aliases: Alias[] = [];
      const disputed: ReturnType<Claims['settle']>['disputed'] = [];
      for (const [first, ...others] of claims.values()) {
        if (first === undefined) continue;
        const { path, target, origin } = first;
        const targets = new Set([target, ...others.map((other) => other.target)]);
        if (targets.size === 1) aliases.push({ path, target, origin });
        else disputed.push({ path, targets: [...targets], origin });
      }
      aliases.sort((a, b) => (a.path < b.path ? -1 : 1));
      return { aliases, disputed };
    },
  };
}
