/** Kinds whose lines are not checked one by one: every word of their source must be found in the drawing. */
import { UnsupportedLine } from './unsupported-line.ts';

const KEYWORDS = new Set(
  `as accdescr acctitle bar beta callback class classdef classdiagram default direction er erdiagram horizontal line
  link note pk fk uk state statediagram style title v2 vertical x xychart y axis lr rl tb bt td fill stroke color
  abstract interface static int string float bool`.split(/\s+/),
);

/** @throws {Unreadable} naming a word that got lost. */
export function checkLabels(body: string, svg: string): void {
  const shown = svg
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z]+;/g, ' ')
    .toLowerCase();
  const aliased = new Set([...body.matchAll(/\bas\s+(\w+)/g)].map((match) => match[1]?.toLowerCase()));
  const lines = body
    .split('\n')
    .filter((line) => !/^\s*(?:classDef|style|cssClass|class\s+[\w,]+\s+\w+\s*$)/.test(line));
  for (const [word] of lines
    .join('\n')
    .replace(/:::\w+/g, '')
    .matchAll(/\p{L}[\p{L}\p{N}_]+/gu)) {
    const low = word.toLowerCase();
    if (!KEYWORDS.has(low) && !aliased.has(low) && !shown.includes(low)) throw new UnsupportedLine(word);
  }
}
