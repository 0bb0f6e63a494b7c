/** Something wrong in a file or between files, with its place and a next step. */
export interface Problem {
  /** Collection key and path inside it; null where no file is to blame. */
  collection: string | null;
  path: string | null;
  /** Counts from 1; null where the problem has no one line. */
  line: number | null;
  /** The rule's name, e.g. `dangling-reference`. */
  rule: string;
  severity: 'error' | 'warning' | 'notice';
  /** What is wrong, as a sentence. */
  message: string;
  /** What to do next, as a sentence. */
  hint: string;
}
