/** A status value cut into clauses, each with the state it names and what it names it of. */
import type { Status } from '../model/record.ts';
import { blankDates, findDates, isMonth } from './dates.ts';
import { findWordings, type Wording } from './grammar.ts';
import type { InlineText } from './inline-text.ts';
import type { Sense } from './languages.ts';
import { findSteps, type Grammar, isFiller, isPastCondition, listWordsBefore } from './sentences.ts';
import { blankRanges } from './text.ts';
import { findStatusWords, getMarks, hasAnyRole, hasRole, type Mark, type Vocabulary } from './vocabulary.ts';

export interface Clause {
  status: Status;
  /** A whole supersession stated with its words ("superseded by"). */
  final: boolean;
  /** Only follows from "partly superseded" or "amended". */
  weak: boolean;
  /** A part of the record was superseded. */
  part: boolean;
  /** Said of something else than the record: "figures below are outdated". */
  aside: boolean;
  date: string | null;
  item: InlineText;
  /** Whether it opens its statement. */
  opens: boolean;
}

/** Statements of an item (lines, steps of a row of arrows), each cut into clauses. */
export function splitClauses(item: InlineText, grammar: Grammar): Clause[] {
  const wordings = findWordings(item, grammar);
  const plain = { final: false, weak: false, part: false, aside: false, date: null, item, opens: false };
  const out = wordings.flatMap((wording): Clause[] => {
    if (!isOfRecord(wording)) return [];
    if (wording.type === 'amended-by') return [{ ...plain, status: 'accepted', weak: true }];
    if (wording.type !== 'superseded-by') return [];
    const { partial, clause, from } = wording;
    return [
      {
        ...plain,
        status: partial ? 'accepted' : 'superseded',
        final: !partial,
        weak: partial,
        part: partial,
        date: findClauseDate(removeLinkWords(item).slice(clause)),
        opens: partial && clause === 0 && item.text.slice(0, from).trim().split(/\s+/).length <= 3,
      },
    ];
  });
  const { vocabulary } = grammar;
  const text = removeRelations(item.text, wordings);
  const steps = findSteps(text).map(({ from, to }) => text.slice(from, to));
  // "Proposed. The way proposed → accepted is described below": the row is no history
  const isRow = steps.length > 1 && !/[.;。]\s+(?=.*\p{L}{3})/su.test(steps[0] ?? '');
  const last = isRow && steps.findLast((step) => findStatusWords(vocabulary, step).length > 0);
  const lines = last ? [last] : splitStatements(text, vocabulary);
  return [...out, ...lines.flatMap((line) => readLineClauses(line, item, vocabulary))];
}

/** Whether a verb says of this record, as a fact, what it says. */
export function isOfRecord({ negated, hypothetical, subject, form, type }: Wording): boolean {
  if (negated || hypothetical || form === 'agentless') return false;
  if (form === 'subject') return type.endsWith('-by');
  return subject !== 'name' && (subject !== 'other' || type.endsWith('-by'));
}

/** Words of a relation and their targets say nothing of the state: "supersedes the accepted ADR-3". */
export function removeRelations(text: string, wordings: readonly Wording[]): string {
  const places = wordings.map(({ from, to, targetRange }) => ({
    from: Math.min(from, targetRange.from),
    to: Math.max(to, targetRange.to),
  }));
  return places.reduce(
    (out, { from, to }) => out.slice(0, from) + out.slice(from, to).replace(/[^\n]/g, ' ') + out.slice(to),
    text,
  );
}

