/** Serves a built site as hosts do: text goes out compressed. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { getMediaType } from '../../src/shared/media-types.ts';
import { listening, type Server } from '../support/serve.ts';

/** Kinds of files that hosts compress on their way; Pagefind's own files are compressed as they lie there. */
const COMPRESSED = new Set(['.html', '.css', '.js', '.json', '.svg', '.xml', '.txt']);

export interface Host extends Server {
  /** What was sent so far: names of files, and bytes without headers. */
  readonly sent: readonly { file: string; bytes: number }[];
}

export async function describeHost(site: string): Promise<Host> {
  const sent: { file: string; bytes: number }[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(site, decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    try {
      const content = readFileSync(file);
      const isCompressed = COMPRESSED.has(extname(file));
      const body = isCompressed ? gzipSync(content) : content;
      sent.push({ file, bytes: body.length });
      response.writeHead(200, {
        'content-type': getMediaType(file),
        'content-length': body.length,
        ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const { origin, close } = await listening(server);
  return { origin, close, sent };
}
