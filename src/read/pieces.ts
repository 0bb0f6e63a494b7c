/** Whether a text that supersedes a record means a piece of it: "ADR-4's retry rule", "ADR-4 §2", "the limit in ADR-4". */
import type { Reference } from './references.ts';

/** Which of the references, in their order, are named for a piece only; `from` is where their words begin. */
export function piecesAmong(text: string, from: number, references: readonly Reference[]): Set<Reference> {
  const pieces = new Set<Reference>();
  references.forEach((reference, index) => {
    const previous = references[index - 1];
    const before = text.slice(previous === undefined ? from : Math.max(from, previous.to), reference.from);
    const goesOn = previous !== undefined && JOINED.test(before);
    const behind = text.slice(reference.to, references[index + 1]?.from ?? text.length);
    if ((goesOn && pieces.has(previous)) || isObjectIn(before) || isPieceOf(behind)) pieces.add(reference);
  });
  // "ADR-4 §2 and the option that ADR-4 turned down"
  for (const { number } of [...pieces])
    for (const other of references) if (number !== null && other.number === number) pieces.add(other);
  return pieces;
}

/** What stands between two records that are named for the same thing. */
export const JOINED = /^(?:,|\/|&|\b(?:and|und|et|y|e|en|i|og|och)\b|、|和|と|\s)*$/iu;

/** What a record decided as a whole, in the words people have for it. */
export const WHOLE =
  /^(?:decisions?|approach|approaches|adrs?|records?|documents?|architectures?|designs?|solutions?|proposals?|plans?|strategy|choice|process|basis|analysis|system|model|entscheidung|décision|decisión|decisão|decisione)$/iu;

const PIECE =
  /^(?:rule|clause|section|paragraph|point|portion|part|half|piece|sentence|line|row|item|step|assumption|requirement|default|wording|conclusion|limit|limitation|exception|restriction|mechanism|ruling|non-goal|deferral|statement)s?$/iu;

/** A thing and its preposition take no more room than this. */
const MOST = 100;

/** "the size limit of", "the no-cache rule in": a thing that stands in the record. */
function isObjectIn(before: string): boolean {
  const match = /(\S+)\s+(in|of|from|in der|von|de|du)\s*(?:the\s+)?$/iu.exec(before.slice(-MOST));
  const head = match?.[1]?.replace(/[^\p{L}-]/gu, '') ?? '';
  if (match === null || WHOLE.test(head) || /(?:ed|made|given|set|out|taken)$/.test(head)) return false;
  return PIECE.test(head) || (match[2] === 'in' && /\bthe\b/i.test(before)) || /["“`]/.test(before);
}

/** "'s retry rule", " §2", " rule 3", ` "never twice"`, " only for reads" behind the name of the record. */
function isPieceOf(behind: string): boolean {
  const owned = /^['’]s\s+(\S+)/u.exec(behind);
  if (owned !== null) return !WHOLE.test(owned[1]?.replace(/[^\p{L}-]/gu, '') ?? '');
  return BEHIND.test(behind);
}

const BEHIND =
  /^[\s,(（]*(?:§|(?:rule|point|section|decision|clause|item|step|paragraph|part|mục|phần|punkt|abschnitt|ziffer|punto)s?\s+(?:[A-Z]?\d|[ivx]+\b))|^[^.;,()]{0,60}\(\s*§|^\s+[A-Z]{1,2}\d+(?:['’]s\b|\s+only\b|\s*(?:[),.;]|$)|\s+\()|^\s*["“]\p{Ll}|^\s*(?:[—–,:(-]\s*)?only\b/u;
