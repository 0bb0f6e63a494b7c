/** Links the tickets in a body, and lists where they are mentioned. */
import { getSentenceAround } from '../shared/text.ts';
import type { FoundTicket, TicketFinder } from '../tickets/find-tickets.ts';
import type { NamedTicket } from '../tickets/trackers.ts';
import {
  createElement,
  createText,
  type Element,
  getHeadingDepth,
  getText,
  type Node,
  type Parent,
  type Root,
} from './html/tree.ts';
import { CLOSED_ELEMENTS } from './mentions.ts';
import type { TicketMention } from './types.ts';

export interface TicketsContext {
  finder: TicketFinder;
  /** Title of the document, where the body does not show it. */
  title: string | null;
  /** Numbers that the record names other records by: there, `#12` is one of them. */
  recordNumbers: readonly number[];
  /** Links that were made here; those to tickets are added to it. */
  settledElements: Set<Element>;
}

/** The words of one block, in which sentences are looked for. */
interface TextBlock {
  words: string;
  section: TicketMention['section'];
}

interface TicketPlace {
  ticket: NamedTicket;
  block: TextBlock;
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
  { finder, title, recordNumbers, settledElements }: TicketsContext,
): TicketMention[] {
  const named: TicketPlace[] = [];
  const ticketsIn = (words: string): FoundTicket[] =>
    finder
      .findInText(words)
      .filter(({ from, to }) => !recordNumbers.includes(toBareNumber(words.slice(from, to))));
  let section: TicketMention['section'] = null;

  const visit = (parent: Parent, block: TextBlock, closed: boolean): void => {
    parent.children = parent.children.flatMap((child): Node[] => {
      if (child.type === 'text') {
        const start = block.words.length;
        block.words += child.value;
        if (closed && (parent.type === 'root' || getHeadingDepth(parent) === null)) return [child];
        const found = ticketsIn(child.value);
        for (const ticket of found)
          named.push({ ticket, block, from: start + ticket.from, to: start + ticket.to });
        return closed || found.length === 0 ? [child] : linkFoundTickets(child.value, found, settledElements);
      }
      if (child.type === 'element') visitElement(child, block, closed);
      return [child];
    });
  };
  const visitElement = (node: Element, block: TextBlock, closed: boolean): void => {
    if (node.tagName === 'pre') return;
    const heading = getSectionHeading(node);
    if (heading !== null) section = heading;
    const own: TextBlock = INLINE.has(node.tagName) ? block : { words: '', section };
    const start = own.words.length;
    visit(node, own, closed || CLOSED_ELEMENTS.has(node.tagName));
    const ticket = node.tagName === 'a' && !settledElements.has(node) ? findLinkTicket(node, finder) : null;
    if (ticket !== null) named.push({ ticket, block: own, from: start, to: own.words.length });
  };

  for (const ticket of title === null ? [] : ticketsIn(title))
    named.push({ ticket, block: { words: title ?? '', section: null }, from: ticket.from, to: ticket.to });
  visit(root, { words: '', section: null }, false);
  return removeRepeated(named.map(toMention));
}

/** The number of `#12`; none for what cannot be a record's. */
function toBareNumber(words: string): number {
  return /^#\d+$/.test(words) ? Number(words.slice(1)) : Number.NaN;
}

function getSectionHeading(node: Parent): TicketMention['section'] {
  if (node.type === 'root' || getHeadingDepth(node) === null) return null;
  const { id } = node.properties;
  return typeof id === 'string' ? { id, text: getText(node).trim() } : null;
}

function findLinkTicket(link: Element, finder: TicketFinder): NamedTicket | null {
  const { href } = link.properties;
  return typeof href !== 'string' ? null : finder.findInLink(href, getText(link));
}

function linkFoundTickets(value: string, found: readonly FoundTicket[], settled: Set<Element>): Node[] {
  const parts: Node[] = [];
  let at = 0;
  for (const { from, to, href } of found) {
    const words = createText(value.slice(from, to));
    const link = createElement('a', { className: ['ticket'], href: href ?? '', rel: 'noopener' }, [words]);
    settled.add(link);
    parts.push(createText(value.slice(at, from)), href === null ? words : link);
    at = to;
  }
  return [...parts, createText(value.slice(at))].filter((part) => part.type !== 'text' || part.value !== '');
}

function toMention({ ticket, block, from, to }: TicketPlace): TicketMention {
  return {
    key: ticket.key,
    href: ticket.href,
    words: block.words.slice(from, to).trim(),
    sentence: getSentenceAround(block.words, from, to),
    section: block.section,
  };
}

function removeRepeated(mentions: TicketMention[]): TicketMention[] {
  return [...new Map(mentions.map((one) => [`${one.key}\n${one.sentence}`, one])).values()];
}
