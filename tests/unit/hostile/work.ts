/** Takes one text the way a build takes it: decoded, read, linked, exported, rendered, made ready for the search. */
import { decode } from '../../../src/discover/decode.ts';
import { createExport } from '../../../src/export/export.ts';
import { linkLog } from '../../../src/link/index.ts';
import { createVocabulary, readSource } from '../../../src/read/index.ts';
import { toSearchDocument } from '../../../src/search/index-document.ts';
import { createTicketFinder } from '../../../src/tickets/find-tickets.ts';
import { render } from '../render/helper.ts';

const vocabulary = createVocabulary({ statuses: {}, labels: {} });
const tickets = createTicketFinder({ patterns: [], presets: [] } as never);
const PLACE = { collection: 'adr', path: '0012-use-a-queue.md' };

export interface WorkResult {
  kind: 'record' | 'page' | 'nothing';
  title: string;
  html: string;
  /** Of the file, the log and the body. */
  rules: string[];
  /** Milliseconds of processor time. */
  took: number;
}

export function workOn(text: string): Promise<WorkResult> {
  return workOnBytes(new TextEncoder().encode(text));
}

export async function workOnBytes(bytes: Uint8Array): Promise<WorkResult> {
  const started = process.cpuUsage();
  const decoded = decode(bytes);
  const rules = decoded.findings.map(({ rule }) => rule);
  if (decoded.text === null) return { kind: 'nothing', title: '', html: '', rules, took: since(started) };
  const source = { ...PLACE, text: decoded.text, digest: 'd', issues: [] };
  const result = readSource(source, { vocabulary, neighbours: [PLACE.path, '0013-go-on.md'] });
  const record = result.kind === 'record' ? result.record : null;
  const { log, resolver } = linkLog({
    collections: [{ key: 'adr', name: 'Decisions', folder: 'adr', dir: '/adr' }],
    records: record ? [record] : [],
    pages: result.kind === 'page' ? [result.page] : [],
    repository: null,
  });
  JSON.stringify(createExport({ log, skipped: [] }));
  const body = await render(source.text, {
    bodyFrom: record?.bodyFrom ?? 1,
    factLines: record?.factLines ?? [],
    dropTitle: true,
    parts: record?.parts ?? null,
    decided: record && { title: record.title.value, status: record.status?.value ?? 'unknown' },
    recordNumbers: [1, 2],
    options: { tickets },
    resolveLink: (href) => {
      const found = resolver.address(source, href);
      return found === null ? null : { href: '/adr/12/', title: 'Use a queue' };
    },
  });
  const title = record?.title.value ?? '';
  toSearchDocument({
    entry: { ...NOBODY, ...PLACE, title, number: 12, summary: record?.summary ?? null },
    row: { permalink: '/adr/12/', effectiveStatus: 'in force', date: null, collection: 'adr' } as never,
    collection: 'Decisions',
    sections: body.sections,
    translations: [],
    mentionedTickets: [],
    formerPaths: [],
  });
  return {
    kind: result.kind,
    title,
    html: body.html,
    rules: [...rules, ...log.issues.map(({ rule }) => rule), ...body.issues.map(({ rule }) => rule)],
    took: since(started),
  };
}

const NOBODY = {
  deciders: [],
  authors: [],
  consulted: [],
  informed: [],
  tags: [],
  affects: [],
  fields: [],
  tickets: [],
};

function since(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
