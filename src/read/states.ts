/** What the words of a clause say of a state: which one they name, and what denials, wishes and conditions leave of it. */
import type { Status } from '../model/record.ts';
import { findDates, isMonth, isPast } from './dates.ts';
import { isFiller, isPastCondition, listWordsBefore, listWordsBehind } from './grammar-text.ts';
import type { Sense } from './languages.ts';
import { isStillOpen, isUnfilled } from './placeholders.ts';
import { CHARACTERS, hasAnyRole, hasRole, type Mark } from './vocabulary.ts';

export interface FoundState {
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
  if (first === undefined || hasAnyRole(first, 'formerly', 'past', 'see') || isLabel(marks, text))
    return null;
  let found: (FoundState & { at: number }) | null = null;
  for (const [at, mark] of marks.entries()) {
    const sense = mark.phrase?.sense;
    if (sense == null || sense === 'none' || isFormer(marks, at)) continue;
    if (found !== null && isOpenEnding(marks, found.at, at)) return null;
    const reached =
      mark.index - first.index < NEAR ||
      hasAnyRole(marks[at - 1], 'aux', 'present', 'past', 'not', 'longer', 'to', 'then');
    const givesWay = found !== null && isUndercut(found.sense, { marks, text }, at, found.at);
    if (found !== null ? !givesWay : !reached) continue;
    const before = marks.slice(0, at);
    const isOfOther = (one: Mark): boolean =>
      !isFiller(one, text) && !hasAnyRole(one, 'this', 'record', 'other', 'when');
    const when = before.findLastIndex((one) => hasRole(one, 'when'));
    const condition = when < 0 ? [] : before.slice(when);
    // what is said of another record: "valid until ADR-3 is approved", "if the new gateway is approved"
    if (condition.some(isOfOther) || /[\d\v]/.test(text.slice(condition[0]?.from ?? mark.from, mark.from)))
      continue;
    const status = getOutcome(marks, at, text);
    if (status === null) continue;
    // "depending on the approval"
    if (sense === 'approval' && before.some(isOfOther)) continue;
    // in "edited & accepted" both are said of the same
    const isJoined = /\s&\s/.test(text.slice(marks[at - 1]?.to, mark.from));
    const aside = (!isJoined && before.some(isOfOther)) || isAttribute(marks, at, text);
    found = {
      status,
      sense,
      at,
      index: mark.index - first.index,
      aside: found === null ? aside : found.aside,
    };
    if (status !== mark.phrase?.status) break;
  }
  return found;
}

/** "Proposed deprecation", "rejection withdrawn", but "deprecation approved": the end of a decision that has not come. */
function isOpenEnding(marks: readonly Mark[], ...[first, next]: [number, number]): boolean {
  if (hasRole(marks[first], 'ending')) return !isDecided(marks[next]?.phrase?.sense);
  return isOpen(marks[first]?.phrase?.sense) && hasRole(marks[next], 'ending');
}

function isOpen(sense?: Sense | null): boolean {
  return sense === 'draft' || sense === 'proposed';
}

function isDecided(sense?: Sense | null): boolean {
  return sense === 'accepted' || sense === 'approval' || sense === 'settled';
}

/** "Accepted, later undone": what came next is said by a word that is not known. */
export function isUnknownTurn(marks: readonly Mark[], text: string): boolean {
  const then = marks.findIndex((mark) => hasRole(mark, 'then'));
  // "in a later stage" tells of no turn
  const opens = marks.slice(0, then).every((mark) => isFiller(mark, text));
  const [next, ...more] =
    then < 0 || !opens ? [] : marks.slice(then + 1).filter((mark) => !hasRole(mark, 'aux'));
  return next !== undefined && isUnknown(next, text) && more.length === 0;
}

function isUnknown(mark: Mark, text: string): boolean {
  if (mark.phrase !== null) return mark.phrase.sense === 'none';
  return !isFiller(mark, text) && /\p{L}/u.test(text.slice(mark.from, mark.to));
}

/** "Valid until 2019-05-01", "expires 2019-05-01": the day is over. */
export function isExpired(marks: readonly Mark[], text: string): boolean {
  const until = marks.find((mark) => hasRole(mark, 'until'));
  const [date] = until === undefined ? [] : findDates(text.slice(until.to));
  const isNext = date !== undefined && !/\p{L}{4}/u.test(text.slice(until?.to).slice(0, date.from));
  return isNext && date.value !== null && isPast(date.value);
}

/** "previously accepted", "rejected at first". */
function isFormer(marks: readonly Mark[], at: number): boolean {
  const behind = at + 2 === marks.length ? marks[at + 1] : undefined;
  return hasRole(marks[at - 1], 'formerly') || hasRole(behind, 'formerly');
}

/** "Deprecated fields are listed below": said of the thing behind the state, which has a verb of its own. */
function isAttribute(marks: readonly Mark[], at: number, text: string): boolean {
  const thing = marks[at + 1];
  if (thing === undefined || thing.phrase !== null || isFiller(thing, text)) return false;
  if (!marks.slice(0, at).every((mark) => isFiller(mark, text))) return false;
  return marks.slice(at + 2).some((mark) => hasAnyRole(mark, 'present', 'past', 'holds'));
}

