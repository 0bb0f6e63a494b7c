/** `_redirects`, as Cloudflare Pages, GitLab Pages and Netlify read it: the aliases as answers of the host itself. */
import { ORIGINS } from '../../link/redirects.ts';
import { underBase } from '../../shared/addresses.ts';
import type { Output, OutputInput } from '../types.ts';

/**
 * Cloudflare takes 2,000 rules, GitLab 1,000 in 64 KB, and beyond that none of them. Every alias has its page, so a
 * rule that is left out costs nobody the record.
 */
const MOST_RULES = 1000;
const MOST_BYTES = 60_000;

export function redirectRules({ aliases, site }: OutputInput): Output[] {
  if (aliases.length === 0) return [];
  return [
    {
      path: '/_redirects',
      make: () => printRules(aliases, site.base),
    },
  ];
}

/** Those that somebody wrote down or that were published come before those that are only plausible. */
export function printRules(aliases: OutputInput['aliases'], base: string): string {
  const ranked = aliases
    .map((alias) => ({ ...alias, rank: ORIGINS_OF_RULES.indexOf(alias.origin) }))
    .sort((a, b) => a.rank - b.rank);
  const lines: string[] = [];
  let bytes = 0;
  for (const { path, target } of ranked) {
    const line = `${ruleAddress(base, path)} ${ruleAddress(base, target)} 301`;
    bytes += Buffer.byteLength(line) + 1;
    if (lines.length === MOST_RULES || bytes > MOST_BYTES) break;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}

const ORIGINS_OF_RULES = [
  'stated',
  'remembered',
  'former',
  ...ORIGINS.filter((origin) => !['stated', 'remembered', 'former'].includes(origin)),
];

/** A colon or a star would make it a pattern. */
function ruleAddress(base: string, path: string): string {
  return underBase(base, path).replaceAll(':', '%3A').replaceAll('*', '%2A');
}
