/**
 * Lays the files of a published site out as the folder they came from, so that they are read like any other. A layout
 * is named by the checksum of the log, which has the checksum of each file: one that is there is complete, and never
 * changes.
 */
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Reason } from '../messages/issues.ts';
import { toChecksum } from '../shared/checksum.ts';
import { writeFacts } from './export-to-files.ts';
import type { HubLimits, OpenMember } from './open-member.ts';
import type { PublishedLog, SourceFile } from './published-log.ts';

/** Part of the name: counts up where the same log is laid out in another way. */
const VERSION = 1;
/** How many files are read at a time. */
const AT_ONCE = 12;
const KEEP_DAYS = 60;

export interface Layout {
  /** Folder of the files. */
  root: string;
  log: Uint8Array;
}

function getLayoutFolder(cache: string, sha256: string): string {
  return join(cache, `${sha256.slice(0, 32)}-${VERSION}`);
}

/** Null if it was never laid out here. */
export function findLayout(cache: string, sha256: string): Layout | null {
  const folder = getLayoutFolder(cache, sha256);
  try {
    const log = readFileSync(join(folder, 'log.json'));
    const now = new Date();
    utimesSync(folder, now, now);
    return toChecksum(log) === sha256 ? { root: join(folder, 'files'), log } : null;
  } catch {
    return null;
  }
}

interface LayoutInput {
  cache: string;
  member: OpenMember;
  log: PublishedLog;
  bytes: Uint8Array;
  /** The version before, whose files need not be read again. */
  before: Layout | null;
  limits: HubLimits;
}

/** @throws {Reason} for the first file that is missing, or is not what the log says */
export async function layOut({ cache, member, log, bytes, before, limits }: LayoutInput): Promise<Layout> {
  const folder = getLayoutFolder(cache, toChecksum(bytes));
  const staging = `${folder}.${process.pid}-${randomUUID().slice(0, 8)}`;
  const write = (path: string, content: string | Uint8Array): void => {
    const file = join(staging, 'files', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  try {
    mkdirSync(join(staging, 'files'), { recursive: true });
    if (log.sources === undefined)
      for (const decision of log.decisions)
        write(`${decision.collection}/${decision.path}`, writeFacts(decision));
    else {
      // an image that is larger is missing from the pages that show it
      const waiting = log.sources.files.filter(({ size }) => size <= limits.file);
      const work = async (): Promise<void> => {
        for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
          write(file.path, await readVerified(file, member, before));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      for (const { path } of log.sources.collections)
        mkdirSync(join(staging, 'files', path), { recursive: true });
    }
    writeFileSync(join(staging, 'log.json'), bytes);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(staging, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  removeUnused(cache);
  return { root: join(folder, 'files'), log: bytes };
}

async function readVerified(
  file: SourceFile,
  member: OpenMember,
  before: Layout | null,
): Promise<Uint8Array> {
  const known = before === null ? null : readIfThere(join(before.root, file.path));
  if (known !== null && toChecksum(known) === file.sha256) return known;
  const content =
    file.address === undefined
      ? Buffer.from(file.text ?? '')
      : await member.read(file.address.slice(1), file.size);
  if (toChecksum(content) === file.sha256) return content;
  throw new Reason('issue-reason.member.checksum', { file: file.address ?? file.path });
}

function readIfThere(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function removeUnused(cache: string): void {
  const oldest = Date.now() - KEEP_DAYS * 24 * 3_600_000;
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if ((statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? oldest) < oldest)
      rmSync(folder, { recursive: true, force: true });
  }
}
