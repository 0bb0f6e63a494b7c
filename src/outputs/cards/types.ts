/** What stands on a card. Plain values: a card is drawn again when one of them has changed. */
import type { Status } from '../../model/record.ts';

export interface Card {
  /** Title of the site, above. */
  above: string;
  /** `ADR-12`; null for a record without a number. */
  label: string | null;
  title: string;
  /** Null for the site's own card. */
  status: Status | null;
  /** `Superseded by ADR-31`; for the site: how many decisions are in force. */
  words: string;
  /** `Decided 4 March 2026` */
  date: string | null;
  /** What the words name, at length: the title of the successor. */
  more: string | null;
}
