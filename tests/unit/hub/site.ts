/** A site as another repository publishes it, with the parts a test cares for. */
import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { MemberSettings, Settings } from '../../../src/config/settings.ts';
import { listening, type Server } from '../../support/serve.ts';
import type { Files } from '../../support/temp.ts';
import { outputInput } from '../outputs/input.ts';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

const RECORD = '# 1. Keep bees\n\n## Status\n\nAccepted\n';

/** Files of a site with one record: its log is changed by a test before it is written. */
export function siteFiles(change: (log: ReturnType<typeof publishedLog>) => unknown = () => {}): Files {
  const log = publishedLog();
  change(log);
  return { 'log.json': JSON.stringify(log), 'adr/1.md': RECORD };
}

export function publishedLog() {
  return {
    schema: 1,
    site: { title: 'Decisions of the apiary', description: '', url: 'https://apiary.example.com/' },
    collections: [{ key: 'adr', name: 'Bees', folder: 'adr' }],
    decisions: [
      {
        ...{ path: '0001-keep-bees.md', id: 'adr/0001-keep-bees.md', collection: 'adr', number: 1 },
        ...{ title: 'Keep bees', status: 'accepted', statusText: 'Accepted', effectiveStatus: 'in force' },
        ...{ date: '2024-05-06' as string | null, deciders: ['Ada'], tickets: [], tags: ['field'] },
        ...{
          summary: 'We keep them *outside*.',
          permalink: '/adr/1/',
          relations: [] as object[],
          issues: [],
        },
        url: 'https://evil.example/adr/1/',
      },
    ],
    skipped: [],
    sources: {
      collections: [
        {
          ...{ key: 'adr', path: 'docs/adr', statuses: {} as Record<string, string>, labels: {} },
          source: 'https://code.example/acme/apiary/blob/main/docs/adr/{path}' as string | null,
          edit: null as string | null,
        },
      ],
      files: [file('docs/adr/0001-keep-bees.md', '/adr/1.md')],
    } as { collections: Record<string, unknown>[]; files: Record<string, unknown>[] } | undefined,
  };
}

export function file(path: string, address: string, text = RECORD) {
  return { path, address, size: Buffer.byteLength(text), sha256: sha256(text) };
}

/** Answers with files by path; a function answers by itself. */
export function serveFiles(files: Record<string, string | Uint8Array | RequestListener>): Promise<Server> {
  return listening(
    createServer((request, response) => {
      const found = files[decodeURIComponent((request.url ?? '/').slice(1))];
      if (typeof found === 'function') found(request, response);
      else if (found === undefined) response.writeHead(404).end('not found');
      else response.writeHead(200).end(found);
    }),
  );
}

export function hubSettings(
  root: string,
  members: Partial<MemberSettings>[],
  more: Partial<Settings> = {},
): Settings {
  const { settings } = outputInput({ settings: { root, out: `${root}/dist`, collections: [], ...more } });
  return {
    ...settings,
    members: members.map(({ from = '', key = 'bees', ...rest }) => ({
      ...{ from, named: from, key, name: null, position: 0 },
      ...rest,
    })),
  };
}
