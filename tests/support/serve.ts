/** A plain static file server, as any host of files would answer: no rewriting, `index.html` for folders, `404.html`. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, sep } from 'node:path';
import { decodeAddress } from '../../src/shared/addresses.ts';
import { getMediaType } from '../../src/shared/media-types.ts';

export interface Server {
  /** `http://127.0.0.1:40000`, without a slash at its end. */
  origin: string;
  close: () => Promise<void>;
}

/** Serves a folder below a base path (`/` or `/decisions/`) on a free port of this machine. */
export function serve(folder: string, base = '/'): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname.startsWith(base)
      ? fileFor(folder, decodeAddress(pathname.slice(base.length)))
      : null;
    if (file === 'redirect') {
      response.writeHead(301, { location: `${pathname}/` }).end();
    } else if (file) {
      response.writeHead(200, {
        'content-type': getMediaType(file),
      });
      createReadStream(file).pipe(response);
    } else {
      const page = join(folder, '404.html');
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(existsSync(page) ? readFileSync(page) : 'not found');
    }
  });
  return listening(server);
}

/** Once it listens on a free port of this machine. */
export function listening(server: HttpServer): Promise<Server> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}

/** The file at an address, `redirect` for a folder without its slash, null for nothing. */
function fileFor(folder: string, path: string): string | 'redirect' | null {
  const file = normalize(join(folder, path));
  if (file !== normalize(folder) && !file.startsWith(normalize(folder + sep))) return null;
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile()) return file;
  if (!stat?.isDirectory()) return null;
  const index = join(file, 'index.html');
  if (!existsSync(index)) return null;
  return path === '' || path.endsWith('/') ? index : 'redirect';
}
