/** Files that the search fetches: Pagefind's index, its manifest, the labels of filters. */
import { join } from 'node:path';
import { t } from '../messages/command-line.ts';
import type { Messages } from '../messages/messages.ts';
import { createSearchIndex } from '../search/index.ts';
import { toFacetLabels, toManifest, toSearchDocument } from '../search/index-document.ts';
import { FACETS_FILE, MANIFEST, PAGEFIND, SEARCH_MESSAGES } from '../search/types.ts';
import { OPENSEARCH_PATH, SEARCH_PATH, toPublishedUrl } from '../shared/addresses.ts';
import { findCommonLanguage } from '../shared/detect-language.ts';
import { createXmlDocument, createXmlElement, createXmlText } from '../shared/xml.ts';
import type { RecordEntry } from '../site/types.ts';
import type { Output, OutputInput } from './types.ts';

export function listSearchTexts({ site, log, pages: { view, messages } }: OutputInput): Output[] {
  if (!site.search) return [];
  return [
    { path: FACETS_FILE, make: () => JSON.stringify(toFacetLabels(view, messages)) },
    {
      path: MANIFEST,
      make: () => JSON.stringify(toManifest(view, log.records, messages.pick(SEARCH_MESSAGES))),
    },
  ];
}

/** The index while it is made, record by record. */
interface SiteSearch {
  add(entry: RecordEntry): Promise<void>;
  /** Writes the index into the folder of the site. */
  write(folder: string): Promise<void>;
  /** Ends it if the build fails. */
  close(): Promise<void>;
}

/** If Pagefind does not run, the site has no search, and `warn` is called. */
export function createSearch(
  { site, log, pages, history, getSnippets, getBody }: OutputInput,
  warn: (message: string) => void,
): SiteSearch {
  if (!site.search) return { add: async () => {}, write: async () => {}, close: async () => {} };
  const language = findCommonLanguage(log.records.map((record) => record.language));
  const index = createSearchIndex({ language });
  const { rows, names } = pages.view;
  const rowByPermalink = new Map(rows.map((row) => [row.permalink, row]));
  let failure: unknown = null;
  const fail = (error: unknown): void => {
    failure ??= error;
  };
  return {
    async add(entry) {
      const row = rowByPermalink.get(entry.permalink);
      if (row === undefined || failure !== null) return;
      const document = toSearchDocument({
        entry,
        row,
        collection: names.get(entry.collection) ?? '',
        sections: getBody(entry).sections,
        translations: entry.translations.map(({ id, title }) => ({
          title,
          sections: getBody({ id }).sections,
        })),
        mentionedTickets: getSnippets(entry).tickets.map(({ key }) => key),
        formerPaths: history.files.get(entry.id)?.formerNames.map(({ path }) => path) ?? [],
      });
      await index.add(document).catch(fail);
    },
    async write(folder) {
      if (failure === null) await index.write(join(folder, PAGEFIND)).catch(fail);
      if (failure === null) return;
      const reason = failure instanceof Error ? failure.message : String(failure);
      warn(t('warning.no-search', { reason }));
    },
    close: () => index.close(),
  };
}

/** Lengths the specification allows: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md */
const SHORT = 16;
const LONG = 48;
const DESCRIPTION = 1024;

/** None without search or without a site URL: browsers need absolute URLs. */
export function listOpensearch({ site, pages: { messages } }: OutputInput): Output[] {
  return site.site === null || !site.search
    ? []
    : [{ path: OPENSEARCH_PATH, make: () => createDescription(site, messages) }];
}

function createDescription(site: OutputInput['site'], { t }: Messages): string {
  const { title } = site;
  const page = new URL(toPublishedUrl(site, SEARCH_PATH)).href;
  const about = site.description === '' ? t('search.site', { site: title }) : site.description;
  return createXmlDocument(
    createXmlElement('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
      createXmlText('ShortName', cutText(title, SHORT)),
      createXmlText('LongName', cutText(title, LONG)),
      createXmlText('Description', cutText(about, DESCRIPTION)),
      createXmlText('InputEncoding', 'UTF-8'),
      createXmlText('Image', new URL(toPublishedUrl(site, '/favicon.svg')).href, { type: 'image/svg+xml' }),
      // the braces are the template's own and must stay as they are
      createXmlElement('Url', { type: 'text/html', method: 'get', template: `${page}?q={searchTerms}` }),
      createXmlElement('Url', {
        type: 'application/opensearchdescription+xml',
        rel: 'self',
        template: new URL(toPublishedUrl(site, OPENSEARCH_PATH)).href,
      }),
    ]),
  );
}

/** The first words that fit; never half a character. */
function cutText(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= most) return characters.join('');
  const head = characters.slice(0, most).join('');
  return head.replace(/\s+\S*$/, '').trim() || head;
}
