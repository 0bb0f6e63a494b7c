/** Names, tags and tickets: facts that are lists of values. */
import type { Fact, Status, Ticket } from '../model/record.ts';
import { getAddressKind } from '../shared/addresses.ts';
import { ANY_PROJECT_KEY, findTicketAt } from '../tickets/trackers.ts';
import { blankDates } from './dates.ts';
import type { FactName } from './fact-names.ts';
import type { InlineText } from './inline-text.ts';
import { normalize } from './normalize.ts';
import { isStillOpen, isTicketPlaceholder, isUnfilled } from './placeholders.ts';
import { blankRanges, tidySpaces } from './text.ts';
import type { LabelledEntry } from './types.ts';
import { findStatusWords, type Vocabulary } from './vocabulary.ts';

/** Every value of the entries of one fact, each once. */
function collectFacts<T>(
  entries: LabelledEntry[],
  fact: FactName,
  valuesIn: (item: InlineText, entry: LabelledEntry) => T[],
  getKey: (value: T) => string,
): Fact<T>[] {
  const out: Fact<T>[] = [];
  const seen = new Set<string>();
  for (const entry of entries) {
    if (entry.fact !== fact) continue;
    for (const item of entry.items) {
      if (isUnfilled(item.text)) continue;
      for (const value of valuesIn(item, entry)) {
        if (seen.has(getKey(value))) continue;
        seen.add(getKey(value));
        const raw = tidySpaces(removeMailAddresses(item.text)).slice(0, 200);
        out.push({ value, raw, location: entry.location, line: item.line });
      }
    }
  }
  return out;
}

/** Cut at commas, semicolons, slashes between blanks, `and` and new lines; brackets stay whole. Sentences are no names. */
function splitList(text: string): string[] {
  return text
    .replace(/\n(?!\s*[-*•])(?=\s*\p{Ll})/gu, ' ')
    .split(
      /[,;，、；]\s*(?![^()（）[\]]{0,300}[)）\]])|\s+(?:and|und|et|y|e|en|i|и|&|\+)\s+(?=[\p{Lu}@\p{Lo}])|\s+[/|]\s+|\n/u,
    )
    .map((part) =>
      tidySpaces(part)
        .replace(/^[-*•\s]+|[.,;:\s]+$/g, '')
        .replace(/^(?:and|und|et|&)\s+/i, ''),
    )
    .filter((part) => part !== '' && part.length <= 80 && !isUnfilled(part) && /[\p{L}\p{N}]/u.test(part));
}

/** Those who decided, wrote, were asked or told: names of people and groups, without addresses, roles and remarks. */
export function readPeople(
  entries: LabelledEntry[],
  fact: 'deciders' | 'authors' | 'consulted' | 'informed',
): Fact<string>[] {
  return collectFacts(
    entries,
    fact,
    ({ text }) =>
      isSentence(text) ? [] : splitList(turnNames(text)).flatMap((part) => findPerson(part) ?? []),
    (name) => name.toLowerCase(),
  );
}

/** `Example, Ann; van Sample, Bo`: where each part is a family name and a first name, both are one person. */
function turnNames(text: string): string {
  const parts = text.split(/\s*;\s*|\s+(?:and|und|et|y|e|en|&)\s+/u).filter((part) => part !== '');
  const turned = parts.map((part) => FAMILY_FIRST.exec(part.replace(BRACKETS, ''))?.groups ?? null);
  const isList = text.includes(';') && turned.every((one) => one !== null && !isNobody(one['first'] ?? ''));
  return isList ? turned.map((one) => `${one?.['first']} ${one?.['family']}`).join('; ') : text;
}

