/** Finds the sentence that says why an option was chosen or rejected. */
import type { DecisionParts } from '../../model/decision-parts.ts';
import { getRole } from '../../read/parts/headings.ts';
import { clipText, findChosen, splitSentences } from '../../read/parts/prose.ts';
import { NO_REASON } from '../../read/parts/summary.ts';
import { getText } from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { getOpening, splitLabel } from './labels.ts';
import { findVerdict } from './option-block.ts';
import type { OptionBlock } from './options.ts';

/** Longest reason, in UTF-16 units: about three lines of a cell. */
const LENGTH = 150;

/** A long sentence is cut where one of its clauses ends, if that leaves enough. */
const CLAUSE = /^.{70,149}(?=[,;:]\s|\s[–—(-])/u;

/** Null if the record gives none. */
export function getReasonAgainst(block: OptionBlock, lines: ElementsByLine): string | null {
  const [first] = findVerdict(block, lines);
  if (!first || block.option.rejectedBecause?.unfilled) return null;
  const { inline } = getOpening(first);
  const label = splitLabel(inline);
  const own = label && getRole(label.name, 'alternative') === 'rejected because' ? label.rest : inline;
  return (
    getFirstSentence(own.map(getText).join('')).replace(/^\p{Ll}(?=\p{Ll}*\s)/u, (letter) =>
      letter.toUpperCase(),
    ) || null
  );
}

/** What follows `Chosen option: "X", because`; null if the record gives no reason. */
export function getReasonFor({ decision }: DecisionParts, lines: ElementsByLine): string | null {
  for (const { line, unfilled } of decision) {
    const block = unfilled ? null : (lines.block(line) ?? lines.item(line));
    const chosen = block && findChosen(getText(block));
    if (!chosen) continue;
    const reason = getFirstSentence(chosen.reason);
    return reason === '' || NO_REASON.test(reason) ? null : reason;
  }
  return null;
}

function getFirstSentence(words: string): string {
  const [sentence = ''] = splitSentences(words.replace(/\s+/g, ' ').trim());
  const whole = sentence.replace(/\s*[:：]$/, '');
  if (whole.length <= LENGTH) return whole;
  const clause = CLAUSE.exec(whole)?.[0];
  return clause === undefined ? clipText(whole, LENGTH) : `${clause.trimEnd()}…`;
}
