/** A feed as RSS 2.0: https://www.rssboard.org/rss-specification */
import { xmlDocument, xmlElement, xmlWords } from '../../shared/xml.ts';
import type { FeedEntry } from './entries.ts';
import { type Feed, lastSaid } from './feed.ts';

export function toRss(feed: Feed): string {
  const { title, description, page, self, generator, entries } = feed;
  const channel = xmlElement('channel', {}, [
    xmlWords('title', title),
    xmlWords('link', page),
    // wanted by the format, even where the site says nothing of itself
    xmlWords('description', description === '' ? title : description),
    xmlElement('atom:link', { rel: 'self', type: 'application/rss+xml', href: self }),
    xmlWords('lastBuildDate', lastSaid(feed).toUTCString()),
    xmlWords('generator', `${generator.name} ${generator.version}`),
    ...entries.map(itemOf),
  ]);
  return xmlDocument(
    xmlElement(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      [channel],
    ),
  );
}

function itemOf({ id, title, url, at, by, categories, html }: FeedEntry): string {
  return `\n${xmlElement('item', {}, [
    xmlWords('title', title),
    xmlWords('link', url),
    // the same address tells several things one after the other
    xmlWords('guid', id, { isPermaLink: 'false' }),
    xmlWords('pubDate', at.toUTCString()),
    // the format's own `author` is an e-mail address
    by === null ? null : xmlWords('dc:creator', by),
    ...categories.map((category) => xmlWords('category', category)),
    xmlWords('description', html),
  ])}`;
}
