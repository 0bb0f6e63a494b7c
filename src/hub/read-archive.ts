/** Reads the files of an archive with a built site: `.tar`, `.tgz`, `.zip`. */
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { Reason } from '../messages/issues.ts';

/** Content by path. */
export type Archive = ReadonlyMap<string, Uint8Array>;

export function isArchive(file: string): boolean {
  return /\.(?:tar|tgz|tar\.gz|zip)$/i.test(file);
}

interface ArchiveLimits {
  /** Bytes of all files together, unpacked. */
  files: number;
  count: number;
}

/** @throws {Reason} if it is damaged, or unpacks to more than the limits */
export function readArchive(bytes: Uint8Array, limits: ArchiveLimits): Archive {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    if (buffer.readUInt32LE(0) === 0x04034b50) return readZip(buffer, limits);
    const isPacked = buffer.readUInt16BE(0) === 0x1f8b;
    return readTar(isPacked ? gunzipSync(buffer, { maxOutputLength: limits.files }) : buffer, limits);
  } catch (error) {
    if (error instanceof Reason) throw error;
    throw new Reason('issue-reason.member.archive');
  }
}

const BLOCK = 512;

/** The paths of files: a name in front (`prefix`), or in a block of its own (GNU `L`, pax `x`). */
function readTar(tar: Buffer, { count }: ArchiveLimits): Archive {
  const files = new Map<string, Uint8Array>();
  let long: string | null = null;
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const field = (from: number, length: number): string =>
      (tar.toString('utf8', at + from, at + from + length).split('\0')[0] ?? '').trim();
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size) throw new Reason('issue-reason.member.archive');
    const type = field(156, 1);
    const prefix = field(257, 5) === 'ustar' ? field(345, 155) : '';
    if (type === 'L') long = content.toString('utf8').replace(/\0.*$/s, '');
    else if (type === 'x') long = /^\d+ path=(.*)$/m.exec(content.toString('utf8'))?.[1] ?? long;
    else {
      const name = long ?? (prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`);
      if (type === '' || type === '0') files.set(toPlainPath(name), content);
      if (files.size > count) throw new Reason('issue-reason.member.too-many', { count });
      long = null;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** From the directory at the end of the file. */
function readZip(zip: Buffer, limits: ArchiveLimits): Archive {
  const files = new Map<string, Uint8Array>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  let left = limits.files;
  for (let entry = 0; entry < entries; entry++) {
    const [method, packed, nameLength] = [10, 20, 28].map((from) =>
      from === 20 ? zip.readUInt32LE(at + from) : zip.readUInt16LE(at + from),
    ) as [number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + packed);
    if (!name.endsWith('/')) {
      const bytes = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
      left -= bytes.length;
      files.set(toPlainPath(name), bytes);
      if (files.size > limits.count)
        throw new Reason('issue-reason.member.too-many', { count: limits.count });
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

function toPlainPath(name: string): string {
  return name.replace(/^(?:\.\/)+/, '');
}
