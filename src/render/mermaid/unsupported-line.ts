/** A line that the renderer at build would pass over. */
export class UnsupportedLine extends Error {
  constructor(line: string) {
    super(`it does not know "${line.trim().slice(0, 60)}"`);
  }
}
