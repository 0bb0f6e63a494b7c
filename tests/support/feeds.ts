/**
 * What is wrong with a feed, by the rules of RFC 4287 (Atom) that a feed of ours can break: which elements there must be,
 * how often, in which form.
 */
import { parseDocument, type Xml } from './xml.ts';

/** @returns one line for each fault; none if the feed is valid */
export function findAtomFaults(text: string): string[] {
  const feed = parseDocument(text);
  const faults = [
    ...expect(feed.name === 'feed' && feed.attributes['xmlns'] === ATOM, 'the root is no Atom feed'),
    ...countElements(feed, ATOM_FEED),
    ...checkConstructs(feed),
    ...expect(
      feed.all('link').some(({ attributes }) => attributes['rel'] === 'self'),
      'no link to itself (4.1.1)',
    ),
    ...expect(
      feed.all('author').length === 1 || feed.all('entry').every((entry) => entry.all('author').length > 0),
      'an entry without an author (4.1.2)',
    ),
  ];
  for (const entry of feed.all('entry')) {
    const hasContent = entry.all('content').length > 0;
    const alternate = entry.all('link').some(({ attributes }) => attributes['rel'] === 'alternate');
    faults.push(
      ...countElements(entry, ATOM_ENTRY),
      ...checkConstructs(entry),
      ...expect(hasContent || alternate, 'an entry with neither content nor an alternate link (4.1.2)'),
    );
  }
  return [...faults, ...distinct(feed.all('entry').map((entry) => entry.only('id').text))];
}

const ATOM = 'http://www.w3.org/2005/Atom';

/** Least and most of each element; elements not named here may not be there. */
type Counts = Record<string, [least: number, most: number]>;
const ANY = Number.POSITIVE_INFINITY;

const ATOM_FEED: Counts = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  subtitle: [0, 1],
  generator: [0, 1],
  icon: [0, 1],
  logo: [0, 1],
  rights: [0, 1],
  author: [0, ANY],
  contributor: [0, ANY],
  category: [0, ANY],
  link: [0, ANY],
  entry: [0, ANY],
};
const ATOM_ENTRY: Counts = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  published: [0, 1],
  content: [0, 1],
  summary: [0, 1],
  rights: [0, 1],
  source: [0, 1],
  author: [0, ANY],
  contributor: [0, ANY],
  category: [0, ANY],
  link: [0, ANY],
};

function countElements(element: Xml, allowed: Counts): string[] {
  const unknown = element.children.filter(({ name }) => !(name in allowed));
  return [
    ...unknown.map(({ name }) => `${name} has no place in ${element.name}`),
    ...Object.entries(allowed).flatMap(([name, [least, most]]) => {
      const count = element.all(name).length;
      return expect(count >= least && count <= most, `${count} elements ${name} in ${element.name}`);
    }),
  ];
}

/** Forms of dates, persons, links, categories and texts: RFC 4287, 3.1 to 3.3 and 4.2. */
function checkConstructs(element: Xml): string[] {
  const links = element.all('link');
  const alternates = links.filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate');
  return [
    ...['updated', 'published'].flatMap((name) =>
      element
        .all(name)
        .flatMap(({ text }) => expect(isRfc3339(text), `${name} "${text}" is no date of RFC 3339`)),
    ),
    ...element.all('id').flatMap(({ text }) => expect(isWhole(text), `id "${text}" is no IRI`)),
    ...links.flatMap(({ attributes }) =>
      expect(isWhole(attributes['href'] ?? ''), `link to "${attributes['href']}", which is no whole address`),
    ),
    ...distinct(alternates.map(({ attributes }) => `${attributes['type']} ${attributes['hreflang']}`)),
    ...element
      .all('category')
      .flatMap(({ attributes }) => expect('term' in attributes, 'a category without a term')),
    ...element.all('author').flatMap((author) => [
      ...countElements(author, { name: [1, 1], uri: [0, 1], email: [0, 1] }),
      ...expect(
        author.all('name').every(({ text }) => text.trim() !== ''),
        'an author without a name',
      ),
    ]),
    ...['title', 'subtitle', 'summary', 'content'].flatMap((name) =>
      element
        .all(name)
        .flatMap(({ attributes, children }) => [
          ...expect(
            /^(?:text|html)$/.test(attributes['type'] ?? 'text'),
            `${name} of type ${attributes['type']}`,
          ),
          ...expect(children.length === 0, `elements in ${name}, which is text`),
        ]),
    ),
  ];
}

function distinct(values: string[]): string[] {
  return expect(new Set(values).size === values.length, `twice the same: ${values.join(', ')}`);
}

function expect(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault];
}

function isWhole(address: string): boolean {
  return /^https?:\/\/[^/\s]+\/[^\s<>"{}|\\^`]*$/.test(address) && URL.canParse(address);
}

function isRfc3339(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}
