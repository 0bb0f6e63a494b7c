/**
 * A plain file server over one folder, as most hosts serve it: folders answer with their index, without a slash they
 * lead to it, the rest is files by name and the page for what is missing. It knows no `_redirects` and hides no endings,
 * so what works here needs nobody's rules.
 */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { Failure } from '../config/failure.ts';
import { below } from '../config/paths.ts';
import { mediaType } from '../media-types.ts';

export interface ServeOptions {
  /** Folder of the site, absolute. */
  folder: string;
  /** Starts and ends with a slash. */
  base: string;
  /** 0 for any that is free. */
  port: number;
  host: string;
}

/** @throws {Failure} where the port is taken or may not be used */
export async function serveFolder(options: ServeOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await realpath(options.folder);
  const server = createServer((request, response) => {
    answer(request, response, { ...options, folder }).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const port = await listen(server, options);
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}${options.base}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, { port, host }: ServeOptions): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? 'something else listens there' : (error.code ?? error.message);
      fail(new Failure(`Cannot listen at ${host}:${port}: ${reason}.`, 'Name another port: --port 8080'));
    });
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, site: ServeOptions): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const [path = '/', query] = url.split('?', 2);
  const asked = decodedPath(path);
  const inside = asked?.startsWith(site.base) ? asked.slice(site.base.length) : null;
  if (inside === null) {
    // Below a base, the root is nobody's: lead to where the site is.
    if (asked === '/' || `${asked}/` === site.base) redirect(response, encodeURI(site.base));
    else await sendMissing(request, response, site.folder);
    return;
  }
  const found = await find(site.folder, inside);
  if (found === 'folder') return redirect(response, `${path}/${query === undefined ? '' : `?${query}`}`);
  if (found === null) return sendMissing(request, response, site.folder);
  send(request, response, found, 200);
}

/** Null where the encoding is not well-formed. */
function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The file behind a path; `folder` where a slash is missing at its end. Nothing outside the folder is found. */
async function find(folder: string, path: string): Promise<string | 'folder' | null> {
  if (path.includes('\0') || path.split(/[\\/]/).includes('..')) return null;
  const wanted = join(
    folder,
    path.replaceAll('/', sep),
    path === '' || path.endsWith('/') ? 'index.html' : '',
  );
  try {
    const file = await realpath(wanted);
    if (below(folder, file) === null) return null;
    return (await stat(file)).isDirectory() ? 'folder' : file;
  } catch {
    return null;
  }
}

async function sendMissing(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
): Promise<void> {
  const page = await find(folder, '404.html');
  if (page !== null && page !== 'folder') return send(request, response, page, 404);
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

function send(request: IncomingMessage, response: ServerResponse, file: string, status: number): void {
  const type = mediaType(file);
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function redirect(response: ServerResponse, location: string): void {
  // Two slashes at the beginning would name another host.
  response.writeHead(301, { location: location.replace(/^\/{2,}/, '/') }).end();
}
