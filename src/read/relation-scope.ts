/**
 * Which part of a record a relation means, in the author's own words: "section 3", "the retry rule", "retention".
 * Null rather than nonsense: words that could be a date, a person, a status or a title are not taken.
 */
import { isAmendment, isChange, type RelationType } from '../model/record.ts';
import { findDates } from './dates.ts';
import { AND, isFiller, isVerb } from './grammar-text.ts';
import type { Reference } from './references.ts';
import { getMarks, hasAnyRole, hasRole, type Mark, type Vocabulary } from './vocabulary.ts';

export interface PartPlace {
  type: RelationType;
  /** Where the statement begins. */
  clause: number;
  /** Place of the words of the relation; null where a label or a heading says them. */
  verb: { from: number; to: number } | null;
}

/** The part named with each reference, in their order. What is replaced is said before a passive, after an active. */
export function findNamedParts(
  text: string,
  references: readonly Reference[],
  { type, clause, verb }: PartPlace,
): (string | null)[] {
  if (!isChange(type)) return references.map(() => null);
  const passive = type.endsWith('-by');
  const subject = passive && verb !== null ? findSubjectPart(text.slice(clause, verb.from)) : null;
  let previous: string | null = null;
  return references.map((reference, index) => {
    const last = references[index - 1];
    const next = references[index + 1]?.from ?? text.length;
    const before = text.slice(last?.to ?? verb?.to ?? clause, reference.from);
    const behind = text.slice(reference.to, next);
    const goesOn = last !== undefined && JOINED.test(before);
    const own = passive ? null : (findObjectPart(before) ?? findPieceBehind(behind));
    const part: string | null = subject ?? own ?? findPartBehind(behind, type) ?? (goesOn ? previous : null);
    previous = own;
    return part;
  });
}

const HOW = '(?:in parts?|partially|partly|partial|only|just|teilweise|en partie|en parte|em parte|in parte)';

/** "Section 3", "Accepted (retry rule", "The caching part was": what a passive speaks of, if it is not the record. */
function findSubjectPart(before: string): string | null {
  const bracket = /[(（]([^()（）]*)$/u.exec(before);
  let words = (bracket?.[1] ?? before).split(/[:;.→|–—]\s|\s-\s/u).at(-1) ?? '';
  const auxiliary = new RegExp(
    `[\\s*_]*\\b(?:is|are|was|were|has|have|had|been|be|being|now|later|since|also|then|already|gets?|got|wurden?|ist|sind|worden|est|sont|fue|foi|${HOW})\\W*$`,
    'iu',
  );
  const spoken = /\b(?:is|are|was|were|has|have|wurden?|ist|sind|est|sont)\b/iu.test(words);
  for (let cut = words.replace(auxiliary, ''); cut !== words; cut = words.replace(auxiliary, '')) words = cut;
  const pieces = words.split(/,\s+/);
  while (pieces.length > 1 && /^\W*\p{L}+\W*$/u.test(pieces[0] ?? '')) pieces.shift();
  words = pieces.join(', ').replace(/^\W*\p{L}+\s+but\s+/u, '');
  const tellsPiece = NAMED_PIECE.test(words);
  if (
    !tellsPiece &&
    bracket === null &&
    !(spoken && /^\W*(?:the|its|our|die|der|das|la|le|les|el)\s/iu.test(words))
  )
    return null;
  return tidyPart(words);
}

const NAMED_PIECE =
  /§\s?\d|\b(?:sections?|parts?|clauses?|points?|items?|rules?|paragraphs?|steps?|portions?|chapters?|bullets?|abschnitte?|punkte?|ziffern?|absatz|teile?|secciónes?|punto|seção|seções|partie|point)\b/iu;

/** "section 2 of", "the size limits specified in": the thing that an active replaces, before the record's name. */
function findObjectPart(before: string): string | null {
  const match =
    /^[\s:*_]*(.{2,120}?)\s+(?:(?:described|specified|defined|outlined|documented|set out|set|listed|stated|given|introduced|proposed|made|established|laid out|detailed|recorded)\s+)?(?:of|in|from|by|in der|von|de|du|da|do)\s+(?:the\s+|\[)?$/isu.exec(
      before,
    );
  return tidyPart(match?.[1] ?? '');
}

/** "'s retry rule", " §2", ", sections 2 and 4" behind the name of the record. */
function findPieceBehind(behind: string): string | null {
  const owned = /^['’]s\s+([^.;,()\n]{2,80})/u.exec(behind)?.[1];
  const counted =
    /^[\s,]*(§\s?[\d.]*\d|(?:rule|point|section|clause|item|step|paragraph|part|punkt|abschnitt|ziffer|punto|chapter)s?\s+[A-Z]?\d[\d.]*(?:(?:,\s*|\s*(?:and|&|und|et|y)\s+)\d[\d.]*)*)/iu.exec(
      behind,
    )?.[1];
  return tidyPart(owned ?? counted?.replace(/\.$/, '') ?? '');
}

/** "(the upload path)", ": adds a limit", " for mail only" behind the name of the record. */
function findPartBehind(behind: string, type: RelationType): string | null {
  const rest = behind.replace(new RegExp(`^[\\s,]*${HOW}\\b(?=\\s*[(（:,–—-])`, 'iu'), '');
  const bracket = /^[\s\])]*[(（]([^()（）]{2,120})[)）]/u.exec(rest)?.[1];
  const told = /^[\s\])]*(?:[:：]|\s[–—-])\s+([\s\S]{2,200}?)(?=[.;!](?:\s|$)|\n\s*\n|\n(?=\P{Ll})|$)/u.exec(
    rest,
  )?.[1];
  const confined =
    /^,?\s+(?:but\s+)?(?:only\s+(?:for|in|on|where)|(?<for>for|where|regarding|concerning|as regards))\s+([^.;,()\n]{2,100})/iu.exec(
      rest,
    );
  // "amended by ADR-7 for clarity" names no part
  const scope =
    confined === null || (confined.groups?.['for'] !== undefined && isAmendment(type)) ? '' : confined[2];
  const words = bracket ?? told ?? scope ?? '';
  return isAmendment(type) && isName(words) ? null : tidyPart(words);
}

