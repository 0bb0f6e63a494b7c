/** The forms that the names of tickets have. */

/**
 * What looks like the key of a project and is none: standards, algorithms, records of decisions. `GH` and `AB` are
 * the marks that GitHub and Azure Boards use.
 */
const NO_PROJECTS =
  'ADR|AES|AB|AGPL|BIP|BSD|CEN|CIP|CIS|COVID|CVE|CWE|DES|DIN|EC|ECMA|EIP|EN|ERC|ES|FIPS|GH|GMT|GPL|GPT|HTTP|IEC|IEEE|IFC|IPV|ISO|ITU|JSR|KIP|LGPL|LTS|MADR|MD|MP|MPL|NIST|OAUTH|PDR|PEP|RFC|RFD|RIPEMD|RSA|SHA|SOC|SQL|SSE|STEP|TLS|TSL|UTC|UTF|WCAG|XP';

/** `PAY-123` of any project, as a part of a regular expression. */
export const ANY_PROJECT_KEY = `(?!(?:${NO_PROJECTS})-)[A-Z][A-Z0-9_]+-[1-9]\\d{0,6}`;

const PROJECT_KEY = new RegExp(`^${ANY_PROJECT_KEY}(?![\\w-])`, 'u');
const WITH_SIGN = /^(?:AB|[\w.-]+(?:\/[\w.-]+)+)?[#!][1-9]\d{0,8}$/;

/** The key that words begin with or consist of, where no pattern tells; null where they are only words. */
export function keyIn(words: string): string | null {
  const text = words.trim();
  return PROJECT_KEY.exec(text)?.[0] ?? (WITH_SIGN.test(text) ? text : null);
}

/** What tickets are grouped by: `PAY` of `PAY-123`, `acme/shop` of `acme/shop#12`; empty where the key tells none. */
export function projectOf(key: string): string {
  return /^(.*?)[-#!]?\d+$/.exec(key)?.[1] ?? '';
}
