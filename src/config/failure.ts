/**
 * Something that stops a run and that the user can mend. The command line prints the two sentences without a
 * stack; everything else that is thrown is a fault of Cadre's and is printed as such.
 */
export class Failure extends Error {
  /** What to do next, as a sentence. */
  readonly hint: string;

  /** @param message what is wrong and where, as a sentence */
  constructor(message: string, hint: string) {
    super(message);
    this.name = 'Failure';
    this.hint = hint;
  }
}