/** Two or three words in capitals are a person as well as a part. */
function isName(words: string): boolean {
  return /^\s*\p{Lu}[\p{Ll}.]*(?:\s+\p{Lu}[\p{L}.’'-]*){1,2}\s*$/u.test(words);
}

/** The words without what only confines them; null where they name nothing that a reader would know. */
function tidyPart(words: string): string | null {
  const part = words
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“”'*_,:–—-]+/u, '')
    .replace(new RegExp(`^${HOW}\\s+(?:(?:for|in|on|where)\\s+)?`, 'iu'), '')
    .replace(/^(?:for|regarding|concerning|as regards|as to|parts?:|für|betrifft)\s+/iu, '')
    .replace(/\s+(?:of|in|from)\s+(?:this|the)\s+(?:adr|decision|record|document)\b.*$/iu, '')
    .replace(/[\s,]+(?:only|nur|alone|in part)\s*$/iu, '')
    .replace(/[\s"“”'*_,.:;–—-]+$/u, '');
  const head = part.split(' ').at(-1) ?? '';
  const nothing =
    part.length < 2 ||
    part.length > 120 ||
    !/\p{L}{2}|§\s?\d/u.test(part) ||
    VAGUE.test(part) ||
    NO_PART.test(part) ||
    findDates(part).length > 0 ||
    (part.split(' ').length < 3 && WHOLE.test(head) && !/\d/.test(part));
  return nothing ? null : part;
}

const VAGUE =
  /^(?:(?:only|just|some|certain|several|few|many|most|all|the|its|other|various|of|which|a|die|einige)\s+)*(?:parts?|aspects?|portions?|sections?|pieces?|bits?|points?|rules?|things?|details?|items?|teile?|it|this|that|these|those|which|rest)?(?: of)?$/iu;

/** Other things that are behind the name of a record: its state, pointers, tickets, addresses, other records. */
const NO_PART =
  /^(?:accepted|approved|proposed|draft|rejected|deprecated|superseded|pending|active|done|implemented|partial(?:ly)?|partly|in part|amend(?:s|ed|ment)|update[sd]?|revised|new|now|later|see\b.*|cf\b.*|this|also|and|or|but|as of\b.*|since\b.*|on\b.*|by\b.*)$|https?:|www\.|\b(?:adr|rfc|pdr|madr)s?[-_ #]*\d|\b(?:this|the|present) (?:adr|decision|record|document)$|\.mdx?\b|^[A-Z]{2,10}-\d+$|^#?\d+$|\b(?:19|20)\d\d\b|[{}<>|]|\bsuper[sc]ede|\breplaced by\b/iu;

/** Which of the references, in their order, are named for a piece only; `from` is where their words begin. */
export function findPartialReferences(
  text: string,
  references: readonly Reference[],
  { from, vocabulary }: { from: number; vocabulary: Vocabulary },
): Set<Reference> {
  const pieces = new Set<Reference>();
  references.forEach((reference, index) => {
    const previous = references[index - 1];
    const before = text.slice(previous === undefined ? from : Math.max(from, previous.to), reference.from);
    // "ADR-2, the queue of ADR-3, and ADR-4": the last item of a list is one of its own
    const isLast = index > 1 && LAST_OF_LIST.test(before);
    const goesOn = previous !== undefined && JOINED.test(before) && !isLast;
    const behind = text.slice(reference.to, references[index + 1]?.from ?? text.length);
    if (
      (goesOn && pieces.has(previous)) ||
      isObjectPart(before, vocabulary) ||
      isPartBehind(behind, vocabulary)
    )
      pieces.add(reference);
  });
  // "ADR-4、ADR-5 的停泊规则"
  for (let at = references.length - 2; at >= 0; at--) {
    const [one, next] = [references[at], references[at + 1]];
    if (one === undefined || next === undefined || !pieces.has(next)) continue;
    if (JOINED.test(text.slice(one.to, next.from)) && OF_NAME.test(text.slice(next.to))) pieces.add(one);
  }
  // "ADR-4 §2 and the option that ADR-4 turned down"
  for (const { number } of [...pieces])
    for (const other of references) if (number !== null && other.number === number) pieces.add(other);
  return pieces;
}

/** What is between two records that are named for the same thing. */
const JOINED = new RegExp(`^(?:,|/|&|\\b(?:${AND})\\b|、|和|と|\\s)*$`, 'iu');

/** Before the last item of a list with commas. */
export const LAST_OF_LIST = new RegExp(`,\\s*(?:${AND})\\s`, 'u');

/** What a record decided as a whole, in the words people have for it. */
const WHOLE =
  /^(?:decisions?|approach|approaches|adrs?|records?|documents?|architectures?|designs?|solutions?|proposals?|plans?|strategy|choice|process|basis|analysis|system|model|description|entscheidung|décision|decisión|decisão|decisione)$/iu;

/** A thing and its preposition take no more room than this. */
const MOST = 100;

/** A thing, and the word that says which record it belongs to. */
export const BELONGS =
  /^(.*\S)\s(?:of|from|in|de|du|des|del|della|dello|do|da|dos|das|von|vom|aus|van|uit|di|av|af|[dl]['’]|dell['’])\s*(?:the |la |le |l['’]|der |den |dem |het )?[\s[*_]*$/isu;

/** "the size limit of", "the no-cache rule in", "formats documented in": things that are in the record. */
function isObjectPart(before: string, vocabulary: Vocabulary): boolean {
  const words = BELONGS.exec(before.slice(-MOST))?.[1];
  if (words === undefined) return false;
  const marks = getMarks(vocabulary, words);
  if (marks.some((mark) => hasRole(mark, 'record'))) return false;
  if (/["“`]/.test(words) || marks.some((mark) => hasAnyRole(mark, 'unit', 'part'))) return true;
  // what a record describes is all of it, unless it is several things
  const said = words.replace(DESCRIBED, '');
  const nouns = marks.filter((mark) => mark.to <= said.length && isThing(mark, said));
  return said === words ? nouns.length > 0 : /[^s]s\W*$/.test(said) && nouns.length > 0;
}

const DESCRIBED = /\s+(?:\p{L}+ed|made|given|set|(?:set|laid) out|taken)$/u;

/** A word that looks like a noun and means less than all that a record decided. */
function isThing(mark: Mark, text: string): boolean {
  const word = text.slice(mark.from, mark.to);
  return mark.phrase === null && /^\p{L}{4}/u.test(word) && !WHOLE.test(word) && !isFiller(mark, text);
}

/** "'s retry rule", " §2", " rule 3", ` "never twice"`, " only for reads", "的传输层" behind the name of the record. */
function isPartBehind(behind: string, vocabulary: Vocabulary): boolean {
  const owned = /^['’]s\s+(\S+)/u.exec(behind);
  if (owned !== null) {
    return !WHOLE.test(owned[1]?.replace(/[^\p{L}-]/gu, '') ?? '');
  }
  const [particle] = OF_NAME.exec(behind) ?? [];
  if (particle === undefined) return BEHIND.test(behind);
  const [next] = getMarks(vocabulary, behind.slice(particle.length));
  return next !== undefined && !isVerb(next);
}

const OF_NAME =
  /^[\s)\]）】]*(?:的|の|의)\s*(?!(?:決策|决策|決定|决定|결정|代わり|代替|後継|替代|后续|후속))(?=[\p{L}「])|^[\s)\]）】]*(?:的?(?:決策|决策)(?:中|里))?「[^」]*」[那这]?一?(?=[条條项項节節点點])/u;

const BEHIND =
  /^[\s,(（]*(?:§|(?:rule|point|section|decision|clause|item|step|paragraph|part|mục|phần|punkt|abschnitt|ziffer|punto)s?\s+(?:[A-Z]?\d|[ivx]+\b))|^\s+(?:rule|statement|clause|section|sentence|paragraph|requirement|assumption|default|limit)\b|^[^.;,()]{0,60}\(\s*§|^\s+[A-Z]{1,2}\d+(?:['’]s\b|\s+only\b|\s*(?:[),.;]|$)|\s+\()|^\s*["“]\p{Ll}|^\s*(?:[—–,:(-]\s*)?only\b/u;
