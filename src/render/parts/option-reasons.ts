/** Why an option was rejected or chosen, in one sentence of the author's. */
import type { Anatomy } from '../../model/anatomy.ts';
import { roleOf } from '../../read/anatomy/headings.ts';
import { chosenIn, clip, sentencesOf } from '../../read/anatomy/sentences.ts';
import { NO_REASON } from '../../read/anatomy/summary.ts';
import { textOf } from '../html/tree.ts';
import { opening, splitLabel } from './labels.ts';
import type { Lines } from './lines.ts';
import { verdictOf } from './option-shape.ts';
import type { OptionBlock } from './options.ts';

/** Longest reason, in UTF-16 units: about three lines of a cell. */
const LENGTH = 150;

/** A long sentence is cut where one of its clauses ends, if that leaves enough. */
const CLAUSE = /^.{70,149}(?=[,;:]\s|\s[–—(-])/u;

/** Null where the record gives none. */
export function reasonAgainst(block: OptionBlock, lines: Lines): string | null {
  const [first] = verdictOf(block, lines);
  if (!first || block.option.rejectedBecause?.unfilled) return null;
  const { inline } = opening(first);
  const label = splitLabel(inline);
  const own = label && roleOf(label.name, 'alternative') === 'rejected because' ? label.rest : inline;
  return (
    firstSentence(own.map(textOf).join('')).replace(/^\p{Ll}(?=\p{Ll}*\s)/u, (letter) =>
      letter.toUpperCase(),
    ) || null
  );
}

/** What follows `Chosen option: "X", because`; null where the record gives no reason. */
export function reasonFor({ decision }: Anatomy, lines: Lines): string | null {
  for (const { line, unfilled } of decision) {
    const block = unfilled ? null : (lines.block(line) ?? lines.item(line));
    const chosen = block && chosenIn(textOf(block));
    if (!chosen) continue;
    const reason = firstSentence(chosen.reason);
    return reason === '' || NO_REASON.test(reason) ? null : reason;
  }
  return null;
}

function firstSentence(words: string): string {
  const [sentence = ''] = sentencesOf(words.replace(/\s+/g, ' ').trim());
  const whole = sentence.replace(/\s*[:：]$/, '');
  if (whole.length <= LENGTH) return whole;
  const clause = CLAUSE.exec(whole)?.[0];
  return clause === undefined ? clip(whole, LENGTH) : `${clause.trimEnd()}…`;
}
