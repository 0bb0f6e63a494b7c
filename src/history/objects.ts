/** The output of `git cat-file --batch` as the contents of objects. */
import { BOUNDS } from '../shared/bounds.ts';

/**
 * Cuts `<hash> blob <size>\n<bytes>\n` and `<hash> missing\n` out of a stream, however it is cut into chunks. What
 * is larger than any file that is read passes by without being held.
 *
 * @param onObject told in the order of the questions; null for an object that is not here, or too large
 */
export function objectsIn(onObject: (bytes: Buffer | null) => void): (chunk: Buffer) => void {
  let pieces: Buffer[] = [];
  let held = 0;
  /** Size of the object that comes next; null where its size comes next. */
  let size: number | null = null;
  /** Bytes still to pass by. */
  let skip = 0;

  /** Deals with what stands in front; returns how many bytes that was, 0 where more must come first. */
  function take(bytes: Buffer): number {
    if (skip > 0) {
      const passed = Math.min(skip, bytes.length);
      skip -= passed;
      return passed;
    }
    if (size !== null) {
      const taken = size + 1;
      if (bytes.length < taken) return 0;
      onObject(bytes.subarray(0, size));
      size = null;
      return taken;
    }
    const end = bytes.indexOf(10);
    if (end === -1) return 0;
    const found = / \w+ (\d+)$/.exec(bytes.subarray(0, end).toString('latin1'))?.[1];
    const announced = found === undefined ? null : Number(found);
    if (announced !== null && announced <= BOUNDS.file) size = announced;
    else {
      onObject(null);
      skip = announced === null ? 0 : announced + 1;
    }
    return end + 1;
  }

  return (chunk) => {
    pieces.push(chunk);
    held += chunk.length;
    // a large object comes in many pieces, which are joined once
    if (size !== null && held <= size) return;
    let bytes = Buffer.concat(pieces);
    for (let taken = take(bytes); taken > 0; taken = take(bytes)) bytes = bytes.subarray(taken);
    pieces = [bytes];
    held = bytes.length;
  };
}
