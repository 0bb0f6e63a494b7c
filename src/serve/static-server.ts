/**
 * A plain file server over one folder, as most hosts serve it: folders answer with their index, without a slash they
 * redirect to it, the rest is files by name and the page for what is missing. It knows no `_redirects` and hides no
 * endings: whatever works here needs no rules of a host.
 */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { getPathBelow } from '../config/disk-paths.ts';
import { t } from '../messages/command-line.ts';
import { getMediaType } from '../shared/media-types.ts';
import { type Answer, type RunningServer, serve } from './http.ts';

export interface ServeFolderOptions {
  /** Folder of the site, absolute. */
  folder: string;
  /** Starts and ends with a slash. */
  base: string;
  port: number;
  host: string;
}

/** @throws {UserError} if the port is taken or may not be used */
export async function serveFolder({
  base,
  port,
  host,
  ...options
}: ServeFolderOptions): Promise<RunningServer> {
  const folder = await realpath(options.folder);
  return serve({ base: () => base, port, host, answer: (path) => answerPath(folder, path) });
}

async function answerPath(folder: string, path: string): Promise<Answer | 'folder'> {
  const found = await findFile(folder, path);
  if (found === 'folder') return found;
  if (found !== null) return { status: 200, type: getMediaType(found), body: createReadStream(found) };
  const missing = await findFile(folder, '/404.html');
  return missing === null || missing === 'folder'
    ? { status: 404, type: 'text/plain; charset=utf-8', body: `${t('server.not-found')}\n` }
    : { status: 404, type: getMediaType(missing), body: createReadStream(missing) };
}

/** The file behind a path; `folder` where a slash is missing at its end. Nothing outside the folder is found. */
async function findFile(folder: string, path: string): Promise<string | 'folder' | null> {
  if (path.includes('\0') || path.split(/[\\/]/).includes('..')) return null;
  const wanted = join(folder, path.replaceAll('/', sep), path.endsWith('/') ? 'index.html' : '');
  try {
    const file = await realpath(wanted);
    if (getPathBelow(folder, file) === null) return null;
    return (await stat(file)).isDirectory() ? 'folder' : file;
  } catch {
    return null;
  }
}
