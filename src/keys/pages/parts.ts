/** What the pages of one kind are made from beside the frame of all. */
import type { OutputInput } from '../../outputs/types.ts';
import type { Outlook } from '../../site/view/outlook.ts';
import type { TicketsOfLog } from '../../site/view/tickets.ts';
import type { KeysOfRecords } from '../records.ts';

export interface PartsInput {
  input: OutputInput;
  records: KeysOfRecords;
  tickets: TicketsOfLog;
  outlook: Outlook;
  /** `YYYY-MM-DD` */
  today: string;
}

/** Address of a page with plain values: as long as these are the same, so is what the page shows. */
export type PageParts = [path: string, parts: unknown];
