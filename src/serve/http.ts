/**
 * The HTTP side of `dev` and `preview`: GET and HEAD on this machine only, addresses decoded and taken below the base.
 * The callers decide what an address returns.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';

export interface Answer {
  status: 200 | 404;
  /** Media type. */
  type: string;
  body: string | Uint8Array | Readable;
}

export interface ServeOptions {
  /** Starts and ends with a slash. Asked for at each request, since a configuration may change it. */
  base(): string;
  /** 0 for any that is free. */
  port: number;
  host: string;
  /**
   * What is at a path below the base, decoded and with its leading slash: a file, a redirect to the same path with a
   * slash at its end, or the page for what is missing.
   */
  answer(path: string): Promise<Answer | 'folder'>;
  /** Takes over requests that stay open; true if it did. */
  keepOpen?(path: string, request: IncomingMessage, response: ServerResponse): boolean;
}

export interface RunningServer {
  url: string;
  stop(): Promise<void>;
}

/** @throws {UserError} if the port is taken or may not be used */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    respond(request, response, options).catch(() => {
      if (!response.headersSent) response.writeHead(500, PLAIN);
      response.end();
    });
  });
  const port = await listenOn(server, options);
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}${options.base()}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listenOn(server: Server, { port, host }: ServeOptions): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isInUse = error.code === 'EADDRINUSE';
      const reason = isInUse ? t('error.listen.in-use') : (error.code ?? error.message);
      fail(new UserError('error.listen', { host, port: String(port), reason }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };

/**
 * A site on this machine must not be read by pages of others, which reach it under a name of theirs that points here
 * (DNS rebinding): only names of this machine are answered, and IP addresses, which no other name can use.
 */
function isOwnHost(header: string | undefined, host: string): boolean {
  if (header === undefined) return false;
  const name = header
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === host.toLowerCase() || isIP(name) !== 0
  );
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  if (!isOwnHost(headers.host, options.host)) {
    response.writeHead(403, PLAIN).end(`${t('server.other-host')}\n`);
    return;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const base = options.base();
  const [path = '/', query] = url.split('?', 2);
  const asked = decodePath(path);
  if (asked === '/' && base !== '/') return redirect(response, encodeURI(base));
  if (`${asked}/` === base) return redirect(response, encodeURI(base));
  const inside = asked?.startsWith(base) ? asked.slice(base.length - 1) : null;
  if (inside !== null && options.keepOpen?.(inside, request, response)) return;
  const answer = await options.answer(inside ?? '\0');
  if (answer === 'folder') return redirect(response, `${path}/${query === undefined ? '' : `?${query}`}`);
  send(request, response, answer);
}

/** Null if the encoding is not well-formed. */
function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (typeof body === 'string' || body instanceof Uint8Array) {
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  if (request.method === 'HEAD') {
    body.destroy();
    response.end();
    return;
  }
  body.on('error', () => response.destroy()).pipe(response);
}

function redirect(response: ServerResponse, location: string): void {
  // Two slashes at the beginning would name another host, and browsers take `\` for `/`.
  response.writeHead(301, { location: location.replace(/^[\\/]{2,}/, '/') }).end();
}