const FAMILY_FIRST =
  /^\s*(?<family>(?:\p{Ll}[\p{L}’']*\s+){0,3}\p{Lu}[\p{L}’'-]+),\s*(?<first>\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}.’'-]*){0,2})\s*$/u;

const MAIL = /[<([]?\s*(?:mailto:)?\b[\w.+-]+(?:@|\s?[([]at[)\]]\s?)[\w-]+(?:\.[\w-]+)+\s*[>)\]]?/g;

/** A text without addresses and the marks around them. */
export function removeMailAddresses(text: string): string {
  return /@|[([]at[)\]]/.test(text) ? text.replace(MAIL, ' ') : text;
}

/** A text with addresses cut to the name before the `@`: a page publishes no address of a person. */
export function removeDomains(text: string): string {
  return text.includes('@') ? text.replace(/(?:mailto:)?\b([\w.+-]+)@[\w-]+(?:\.[\w-]+)+/g, '$1') : text;
}

const BRACKETS = /\s*[(（[]([^()（）[\]]*)[)）\]]/gu;

function findPerson(part: string): string | null {
  const bare = tidySpaces(blankDates(removeMailAddresses(part)));
  // `@ann (Ann Example)` gives the name behind the handle
  const inner = /^@\S+\s*[(（]\s*(\p{Lu}[^()（）@]*\s\p{Lu}[^()（）]*)[)）]$/u.exec(bare)?.[1];
  const said = inner ?? (bare === '' ? (/[\w.+-]+(?=@)/.exec(part)?.[0] ?? '') : bare.replace(BRACKETS, ''));
  const named = said.replace(
    /^(?:agreed|approved|accepted|decided|made|proposed|written|reviewed)\s+(?:by|with)\s+/i,
    '',
  );
  const [, before = '', behind = named] = /^([^:：]{2,40})[:：]\s*(.+)$/u.exec(named) ?? [];
  // `Ann Example – CTO` and `CTO – Ann Example`; `Data: Ann Example` and `Ann Example: CTO`
  const name = [...behind.split(/\s+[-–—]\s+|\s+[-–—]$/u), before]
    .map((words) =>
      words
        .replace(/^@|\s(?:on|am|le|el|et al|and others|etc)$/g, '')
        .replace(/^[^\p{L}\p{N}]+|[\s,;:–—-]+$/gu, ''),
    )
    .find((words) => words !== '' && !isNobody(words));
  return name ?? null;
}

const ROLE_OF =
  'senior|junior|lead|leading|chief|principal|staff|head|vice|deputy|technical|technology|tech|software|solutions?|enterprise|data|information|product|project|program|engineering|platform|security|systems?|backend|frontend|devops|cloud|qa|ux|scrum|delivery|team|the|our|an?';
const ROLE =
  'architect|engineer|developer|dev|lead|leader|manager|owner|officer|director|c[a-z]o|vp|pm|po|sre|president|analyst|designer|consultant|administrator|admin|maintainer|reviewer|approver|author|sponsor|master|chair|founder|architekt(?:in)?|entwickler(?:in)?|leiter(?:in)?|architecte|arquitect[oa]|arquitet[oa]|architetto|responsable|directeur|архитектор|разработчик';
/** A role without a name, such as `CTO`, `Lead architect`, `Head of data`. */
const IS_ROLE = new RegExp(
  `^(?:(?:${ROLE_OF}) )*(?:${ROLE})(?: (?:of|for) .*)?$|^(?:\\S+ ){1,3}(?:senior|lead|chief|principal|staff) (?:${ROLE})$|^(?:head|director|vp|lead) (?:of )?\\S+(?: \\S+)?$`,
  'u',
);
const MEETING =
  /(?:^| )(?:meeting|meetup|sync|session|workshop|retro|retrospective|stand ?up|daily|sprint|minutes|summit|(?:design|architecture|code) review|sitzung|besprechung|reunion|reunión|reuniao|riunione|vergadering|spotkanie|встреча|совещание|会议|會議|会議|회의)(?: |$)/u;
const NOBODY =
  /^(?:(?:others|and others|et al|etc|all|everyone|everybody|anyone|someone|nobody|various|mixed|me|myself|us|we|self|anonymous)$|(?:pending|awaiting|waiting)(?: |$))/u;

function isNobody(words: string): boolean {
  const folded = normalize(words);
  return (
    !/\p{L}/u.test(words) ||
    isStillOpen(words) ||
    isSentence(words) ||
    NOBODY.test(folded) ||
    IS_ROLE.test(folded) ||
    MEETING.test(folded)
  );
}

const VERB =
  /(?<![\p{L}'’])(?:is|are|was|were|has|have|had|will|would|should|must|can|agreed|decided|see|wurde|wurden|ist|sind|hat|haben|est|sont|a été|ont|fue|fueron|ha|han|foi|foram|è|sono)(?![\p{L}'’])(?!\s+(?:by|with|von|par|por|da)\s+\p{Lu})/u;

/** A name has no verb, and few words that begin small. */
function isSentence(text: string): boolean {
  const bare = text.replace(BRACKETS, '');
  if (VERB.test(bare) || /[。！？]/u.test(bare)) return true;
  return bare.split(/[,;\n]|\s(?:and|&)\s/u).some((part) => {
    const small = part
      .trim()
      .split(/\s+/)
      .filter((word) => /^\p{Ll}/u.test(word)).length;
    return small > 4;
  });
}

/** A section of more items than this is text about tags, not a list of them. */
const MOST_IN_A_SECTION = 12;

/** Tags of a record. A tag that only repeats the status tells nothing and is left out. */
export function readTags(
  entries: LabelledEntry[],
  { status, vocabulary }: { status: Fact<Status> | null; vocabulary: Vocabulary },
): Fact<string>[] {
  const lists = entries.filter(
    ({ location, items }) => location !== 'section' || items.length < MOST_IN_A_SECTION,
  );
  const tags = collectFacts(
    lists,
    'tags',
    ({ text }) =>
      splitList(text.replace(/\s+(?=#[\p{L}\p{N}])/gu, ', ')).map((tag) =>
        tag.replace(/^#(?=[\p{L}\p{N}])/u, ''),
      ),
    (tag) => tag.toLowerCase(),
  );
  return tags.filter(({ value }) => {
    const [word, ...more] = findStatusWords(vocabulary, value);
    const isStatus = word !== undefined && more.length === 0 && word.phrase === normalize(value);
    return !isStatus || word.status !== status?.value;
  });
}

/** Tickets and stories: links, keys such as `PAY-123`, `#17`, else the words as they stand. */
export function readTickets(entries: LabelledEntry[]): Fact<Ticket>[] {
  return collectFacts(
    entries,
    'tickets',
    (item, { location }) => findTickets(item, location === 'section' || location === 'table'),
    ({ text }) => text,
  );
}

const KEY = new RegExp(
  `\\b${ANY_PROJECT_KEY}\\b|\\bAB#\\d{1,9}\\b|(?<![\\w/])(?:[\\w.-]+(?:\\/[\\w.-]+)+)?[#!]\\d{1,7}\\b`,
  'gu',
);
/** Words that are not the name of a ticket: what it is called in general, or a place in the text. */
const NO_TICKET =
  /^(?:(?:the|tracking|technical|user|github|gitlab|jira|linear|issues?|tickets?|stor(?:y|ies)|epics?|tasks?|bugs?|links?|url|numbers?|ids?|keys?|references?|tracker)\s*)+$/iu;
const A_PLACE = /^(?:§|see\b|adr\b|(?:section|sec\.|chapter|paragraph|abschnitt|kapitel|page)\s+\d)/iu;

/** @param strict where the place may hold other text too: only what names a ticket for sure */
function findTickets(item: InlineText, strict: boolean): Ticket[] {
  const links = item.links
    .filter(
      ({ href, text }) =>
        !/^(?:#|$)/.test(href) && (!strict || findTicketAt(href, null) !== null || isName(text)),
    )
    .map(({ href, text }) => ({
      text: tidySpaces(text),
      href: getAddressKind(href) === 'external' ? href : null,
    }));
  const outside = blankRanges(item.text, item.links);
  const addresses = [...outside.matchAll(/https?:\/\/[^\s<>)\]]+/g)].map(([href]) => ({ text: href, href }));
  const keys = [...outside.replace(/https?:\/\/\S+/g, ' ').matchAll(KEY)].map(([text]) => ({
    text,
    href: null,
  }));
  const found = [...links, ...addresses, ...keys].filter(
    ({ text, href }) => href !== null || !isTicketPlaceholder(text, item.text),
  );
  if (found.length > 0 || strict) return found;
  const words = tidySpaces(outside).replace(/^[(（](.*)[)）]$/u, '$1');
  if (!/\p{L}/u.test(words.replace(/\[[^\]]*\]|\{[^}]*\}|<[^>]*>/g, ''))) return [];
  if (isTicketPlaceholder(words, words)) return [];
  const isWords = words.length <= 200 && !NO_TICKET.test(words) && !A_PLACE.test(words);
  return isWords && !isStillOpen(words) ? [{ text: words, href: null }] : [];
}

function isName(text: string): boolean {
  return new RegExp(KEY).test(text);
}
