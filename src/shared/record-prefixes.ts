/** Letters before a number that mean a decision in every team: `ADR-12`, `rfc 12`, `no. 12`. */

const PREFIXES = new Set(['', 'adr', 'adrs', 'madr', 'rfc', 'dr', 'ad', 'pdr', 'decision', 'record', 'no']);

/** @param prefix the letters alone, in any case; empty for a bare number */
export function isRecordPrefix(prefix: string): boolean {
  return PREFIXES.has(prefix.toLowerCase());
}
