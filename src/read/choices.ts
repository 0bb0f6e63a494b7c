import type { Status } from '../model/record.ts';
import { findDates } from './dates.ts';
import type { Rich } from './rich.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

const SEPARATED =
  /\s*(?:\||\/|,|;|…|\.\.\.|\bor\b|\boder\b|\bou\b|\bo\b|\bof\b|\blub\b|\bили\b|→|->|、|或)\s*/iu;

/** `Proposed | Accepted | Rejected`: the parts of a value that is nothing but states, else null. */
function choicesOf(text: string, vocabulary: Vocabulary): { status: Status; text: string }[] | null {
  const inner = text.replace(/^[\s[{<(]+|[\s\]}>)]+$/g, '').replace(/\[[ x]?\]/gi, '|');
  const parts = inner
    .split(SEPARATED)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^etc\.?$/i.test(part));
  if (parts.length < 2) return null;
  const out: { status: Status; text: string }[] = [];
  for (const part of parts) {
    const words = statusWords(vocabulary, part);
    const superseded = /super[sc]eded|replaced/i.test(part);
    const first = words[0];
    if (
      first === undefined ||
      first.index > 1 ||
      (!superseded && part.split(/\s+/).length > 3) ||
      findDates(part).length > 0
    )
      return null;
    out.push({ status: first.status, text: part });
  }
  return out;
}

/** The one state that is meant where a value lists choices: the emphasised one; null where none is; else the value as it is. */
export function choice(item: Rich, vocabulary: Vocabulary): Rich | null {
  const choices = choicesOf(item.text, vocabulary);
  if (choices === null) return item;
  const distinct = new Set(choices.map(({ status }) => status)).size;
  const ticked = /\[x\]\s*([^[\]|]+)/i.exec(item.text)?.[1];
  if (ticked !== undefined) return { ...item, text: ticked.trim(), links: [], strong: [] };
  if (/\[ \]/.test(item.text)) return null;
  const strong = item.strong.filter(
    ({ from, to }) => statusWords(vocabulary, item.text.slice(from, to)).length === 1,
  );
  const only = strong[0];
  if (
    strong.length === 1 &&
    only !== undefined &&
    choices.length > 1 &&
    distinct > 1 &&
    only.to - only.from < item.text.length / 1.5
  ) {
    return { ...item, text: item.text.slice(only.from, only.to), links: [], strong: [] };
  }
  const bracketed = /^[[{<].*[\]}>]$/s.test(item.text.trim());
  const barred = /[|]|\s\/\s|…|\bor\b|\boder\b|\bou\b|或/iu.test(item.text);
  const untouched =
    distinct >= 3 && (barred || bracketed || distinct >= 4 || item.text.includes('/'))
      ? true
      : distinct >= 2 && (bracketed || /[|]|\bor\b/i.test(item.text));
  return untouched && !item.struck ? null : item;
}

/** A list that has each state on a line of its own, and nothing more. */
export function isListOfChoices(items: Rich[], vocabulary: Vocabulary): boolean {
  if (items.length < 3) return false;
  const states = items.map((item) => statusWords(vocabulary, item.text)[0]);
  if (states.some((word) => word === undefined || word.index > 0)) return false;
  if (
    items.some((item) => findDates(item.text).length > 0 || item.text.split(/\s+/).length > 6 || item.struck)
  )
    return false;
  return new Set(states.map((word) => word?.status)).size >= 4;
}

/** `[accepted]`: a template's brackets around the one state that was chosen. */
export function holdsOne(text: string, vocabulary: Vocabulary): boolean {
  const words = statusWords(vocabulary, text);
  return words.length === 1 && words[0]?.index === 0 && text.trim().split(/\s+/).length <= 3;
}

/** A template's sentence about what could stand here: several states, none of them stated. */
export function isGuidance(item: Rich, vocabulary: Vocabulary): boolean {
  const distinct = new Set(statusWords(vocabulary, item.text).map(({ status }) => status)).size;
  if (distinct >= 4 && findDates(item.text).length === 0 && item.text.split(/\s+/).length > 6) return true;
  return (
    distinct >= 2 &&
    /\b(?:may|can|could|might|should|one of|such as|e\.g\.|pick|choose|select|what is the status)\b/i.test(
      item.text.slice(0, 80),
    ) &&
    (statusWords(vocabulary, item.text)[0]?.index ?? 0) > 2
  );
}
