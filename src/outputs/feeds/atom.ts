/** A feed as Atom: RFC 4287. */
import { xmlDocument, xmlElement, xmlWords } from '../../shared/xml.ts';
import type { FeedEntry } from './entries.ts';
import { type Feed, lastSaid } from './feed.ts';

export function toAtom(feed: Feed): string {
  const { title, description, page, self, author, generator, entries } = feed;
  return xmlDocument(
    xmlElement('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, [
      xmlWords('id', self),
      xmlWords('title', title),
      description === '' ? null : xmlWords('subtitle', description),
      xmlElement('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      xmlElement('link', { rel: 'alternate', type: 'text/html', href: page }),
      xmlWords('updated', time(lastSaid(feed))),
      xmlElement('author', {}, [xmlWords('name', author)]),
      xmlWords('generator', generator.name, { version: generator.version }),
      ...entries.map(entryOf),
    ]),
  );
}

function entryOf({ id, title, url, at, by, categories, html }: FeedEntry): string {
  return `\n${xmlElement('entry', {}, [
    xmlWords('id', id),
    xmlWords('title', title),
    xmlElement('link', { rel: 'alternate', type: 'text/html', href: url }),
    xmlWords('published', time(at)),
    xmlWords('updated', time(at)),
    by === null ? null : xmlElement('author', {}, [xmlWords('name', by)]),
    ...categories.map((term) => xmlElement('category', { term })),
    xmlWords('content', html, { type: 'html' }),
  ])}`;
}

/** RFC 3339, as whole seconds. */
function time(at: Date): string {
  return at.toISOString().replace('.000', '');
}
