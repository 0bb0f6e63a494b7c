/** What disks of other systems make of the files of a site. */

/** Windows: signs that names may not hold, ends that it takes off, and devices. */
const UNHELD = /[<>:"|?*\\\u0000-\u001f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Bytes that the file systems of Linux give a name; Windows and macOS count signs, and take more. */
const LONGEST = 255;

/** Paths that some disk does not hold, and those that are one path where neither case nor the form of accents counts. */
export function listUnheld(files: readonly string[]): string[] {
  const parts = (file: string): string[] => file.split('/');
  const wrong = files.filter((file) =>
    parts(file).some((part) => UNHELD.test(part) || Buffer.byteLength(part) > LONGEST),
  );
  const folded = new Map<string, string>();
  for (const file of files) {
    const ways = parts(file).map((_, index, all) => all.slice(0, index + 1).join('/'));
    for (const way of ways) {
      const key = way.normalize('NFC').toLowerCase();
      const known = folded.get(key) ?? way;
      // two folders that differ in case alone are one there, which does no harm
      if (known !== way && (way === file || known === file)) wrong.push(`${known} and ${way}`);
      folded.set(key, known);
    }
  }
  return wrong;
}
