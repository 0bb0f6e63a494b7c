/**
 * How a site gets from the integration, which reads the folders, to the pages, which Astro bundles: the records as
 * entries of the content collection, everything else as plain data.
 */
import type { SiteContent } from '../build/load-content.ts';
import { type Catalog, createMessages } from '../messages/messages.ts';
import type { BodyFile, BodyHeading } from '../model/decision-parts.ts';
import type { FileHistory, HistoryEvent } from '../model/history.ts';
import type { Snippets } from '../render/types.ts';
import { createSite, type Site } from '../site/site.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../site/types.ts';

/** What an entry of the collection knows of its decision. */
export interface Decision extends RecordEntry, Record<string, unknown> {
  /** Address of its page, from the root of the host. */
  href: string;
  headings: BodyHeading[];
  factsHtml: string;
  snippets: Snippets;
  /** Of a record in MDX: addresses of the site by what its text has in their place. */
  links: Record<string, string>;
}

/** An entry as Astro's data store takes it. */
export interface DecisionEntry {
  /** The record's id: the key of its collection, and its path in there. */
  id: string;
  data: Decision;
  /** The Markdown. */
  body: string;
  /** For `render()`. */
  rendered: { html: string; metadata: { headings: { depth: number; slug: string; text: string }[] } };
}

/** All that pages need besides the records. It survives JSON. */
export interface SiteData {
  info: SiteInfo;
  language: string;
  messages: Catalog;
  log: Omit<SiteLog, 'records' | 'byId'>;
  history: {
    events: readonly HistoryEvent[];
    files: [id: string, FileHistory][];
    commits: [collection: string, pattern: string][];
  };
  /** Bodies of guides and introductions. */
  bodies: [id: string, BodyFile][];
}

export function toEntries(content: SiteContent, { href }: Site): DecisionEntry[] {
  return content.log.records.map((record) => {
    const { html, factsHtml, headings } = content.getBody(record);
    return {
      id: record.id,
      data: {
        ...record,
        href: href(record.permalink),
        headings,
        factsHtml,
        snippets: content.getSnippets(record),
        links: record.mdx ? content.getLinks(record) : {},
      },
      body: content.getSource(record.id),
      rendered: {
        html,
        metadata: { headings: headings.map(({ depth, id, text }) => ({ depth, slug: id, text })) },
      },
    };
  });
}

export function toSiteData({ log, history, getBody, messages }: SiteContent, info: SiteInfo): SiteData {
  const { records: _, byId: __, ...rest } = log;
  return {
    info,
    language: messages.language,
    messages: messages.pick(['']),
    log: rest,
    history: { events: history.events, files: [...history.files], commits: [...history.commits] },
    bodies: log.pages.map((page) => [page.id, getBody(page)]),
  };
}

const NO_BODY: BodyFile = { html: '', factsHtml: '', headings: [], sections: [] };
const NO_EXTRACTS: Snippets = { risks: [], checks: [], conditions: [], tickets: [] };

/** The reverse. */
export function createSiteFromData(
  { info, language, messages, log, history, bodies }: SiteData,
  entries: readonly { id: string; data: Decision; rendered?: { html: string } }[],
): Site {
  const records = entries.map(({ data }) => data).sort((a, b) => a.position - b.position);
  const snippets = new Map(entries.map(({ id, data }) => [id, data.snippets]));
  const bodyById = new Map([
    ...bodies,
    ...entries.map(({ id, data: { headings, factsHtml }, rendered }): [string, BodyFile] => [
      id,
      // sections are for the search alone
      { html: rendered?.html ?? '', factsHtml, headings, sections: [] },
    ]),
  ]);
  return createSite({
    info,
    messages: createMessages(language, messages),
    log: { ...log, records, byId: new Map(records.map((record) => [record.id, record])) },
    history: { ...history, files: new Map(history.files), commits: new Map(history.commits) },
    getBody: ({ id }) => bodyById.get(id) ?? NO_BODY,
    getSnippets: ({ id }) => snippets.get(id) ?? NO_EXTRACTS,
  });
}