/** A wrapped line goes on; a line that begins with a state of its own is a new statement. */
function splitStatements(text: string, vocabulary: Vocabulary): string[] {
  const out: string[] = [];
  for (const line of text.split('\n')) {
    const opens =
      !/^\s*[\p{Ll}(（]/u.test(line) &&
      ((findStatusWords(vocabulary, line)[0]?.index ?? 9) < 1 ||
        findSign(line) !== null ||
        /^\W*\d{4}-\d\d/.test(line));
    if (out.length === 0 || opens) out.push(line);
    else out[out.length - 1] += ` ${line}`;
  }
  return out;
}

function readLineClauses(line: string, item: InlineText, vocabulary: Vocabulary): Clause[] {
  const [inside = ''] = /[（(][^()（）]*[)）]/u.exec(line) ?? [];
  if (isDenial(getMarks(vocabulary, inside), inside)) return [];
  const outside = line.replace(/[（(][^()（）]*[)）]/gu, (hit) =>
    findDates(hit).length > 0 ? ` ${findDates(hit)[0]?.raw ?? ''} ` : ' ',
  );
  const clauses = readPieceClauses(outside, item, vocabulary);
  return clauses.length > 0 || outside === line ? clauses : readPieceClauses(line, item, vocabulary);
}

/** In "proposed, implementation in progress" the first word is the state of the decision. */
function isOpen({ opens, status }: Clause): boolean {
  return opens && (status === 'draft' || status === 'proposed');
}

interface LinePiece {
  text: string;
  /** Whether a new sentence begins with it. */
  begins: boolean;
}

function readPieceClauses(line: string, item: InlineText, vocabulary: Vocabulary): Clause[] {
  const out: Clause[] = [];
  let aside = false;
  let conditional = false;
  let opensWithIf = false;
  splitLine(line).forEach(({ text, begins }, at) => {
    if (begins) aside = conditional = opensWithIf = false;
    const marks = getMarks(vocabulary, blankDates(text));
    // "if ADR-3 is accepted, this is obsolete"
    if (opensWithIf || (conditional && hasRole(marks[0], 'then'))) return;
    const state = findState(marks, text);
    if (state === null && isDenial(marks, text)) out.pop();
    const when = marks.findIndex((mark) => hasRole(mark, 'when'));
    conditional ||= when >= 0 && !isPastCondition(marks.slice(when + 1), text);
    opensWithIf = begins && conditional && when === 0 && !hasRole(marks[0], 'until');
    aside ||= begins && state?.aside === true;
    if (state === null) return;
    const part = state.status === 'superseded' && marks.some((mark) => hasRole(mark, 'part'));
    out.push({
      status: part ? 'accepted' : state.status,
      final: false,
      weak: part,
      part,
      aside: aside || state.aside,
      date: findClauseDate(text),
      item,
      opens:
        state.index < 1 && (at === 0 || marks.length <= 6) && !(state.sense === 'done' && out.some(isOpen)),
    });
  });
  return out;
}

/** "but no longer", "= no": words that take back the state before them, and say nothing else. */
function isDenial(marks: readonly Mark[], text: string): boolean {
  const isSmall = (mark: Mark): boolean =>
    mark.to - mark.from > 1 &&
    mark.phrase?.sense == null &&
    (mark.phrase?.verbs.length ?? 0) === 0 &&
    hasAnyRole(mark, 'not', 'longer', 'but', 'and', 'aux', 'yet');
  return (
    // the place of a relation that was taken out: "not superseded by ADR-9"
    !/\s{3}/.test(text) && marks.some((mark) => hasAnyRole(mark, 'not', 'longer')) && marks.every(isSmall)
  );
}

/** The parts of a line between full stops, commas, bars and dashes; a date behind a dash belongs to the words before it. */
function splitLine(line: string): LinePiece[] {
  const out: LinePiece[] = [];
  let begins = true;
  for (const part of line.split(/([.;。；](?=\s|$)|[,，、|/](?=\s*\p{L})|\s[-–—=]\s|\s\/\s)/u)) {
    if (/^[.;。；|]$/.test(part)) begins = true;
    const last = out.at(-1);
    if (!/[\p{L}\p{N}]/u.test(part)) continue;
    if (last !== undefined && !/\p{L}{3}/u.test(part) && findDates(part).length > 0)
      last.text += ` ${part.trim()}`;
    else {
      out.push({ text: part, begins });
      begins = false;
    }
  }
  return out;
}

interface FoundState {
  status: Status;
  sense: Sense;
  /** Place among the words, from 0. */
  index: number;
  aside: boolean;
}

/** A state further on in a clause is one only behind words such as "is" or "marked as". */
const NEAR = 4;

/** The state that a clause states, with what its other words make of it; null for none. */
export function findState(marks: readonly Mark[], text: string): FoundState | null {
  const [first] = marks;
  if (hasAnyRole(first, 'formerly', 'past', 'see') || isLabel(marks, text)) return null;
  let found: (FoundState & { at: number }) | null = null;
  for (const [at, mark] of marks.entries()) {
    const sense = mark.phrase?.sense;
    if (sense == null || sense === 'none' || isFormer(marks, at)) continue;
    const reached =
      mark.index < NEAR || hasAnyRole(marks[at - 1], 'aux', 'present', 'past', 'not', 'longer', 'to');
    const givesWay = found !== null && isUndercut(found.sense, marks, at, found.at);
    if (found !== null ? !givesWay : !reached) continue;
    const before = marks.slice(0, at);
    const isOfOther = (one: Mark): boolean =>
      !isFiller(one, text) && !hasAnyRole(one, 'this', 'record', 'other', 'when');
    const when = before.findLastIndex((one) => hasRole(one, 'when'));
    const condition = when < 0 ? [] : before.slice(when);
    // what is said of another record: "valid until ADR-3 is approved", "if the new gateway is approved"
    if (condition.some((one) => isOfOther(one) || /^\d/.test(text.slice(one.from, one.to)))) continue;
    const status = getOutcome(marks, at, text);
    if (status === null) continue;
    // "depending on the approval"
    if (sense === 'approval' && before.some(isOfOther)) continue;
    const aside = before.some(isOfOther) || isAttribute(marks, at, text);
    found = { status, sense, at, index: mark.index, aside: found === null ? aside : found.aside };
    if (status !== mark.phrase?.status) break;
  }
  return found;
}

/** "previously accepted", "rejected at first". */
function isFormer(marks: readonly Mark[], at: number): boolean {
  const behind = at + 2 === marks.length ? marks[at + 1] : undefined;
  return hasRole(marks[at - 1], 'formerly') || hasRole(behind, 'formerly');
}

/** "Deprecated fields are listed below": said of the thing behind the state, which has a verb of its own. */
function isAttribute(marks: readonly Mark[], at: number, text: string): boolean {
  const thing = marks[at + 1];
  if (at > 0 || thing === undefined || thing.phrase !== null || isFiller(thing, text)) return false;
  return marks.slice(at + 2).some((mark) => hasAnyRole(mark, 'present', 'past'));
}

/** "Adoption declined", "decided not to adopt", "final draft", "the proposal was rejected": the second word tells. */
function isUndercut(sense: Sense, marks: readonly Mark[], at: number, first: number): boolean {
  const [mark, before] = [marks[at], marks[at - 1]];
  const next = mark?.phrase?.sense;
  const isOpen = next === 'draft' || next === 'proposed';
  if (sense === 'approval') return true;
  if (sense === 'settled') return isOpen ? at === first + 1 : hasAnyRole(before, 'to', 'not', 'aux');
  if ((sense !== 'draft' && sense !== 'proposed') || isOpen || next === 'approval' || next === 'settled')
    return false;
  return marks.slice(first + 1, at).every((between) => hasAnyRole(between, 'past', 'present', 'aux'));
}

/** `Deprecated interfaces: none`: a label that begins with a word of a state, and is about something else. */
function isLabel(marks: readonly Mark[], text: string): boolean {
  const label = /^[^:：]{3,45}[:：](?=\s|$)/.exec(text.trim())?.[0].length;
  if (label === undefined) return false;
  const words = marks.filter((mark) => mark.to <= label);
  if (words.some((mark) => !isFiller(mark, text) && !hasAnyRole(mark, 'this', 'record'))) return true;
  return (
    words[0]?.phrase?.sense != null &&
    words.length > 1 &&
    !words.slice(1).every((mark) => hasRole(mark, 'date'))
  );
}

/** What is left of a state after denials, "yet", "no longer", wishes and conditions; null for nothing. */
function getOutcome(marks: readonly Mark[], at: number, text: string): Status | null {
  const { sense = null, status = null } = marks[at]?.phrase ?? {};
  // "Superseded? See the minutes"
  if (/^[\s)）]*[(（]?[?？]/u.test(text.slice(marks[at]?.to ?? 0))) return null;
  const decided = sense === 'accepted' || sense === 'approval' || sense === 'settled';
  const before = listWordsBefore({ text, marks, names: [], brackets: [], ends: [] }, at);
  const behind = marks.slice(at + 1);
  const denied =
    before.some((mark) => hasRole(mark, 'not')) ||
    behind.slice(0, 6).some((mark) => hasRole(mark, 'not-behind'));
  const any = [...before, ...behind];
  const longer = before.find((mark) => hasRole(mark, 'longer'));
  if (
    // "Plus en vigueur": as the first word before a state it denies by itself
    (longer !== undefined && (denied || hasRole(longer, 'not') || (longer === marks[0] && at === 1))) ||
    (denied && behind.some((mark) => hasRole(mark, 'longer')))
  )
    return decided || sense === 'valid' || sense === 'done' || sense === 'lasting' ? 'deprecated' : null;
  if (denied) {
    // "neither accepted nor rejected"
    const other = behind.findIndex((mark) => hasRole(mark, 'or')) + 1;
    if (other > 0 && behind[other]?.phrase?.sense === 'rejected') return null;
    if (any.some((mark) => hasRole(mark, 'yet'))) return decided || sense === 'valid' ? 'proposed' : null;
    if (sense === 'settled') return 'proposed';
    return decided ? 'rejected' : null;
  }
  if (decided && behind.slice(0, 4).some((mark) => hasRole(mark, 'lacking'))) return 'proposed';
  // "approval withheld": what became of it is said by a word that is not known
  const [next] = behind;
  if (sense === 'approval' && next !== undefined && next.phrase === null && !isFiller(next, text))
    return null;
  const isHoped = before.some((mark) => hasRole(mark, 'may') && !isMonth(text, mark));
  const when = marks.findIndex((mark) => hasRole(mark, 'when'));
  const isConditional = when >= 0 && !isPastCondition(marks.slice(when + 1), text);
  if (isHoped || (isConditional && when < at)) return decided ? 'proposed' : null;
  const closes = status === 'rejected' || status === 'deprecated' || status === 'superseded';
  return isConditional && closes ? null : status;
}

/** Signs that state a status where no word does, without variation selectors. */
const SIGNS: readonly [Status, string][] = [
  ['accepted', '✅✔☑🟢👍🆗💚✓🚀'],
  ['rejected', '❌✖🚫⛔👎🔴❎🛑✗✘'],
  ['superseded', '🔄♻🔁🔃'],
  ['proposed', '🤔💭💬❓🟡💡🙋👀'],
  ['draft', '🚧✏📝🏗'],
  ['deprecated', '⚠🗑🪦💀☠🗄⚰🏚'],
];

/** The state a sign alone gives: `✅`. */
export function findSign(text: string): Status | null {
  for (const character of text.replace(/[\ufe0f\x00-\x7f]/g, '')) {
    const found = SIGNS.find(([, signs]) => signs.includes(character));
    if (found !== undefined) return found[0];
  }
  return null;
}

export function findClauseDate(text: string): string | null {
  return findDates(text).find((date) => date.value !== null)?.value ?? null;
}

/** The text without the words of links, whose dates are those of what they link to; a link that is a date stays. */
export function removeLinkWords({ text, links }: InlineText): string {
  return blankRanges(
    text,
    links.filter(({ from, to }) => /\p{L}{3}/u.test(text.slice(from, to))),
  );
}
