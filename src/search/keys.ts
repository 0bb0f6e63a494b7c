/** Words that only the record with a number, or the records of a ticket, have in the index. */
import { wordsOf } from '../shared/words.ts';

export function numberWord(number: number): string {
  return `recordnumber${lettersOf(String(number))}`;
}

export function ticketWord(ticket: string): string {
  return `ticketkey${wordsOf(ticket).map(lettersOf).join('x')}`;
}

/** Pagefind takes digits apart from letters: so they are written as letters. */
function lettersOf(text: string): string {
  return text.replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? digit);
}
