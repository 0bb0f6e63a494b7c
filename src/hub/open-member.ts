/** Opens what another repository publishes (a folder, an archive or a site) and reads its files by path. */
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { getErrorCode } from '../discover/issues.ts';
import { Reason } from '../messages/issues.ts';
import { type Archive, isArchive, readArchive } from './read-archive.ts';

export interface HubLimits {
  /** Milliseconds for one request, and for all of one member. */
  request: number;
  member: number;
  /** Bytes of a log, of a file, of all files of a member. */
  log: number;
  file: number;
  files: number;
  /** Files of a member, and redirects of one request. */
  count: number;
  redirects: number;
}

export const LIMITS: HubLimits = {
  request: 30_000,
  member: 180_000,
  log: 64_000_000,
  file: 10_000_000,
  files: 512_000_000,
  count: 50_000,
  redirects: 5,
};

export interface OpenMember {
  /** Name of the file that holds the log. */
  log: string;
  /** Address that the paths of pages are below; null for a folder or an archive, whose log names it. */
  root: string | null;
  /**
   * A file of the site by its path, without a slash in front.
   *
   * @throws {Reason} if it is not there, takes too long, or has more bytes than `limit`
   */
  read(path: string, limit: number): Promise<Uint8Array>;
}

const LOG = 'log.json';

export function isAddress(from: string): boolean {
  return /^https?:\/\//i.test(from);
}

/** @throws {Reason} if there is nothing of the kind */
export async function openMember(from: string, limits: HubLimits): Promise<OpenMember> {
  if (isAddress(from)) return openAddress(from, limits);
  const kind = await stat(from).catch(() => null);
  if (kind === null) throw new Reason('issue-reason.member.nothing', { path: from });
  if (kind.isDirectory()) return openFolder(from, LOG);
  if (isArchive(from)) return openArchive(readArchive(await readLimited(from, limits.files), limits));
  return openFolder(dirname(from), basename(from));
}

function openFolder(folder: string, log: string): OpenMember {
  return { log, root: null, read: (path, limit) => readLimited(join(folder, path), limit) };
}

async function readLimited(file: string, limit: number): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size > limit) throw tooLarge(limit);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Reason) throw error;
    if (getErrorCode(error) === 'ENOENT')
      throw new Reason('issue-reason.member.no-file', { file: basename(file) });
    throw new Reason('issue-reason.unreadable-file', { code: getErrorCode(error) });
  }
}

/** Pipelines pack a site with its folder or without it. */
function openArchive(archive: Archive): OpenMember {
  const [log] = [...archive.keys()]
    .filter((path) => basename(path) === LOG)
    .sort((a, b) => a.split('/').length - b.split('/').length);
  if (log === undefined) throw new Reason('issue-reason.member.no-file', { file: LOG });
  const folder = log.slice(0, -LOG.length);
  return {
    log: LOG,
    root: null,
    async read(path, limit) {
      const bytes = archive.get(folder + path);
      if (bytes === undefined) throw new Reason('issue-reason.member.no-file', { file: path });
      if (bytes.length > limit) throw tooLarge(limit);
      return bytes;
    },
  };
}

function openAddress(from: string, limits: HubLimits): OpenMember {
  const named = new URL(from);
  named.hash = '';
  const isFile = named.pathname.endsWith('.json');
  if (!isFile && !named.pathname.endsWith('/')) named.pathname += '/';
  const root = new URL('.', named).href;
  const stopped = AbortSignal.timeout(limits.member);
  return {
    log: isFile ? basename(named.pathname) : LOG,
    root,
    async read(path, limit) {
      const address = new URL(path.split('/').map(encodeURIComponent).join('/'), root);
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(limits.request)]);
      try {
        return await download(address, { limit, signal, redirects: limits.redirects });
      } catch (error) {
        if (error instanceof Reason) throw error;
        if (signal.aborted) {
          const time = (stopped.aborted ? limits.member : limits.request) / 1000;
          throw new Reason('issue-reason.member.timeout', { address: address.href, count: Math.ceil(time) });
        }
        throw new Reason('issue-reason.member.unreachable', {
          address: address.href,
          error: describeCause(error),
        });
      }
    },
  };
}

interface Download {
  limit: number;
  signal: AbortSignal;
  /** How many may follow. */
  redirects: number;
}

/** A redirect stays on its host: what a list of sites names is where their texts come from. */
async function download(address: URL, { limit, signal, redirects }: Download): Promise<Uint8Array> {
  const response = await fetch(address, { redirect: 'manual', signal, headers: { 'user-agent': 'cadre' } });
  const location = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && location !== null) {
    await response.body?.cancel();
    const next = URL.canParse(location, address.href) ? new URL(location, address) : null;
    const isSecure = next?.protocol === 'https:' || next?.protocol === address.protocol;
    if (next === null || next.hostname !== address.hostname || !isSecure)
      throw new Reason('issue-reason.member.elsewhere', { address: address.href, target: location });
    if (redirects === 0) throw new Reason('issue-reason.member.redirects', { address: address.href });
    return download(next, { limit, signal, redirects: redirects - 1 });
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new Reason('issue-reason.member.status', { address: address.href, status: response.status });
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > limit) throw tooLarge(limit, address.href);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

export function tooLarge(limit: number, file = ''): Reason {
  const size = limit >= 1_000_000 ? `${Math.round(limit / 1_000_000)} MB` : `${limit} bytes`;
  return file === ''
    ? new Reason('issue-reason.member.too-large', { size })
    : new Reason('issue-reason.member.file-too-large', { file, size });
}

function describeCause(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return getErrorCode(cause) || (cause instanceof Error ? cause.message : String(cause));
}
