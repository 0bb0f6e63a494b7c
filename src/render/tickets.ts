/** Tickets named in a body: links where nothing else leads on, and a list of where they are named. */
import { sentenceAround } from '../shared/text.ts';
import type { FoundTicket, TicketFinder } from '../tickets/finder.ts';
import type { NamedTicket } from '../tickets/trackers.ts';
import {
  type Element,
  element,
  headingDepth,
  type Node,
  type Parent,
  type Root,
  text,
  textOf,
} from './html/tree.ts';
import { CLOSED } from './mentions.ts';
import type { TicketMention } from './types.ts';

export interface TicketsContext {
  finder: TicketFinder;
  /** Title of the document, where the body does not show it. */
  title: string | null;
  /** Numbers that the record names other records by: there, `#12` is one of them. */
  recordNumbers: readonly number[];
  /** Links that were made here; those to tickets are added to it. */
  settled: Set<Element>;
}

/** The words of one block, in which sentences are looked for. */
interface Block {
  words: string;
  section: TicketMention['section'];
}

interface Named {
  ticket: NamedTicket;
  block: Block;
  from: number;
  to: number;
}

/** Elements whose words go on in the block around them. */
const INLINE = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd mark q s samp small span strike strong sub sup time u var'.split(
    ' ',
  ),
);

/**
 * Links the tickets in a body in place. Headings keep their words as they are: they are what contents and links to a
 * section say. A ticket in one is named all the same, as it is by a link of the author's.
 *
 * @param root with its headings shaped and its mentions of records linked
 */
export function linkTickets(
  root: Root,
  { finder, title, recordNumbers, settled }: TicketsContext,
): TicketMention[] {
  const named: Named[] = [];
  const ticketsIn = (words: string): FoundTicket[] =>
    finder.inText(words).filter(({ from, to }) => !recordNumbers.includes(bareNumber(words.slice(from, to))));
  let section: TicketMention['section'] = null;

  const visit = (parent: Parent, block: Block, closed: boolean): void => {
    parent.children = parent.children.flatMap((child): Node[] => {
      if (child.type === 'text') {
        const start = block.words.length;
        block.words += child.value;
        if (closed && (parent.type === 'root' || headingDepth(parent) === null)) return [child];
        const found = ticketsIn(child.value);
        for (const ticket of found)
          named.push({ ticket, block, from: start + ticket.from, to: start + ticket.to });
        return closed || found.length === 0 ? [child] : linked(child.value, found, settled);
      }
      if (child.type === 'element') visitElement(child, block, closed);
      return [child];
    });
  };
  const visitElement = (node: Element, block: Block, closed: boolean): void => {
    if (node.tagName === 'pre') return;
    const heading = headingOf(node);
    if (heading !== null) section = heading;
    const own: Block = INLINE.has(node.tagName) ? block : { words: '', section };
    const start = own.words.length;
    visit(node, own, closed || CLOSED.has(node.tagName));
    const ticket = node.tagName === 'a' && !settled.has(node) ? ticketOfLink(node, finder) : null;
    if (ticket !== null) named.push({ ticket, block: own, from: start, to: own.words.length });
  };

  for (const ticket of title === null ? [] : ticketsIn(title))
    named.push({ ticket, block: { words: title ?? '', section: null }, from: ticket.from, to: ticket.to });
  visit(root, { words: '', section: null }, false);
  return eachOnce(named.map(mentionOf));
}

/** The number of `#12`; none for what cannot be a record's. */
function bareNumber(words: string): number {
  return /^#\d+$/.test(words) ? Number(words.slice(1)) : Number.NaN;
}

function headingOf(node: Parent): TicketMention['section'] {
  if (node.type === 'root' || headingDepth(node) === null) return null;
  const { id } = node.properties;
  return typeof id === 'string' ? { id, text: textOf(node).trim() } : null;
}

function ticketOfLink(link: Element, finder: TicketFinder): NamedTicket | null {
  const { href } = link.properties;
  return typeof href !== 'string' ? null : finder.ofLink(href, textOf(link));
}

function linked(value: string, found: readonly FoundTicket[], settled: Set<Element>): Node[] {
  const parts: Node[] = [];
  let at = 0;
  for (const { from, to, href } of found) {
    const words = text(value.slice(from, to));
    const link = element('a', { className: ['ticket'], href: href ?? '', rel: 'noopener' }, [words]);
    settled.add(link);
    parts.push(text(value.slice(at, from)), href === null ? words : link);
    at = to;
  }
  return [...parts, text(value.slice(at))].filter((part) => part.type !== 'text' || part.value !== '');
}

function mentionOf({ ticket, block, from, to }: Named): TicketMention {
  return {
    key: ticket.key,
    href: ticket.href,
    words: block.words.slice(from, to).trim(),
    sentence: sentenceAround(block.words, from, to),
    section: block.section,
  };
}

function eachOnce(mentions: TicketMention[]): TicketMention[] {
  return [...new Map(mentions.map((one) => [`${one.key}\n${one.sentence}`, one])).values()];
}
