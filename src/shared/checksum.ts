import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal: the same content has the same one on every machine. */
export function toChecksum(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
