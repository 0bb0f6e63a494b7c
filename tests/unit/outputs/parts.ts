/** The parts of a record for tests: empty but for what a test names. */
import type { DecisionParts, Passage } from '../../../src/model/decision-parts.ts';
import { createEmptyParts } from '../../../src/read/parts/parts.ts';

export function createPassage(text: string, unfilled = false): Passage {
  return { text, line: 1, unfilled };
}

export function createParts(parts: Partial<DecisionParts> = {}): DecisionParts {
  return { ...createEmptyParts(), ...parts };
}