/** "Adoption declined", "decided not to adopt", "final draft", "the proposal was rejected": the second word tells. */
function isUndercut(
  sense: Sense,
  { marks, text }: { marks: readonly Mark[]; text: string },
  at: number,
  first: number,
): boolean {
  const [mark, before] = [marks[at], marks[at - 1]];
  const next = mark?.phrase?.sense;
  // "accepted, then reverted"
  if (sense === 'approval' || marks.slice(first, at).some((between) => hasRole(between, 'then'))) return true;
  const closes = next === 'rejected' || next === 'deprecated';
  const isBut = marks.slice(first, at).some((between) => hasRole(between, 'but'));
  // "accepted but since abandoned"
  if (isDecided(sense) && closes && isBut && at === marks.length - 1) return true;
  const isJoined = !/\s/.test(text.slice(marks[first]?.to, mark?.from));
  // "批准被拒绝": without inflection a state is its noun as well
  if (isDecided(sense) && CHARACTERS.test(text.slice(marks[first]?.from, marks[first]?.to)))
    return closes || (isOpen(next) && isJoined);
  // "implementation cancelled"
  if (sense === 'done') return closes && at === first + 1;
  if (sense === 'settled') return isOpen(next) ? at === first + 1 : hasAnyRole(before, 'to', 'not', 'aux');
  if (!isOpen(sense) || isOpen(next) || next === 'approval' || next === 'settled') return false;
  return marks.slice(first + 1, at).every((between) => hasAnyRole(between, 'past', 'present', 'aux'));
}

/** `Deprecated interfaces: none`: a label that begins with a word of a state, and is about something else. */
function isLabel(marks: readonly Mark[], text: string): boolean {
  const start = marks[0]?.from ?? 0;
  const label = /^[^:：]{3,45}[:：](?=\s|$)/.exec(text.slice(start))?.[0].length;
  if (label === undefined) return false;
  const words = marks.filter((mark) => mark.to <= start + label);
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
  const decided = isDecided(sense);
  if (decided && isHedged(marks, at)) return 'unknown';
  const whole = { text, marks, names: [], brackets: [], ends: [] };
  const before = listWordsBefore(whole, at);
  const near = listWordsBehind(whole, at);
  const behind = marks.slice(at + 1);
  if (isVoid(behind, text.slice(marks[at]?.to))) return null;
  const denied =
    before.some((mark) => hasRole(mark, 'not')) || near.some((mark) => hasRole(mark, 'not-behind'));
  const any = [...before, ...behind];
  const longer = before.find((mark) => hasRole(mark, 'longer'));
  if (
    // "Plus en vigueur": as the first word before a state it denies by itself
    (longer !== undefined &&
      (denied || hasRole(longer, 'not') || (longer === marks[0] && at === 1 && !hasRole(longer, 'but')))) ||
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
  // "decided not to do this"
  const no = behind.slice(0, 3).findIndex((mark) => hasRole(mark, 'not'));
  if (sense === 'settled' && no >= 0 && !hasRole(behind[no + 1], 'only')) return 'rejected';
  // "approval withheld", "deprecation planned": what became of it is said by a word that is not known
  const [next] = behind;
  const isNoun = sense === 'approval' || hasRole(marks[at], 'ending');
  if (isNoun && next !== undefined && (hasRole(next, 'may') || isUnknown(next, text))) return null;
  const isHoped =
    before.some((mark) => hasRole(mark, 'may') && !isMonth(text, mark)) ||
    near.some((mark) => hasRole(mark, 'may-behind'));
  const when = marks.findIndex((mark) => hasRole(mark, 'when'));
  const isConditional = when >= 0 && !isPastCondition(marks.slice(when + 1), text);
  if (isHoped || (isConditional && when < at)) return decided ? 'proposed' : isOpen(sense) ? status : null;
  const closes = status === 'rejected' || status === 'deprecated' || status === 'superseded';
  return isConditional && closes ? null : status;
}

/** "Tentatively accepted", "accepted subject to funding". */
function isHedged(marks: readonly Mark[], at: number): boolean {
  return [marks[at - 1], ...marks.slice(at + 1, at + 3)].some((mark) => hasRole(mark, 'hedge'));
}

/** "Approved: no", "approved: not yet", "approved by nobody". */
function isVoid(behind: readonly Mark[], text: string): boolean {
  const [first] = behind;
  const answer = /^\s*[:：](.*)$/su.exec(text)?.[1];
  if (answer !== undefined && (isUnfilled(answer) || isStillOpen(answer))) return true;
  return (
    (answer !== undefined || hasAnyRole(first, 'by', 'by-before')) &&
    behind.some((mark) => hasAnyRole(mark, 'nothing', 'not')) &&
    behind.every((mark) => hasAnyRole(mark, 'nothing', 'not', 'yet', 'by', 'by-before'))
  );
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
