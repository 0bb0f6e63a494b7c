/** Tells browsers how to ask the search of this site: `/opensearch.xml`, so that it can be asked from the address bar. */
import { published } from '../shared/addresses.ts';
import { xmlDocument, xmlElement, xmlWords } from '../shared/xml.ts';
import { OPENSEARCH_PATH, SEARCH_PATH } from '../site/view/search-address.ts';
import type { Output, OutputInput } from './types.ts';

/** Lengths the specification allows: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md */
const SHORT = 16;
const LONG = 48;
const DESCRIPTION = 1024;

/** None where there is no search, nor where the origin is not known: browsers take whole addresses only. */
export function opensearch({ site }: OutputInput): Output[] {
  return site.site === null || !site.search ? [] : [{ path: OPENSEARCH_PATH, make: () => description(site) }];
}

function description(site: OutputInput['site']): string {
  const { title } = site;
  const page = new URL(published(site, SEARCH_PATH)).href;
  const about = site.description === '' ? `Search ${title}` : site.description;
  return xmlDocument(
    xmlElement('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
      xmlWords('ShortName', cut(title, SHORT)),
      xmlWords('LongName', cut(title, LONG)),
      xmlWords('Description', cut(about, DESCRIPTION)),
      xmlWords('InputEncoding', 'UTF-8'),
      xmlWords('Image', new URL(published(site, '/favicon.svg')).href, { type: 'image/svg+xml' }),
      // the braces are the template's own and must stay as they are
      xmlElement('Url', { type: 'text/html', method: 'get', template: `${page}?q={searchTerms}` }),
      xmlElement('Url', {
        type: 'application/opensearchdescription+xml',
        rel: 'self',
        template: new URL(published(site, OPENSEARCH_PATH)).href,
      }),
    ]),
  );
}

/** The first words that fit; never half a character. */
function cut(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= most) return characters.join('');
  const head = characters.slice(0, most).join('');
  return head.replace(/\s+\S*$/, '').trim() || head;
}
