/** Finds tickets in text, by key or by the address of a link. */
import { decodeAddress } from '../shared/addresses.ts';
import { escapeRegExp } from '../shared/text.ts';
import {
  ANY_PROJECT_KEY,
  findTicketAt,
  type NamedTicket,
  type TicketPattern,
  type TicketRepository,
  type TicketsInput,
} from './trackers.ts';

/** One found in a text. */
export interface FoundTicket extends NamedTicket {
  from: number;
  to: number;
}

const PROJECT_KEY = new RegExp(`^${ANY_PROJECT_KEY}(?![\\w-])`, 'u');
const WITH_SIGN = /^(?:AB|[\w.-]+(?:\/[\w.-]+)+)?[#!][1-9]\d{0,8}$/;

/** The key that words begin with or consist of, if no pattern matches; null if they are only words. */
function findKey(words: string): string | null {
  const text = words.trim();
  return PROJECT_KEY.exec(text)?.[0] ?? (WITH_SIGN.test(text) ? text : null);
}

/** What tickets are grouped by: `PAY` of `PAY-123`, `acme/shop` of `acme/shop#12`; empty if the key has none. */
export function getProject(key: string): string {
  return /^(.*?)[-#!]?\d+$/.exec(key)?.[1] ?? '';
}

export interface TicketFinder {
  /** In the order of the text. */
  findInText(text: string): FoundTicket[];
  /** Behind a link of a text: known by its address, or by its words. */
  findInLink(href: string, words: string): NamedTicket | null;
  /** What a record states as its ticket, where it is one and not only words. */
  findStated(ticket: { text: string; href: string | null }): NamedTicket | null;
}

interface CompiledPattern {
  inside: RegExp;
  whole: RegExp;
  /** The groups that an address of such a ticket was made of. */
  groupsIn: ((href: string) => string[] | null) | null;
  named: (groups: readonly (string | undefined)[]) => { key: string; href: string };
}

export function createTicketFinder({ patterns, repositories }: TicketsInput): TicketFinder {
  const compiled = patterns.map(compile);
  const whole = (words: string): NamedTicket | null =>
    findFirst(compiled, ({ whole: all, named }) => {
      const match = all.exec(words.trim());
      return match && named(match);
    });
  const configured = (href: string): NamedTicket | null =>
    findFirst(compiled, ({ groupsIn: read, named }) => {
      const groups = read?.(href);
      return groups && { ...named(groups), href };
    });
  // most texts hold no digit, and without one there is no ticket
  const numbered = patterns.every(({ pattern }) => /\\d|0-9/.test(pattern));

  return {
    findInText(text) {
      if (compiled.length === 0 || (numbered && !/\d/.test(text))) return [];
      const found: FoundTicket[] = [];
      for (const { inside, named } of compiled) {
        for (const match of text.matchAll(inside)) {
          const [from, to] = [match.index, match.index + match[0].length];
          if (from === to || found.some((other) => from < other.to && to > other.from)) continue;
          found.push({ ...named(match), from, to });
        }
      }
      return found.sort((a, b) => a.from - b.from);
    },
    findInLink(href, words) {
      const known = configured(href) ?? findTicketAt(href, repositories);
      if (known !== null || !/^https?:/i.test(href)) return known;
      const byWords = whole(words);
      return byWords && { ...byWords, href };
    },
    findStated({ text, href }) {
      const known = href === null ? null : (configured(href) ?? findTicketAt(href, null));
      if (known !== null) return known;
      const named = whole(text) ?? findRepositoryTicket(text, repositories[0]) ?? findOnlyKey(text);
      return named && { key: named.key, href: href ?? named.href };
    },
  };
}

function compile(rule: TicketPattern): CompiledPattern {
  const { pattern, url, key = '$0' } = rule;
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return {
    inside: new RegExp(
      `(?<![\\p{L}\\p{N}_#&.-])(?:${pattern})(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}]|\\.\\d)`,
      'gu',
    ),
    whole,
    groupsIn: createAddressReader(rule, whole),
    named: (groups) => ({
      key: fillTemplate(key, groups, (text) => text),
      href: fillTemplate(url, groups, encodeURIComponent),
    }),
  };
}

function fillTemplate(
  template: string,
  groups: readonly (string | undefined)[],
  put: (text: string) => string,
): string {
  return template.replace(/\$(\d)/g, (_, at) => put(groups[Number(at)] ?? ''));
}

/** Reads the groups back out of an address that the pattern would have made; null if the key is not certain. */
function createAddressReader({ url, key = '$0' }: TicketPattern, whole: RegExp): CompiledPattern['groupsIn'] {
  const groups = listGroups(url);
  if (!listGroups(key).every((group) => groups.includes(group))) return null;
  const source = url
    .split(/(\$\d)/)
    .map((part) => (/^\$\d$/.test(part) ? '([^/?#]+)' : escapeRegExp(part)))
    .join('');
  const address = new RegExp(`^${source}\\/?(?:[?#].*)?$`, 'iu');
  return (href) => {
    const match = address.exec(href);
    if (match === null) return null;
    const values: string[] = [];
    for (const [at, group] of groups.entries()) values[group] = decodeAddress(match[at + 1] ?? '');
    return values[0] === undefined || whole.test(values[0]) ? values : null;
  };
}

function listGroups(template: string): number[] {
  return [...template.matchAll(/\$(\d)/g)].map(([, at]) => Number(at));
}

/** `#17` where a record states its ticket: an issue of the repository that the records are in. */
function findRepositoryTicket(text: string, repository: TicketRepository | undefined): NamedTicket | null {
  const number = /^(?:#|GH-)([1-9]\d*)$/.exec(text.trim())?.[1];
  if (number === undefined || repository === undefined) return null;
  return { key: `${repository.path}#${number}`, href: repository.issue.replace('$1', number) };
}

function findOnlyKey(text: string): NamedTicket | null {
  const key = findKey(text);
  return key === null ? null : { key, href: null };
}

function findFirst<T, R>(list: readonly T[], ask: (item: T) => R | null | undefined): R | null {
  for (const item of list) {
    const answer = ask(item);
    if (answer) return answer;
  }
  return null;
}
