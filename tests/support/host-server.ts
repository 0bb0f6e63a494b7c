/** Puts a kind of host behind HTTP, so that a real client can ask it. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { getMediaType } from '../../src/shared/media-types.ts';
import type { CrawledSite } from './crawl.ts';
import { getAnswer, type Host } from './hosts.ts';
import { listening, type Server } from './serve.ts';

export function serveAs(host: Host, site: CrawledSite): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = getAnswer(host, site, (request.url ?? '/').replace(/[?#].*$/s, ''));
    if ('location' in answer) response.writeHead(answer.status, { location: answer.location }).end();
    else if (answer.file === null) response.writeHead(answer.status).end();
    else {
      response.writeHead(answer.status, { 'content-type': getMediaType(answer.file) });
      response.end(readFileSync(join(site.out, answer.file)));
    }
  });
  return listening(server);
}
