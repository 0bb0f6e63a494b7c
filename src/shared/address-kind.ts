/** Addresses that strangers wrote: which may be followed at all, and what kind they are of. */

const ALLOWED = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'ftp',
  'ftps',
  'sftp',
  'ssh',
  'git',
  'irc',
  'ircs',
  'xmpp',
]);
/** What browsers overlook in front of, or inside, the scheme of an address. */
const OVERLOOKED = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g;

export type AddressKind = 'empty' | 'fragment' | 'local' | 'external' | 'unsafe';

/**
 * `unsafe` for every scheme that is not on the list, however it is spelt: `javascript:`, `data:` and `vbscript:`
 * run code, `file:` and the rest lead nowhere on another's machine.
 */
export function kindOfAddress(href: string): AddressKind {
  const bare = href.replace(OVERLOOKED, '');
  if (bare === '') return 'empty';
  if (bare.startsWith('#')) return 'fragment';
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1];
  if (scheme !== undefined) return ALLOWED.has(scheme.toLowerCase()) ? 'external' : 'unsafe';
  return /^[\\/]{2}/.test(bare) ? 'external' : 'local';
}
