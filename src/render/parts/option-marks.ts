/** Marks the outcome of each option, if the record states it, by shape and word. */
import type { Messages } from '../../messages/messages.ts';
import type { Alternative } from '../../model/decision-parts.ts';
import type { Status } from '../../model/record.ts';
import { normalize } from '../../read/normalize.ts';
import { getRole } from '../../read/parts/headings.ts';
import { createAddedElement, type Element } from '../html/tree.ts';

/** The record itself: where the decision is none of the options listed, it is the option that was taken. */
export interface DecidedRecord {
  /** The record's title, plain text. */
  title: string;
  status: Status;
}

export type Outcome = 'chosen' | 'proposed' | 'rejected' | 'not-chosen';

const SHAPES: Record<Outcome, Status> = {
  chosen: 'accepted',
  proposed: 'proposed',
  rejected: 'rejected',
  'not-chosen': 'unknown',
};

/** Shapes are those of statuses; only what was taken has the colour. */
export function createOutcomeMark(outcome: Outcome, { t }: Messages): Element {
  const shape = SHAPES[outcome];
  return createAddedElement(
    'span',
    { className: ['outcome', 'status', `status-${shape}`, `outcome-${shape}`] },
    [t(`body.outcome.${outcome}`)],
  );
}

const NOT_DECIDED: Partial<Record<Status, Outcome>> = {
  draft: 'proposed',
  proposed: 'proposed',
  rejected: 'rejected',
};

export interface Outcomes {
  /** What became of the decision, where it is an option beside those listed; null if that is not sure. */
  decision: Outcome | null;
  byAlternative(option: Alternative): Outcome | null;
}

/** @param alternatives those weighed against each other, filled in
 * @param listed those that are in a list of options
 * @param heading of the section of alternatives; null if there is none */
export function findOutcomes(
  alternatives: readonly Alternative[],
  {
    listed,
    decided,
    heading,
  }: { listed: ReadonlySet<Alternative>; decided: DecidedRecord | null; heading: string | null },
): Outcomes {
  const decision =
    decided && isNoneOfOptions(alternatives, { title: decided.title, heading })
      ? (NOT_DECIDED[decided.status] ?? 'chosen')
      : null;
  const numbered = alternatives.filter(({ label }) => label !== null).length > 1;
  const settled = decision === 'chosen' || alternatives.some(({ chosen }) => chosen);
  return {
    decision,
    byAlternative(option) {
      const { chosen, rejectedBecause } = option;
      if (chosen) return 'chosen';
      if (rejectedBecause && !rejectedBecause.unfilled) return 'rejected';
      return settled && (listed.has(option) || isWeighed(option, numbered)) ? 'not-chosen' : null;
    },
  };
}

/** A section among the options may be none itself; one that is listed, numbered or has points is. */
function isWeighed(option: Alternative, numbered: boolean): boolean {
  const { name, named, label, pros, cons, neutral } = option;
  if (getRole(name, null) !== null) return false;
  if (named.length > 1 || label !== null) return true;
  return !numbered && pros.length + cons.length + neutral.length > 0;
}

const ALTERNATIVES =
  /alternativ|alternatief|альтернатив|rejected|discarded|verworfen|替代|代替|대안|other (?:options|solutions)/iu;

/**
 * Whether the decision is none of the options: each was rejected, or they are called alternatives to it and it
 * bears none of their names.
 */
function isNoneOfOptions(
  alternatives: readonly Alternative[],
  { title, heading }: { title: string; heading: string | null },
): boolean {
  if (alternatives.length === 0 || alternatives.some(({ chosen }) => chosen)) return false;
  if (alternatives.every(({ rejectedBecause }) => rejectedBecause && !rejectedBecause.unfilled)) return true;
  if (heading === null || !ALTERNATIVES.test(heading)) return false;
  const decision = ` ${normalize(title)} `;
  return !alternatives.some(
    ({ name }) => decision.includes(` ${normalize(name)} `) || normalize(name).includes(decision.trim()),
  );
}
