import type { Fact, Ticket } from '../model/record.ts';
import { kindOfAddress } from '../shared/address-kind.ts';
import type { Entry } from './entries.ts';
import { isUnfilled } from './placeholders.ts';
import type { Rich } from './rich.ts';
import type { FactName } from './tables/labels.ts';
import { blanked, tidy } from './text.ts';

/** Names, tags and the like: every value of the entries of one fact, each once. */
export function readList(entries: Entry[], fact: FactName): Fact<string>[] {
  const out: Fact<string>[] = [];
  for (const entry of entries) {
    if (entry.fact !== fact) continue;
    for (const item of entry.items) {
      for (const value of parts(item)) {
        if (!out.some((other) => other.value.toLowerCase() === value.toLowerCase())) {
          out.push({ value, raw: tidy(item.text).slice(0, 200), carrier: entry.carrier, line: item.line });
        }
      }
    }
  }
  return out;
}

/** Cut at commas, semicolons, slashes between blanks, `and` and new lines; brackets stay whole. Sentences are no names. */
function parts(item: Rich): string[] {
  if (isUnfilled(item.text)) return [];
  const text = item.text.replace(/\n(?!\s*[-*•])(?=\s*\p{Ll})/gu, ' ');
  return text
    .split(
      /[,;，、；]\s*(?![^()（）[\]]*[)）\]])|\s+(?:and|und|et|y|e|en|i|и|&|\/|\|)\s+(?=[\p{Lu}@\p{Lo}])|\n/u,
    )
    .map((part) =>
      tidy(part)
        .replace(/^[-*•\s]+|[.,;:\s]+$/g, '')
        .replace(/^(?:and|und|et|&)\s+/i, ''),
    )
    .filter((part) => part !== '' && part.length <= 80 && !isUnfilled(part) && /[\p{L}\p{N}]/u.test(part));
}

/** Tickets and stories: links, keys such as `PAY-123`, `#17`, else the words as they stand. */
export function readTickets(entries: Entry[]): Fact<Ticket>[] {
  const out: Fact<Ticket>[] = [];
  for (const entry of entries) {
    if (entry.fact !== 'tickets') continue;
    for (const item of entry.items) {
      if (isUnfilled(item.text)) continue;
      for (const ticket of ticketsOf(item, entry.carrier === 'section' || entry.carrier === 'table')) {
        if (!out.some((other) => other.value.text === ticket.text))
          out.push({
            value: ticket,
            raw: tidy(item.text).slice(0, 200),
            carrier: entry.carrier,
            line: item.line,
          });
      }
    }
  }
  return out;
}

const KEY =
  /\b[A-Z][A-Z0-9_]{1,19}-\d{1,7}\b|\bAB#\d{1,9}\b|(?<![\w/])(?:[\w.-]+(?:\/[\w.-]+)+)?[#!]\d{1,7}\b/g;

function ticketsOf(item: Rich, strict: boolean): Ticket[] {
  const links = item.links
    .filter((link) => link.href !== '')
    .map((link) => ({
      text: tidy(link.text),
      href: kindOfAddress(link.href) === 'external' ? link.href : null,
    }));
  const outside = blanked(item.text, item.links);
  const addresses = [...outside.matchAll(/https?:\/\/[^\s<>)\]]+/g)].map((match) => ({
    text: match[0],
    href: match[0],
  }));
  const keys = [...outside.replace(/https?:\/\/\S+/g, ' ').matchAll(KEY)].map((match) => ({
    text: match[0],
    href: null,
  }));
  const found = [...links, ...addresses, ...keys];
  if (found.length > 0 || strict) return found;
  const words = tidy(item.text);
  return words.length <= 200 ? [{ text: words, href: null }] : [];
}
