import type { StatedAlias } from '../../model/record.ts';
import type { Guessable } from './guess.ts';

/** A record or guide with everything that tells its addresses. */
export interface Addressee extends Guessable {
  id: string;
  title: string;
  permalink: string;
  /** Where its number leads: to itself, or to the page that lets the reader choose. */
  numberTarget: string;
  stated: readonly StatedAlias[];
  formerIds: readonly string[];
}
