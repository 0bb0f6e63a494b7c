/** The parts of a record for tests: empty but for what a test names. */
import type { Anatomy, Passage } from '../../../src/model/anatomy.ts';

export function passage(text: string, unfilled = false): Passage {
  return { text, line: 1, unfilled };
}

export function anatomy(parts: Partial<Anatomy> = {}): Anatomy {
  return {
    context: [],
    decision: [],
    consequences: { positive: [], negative: [], neutral: [], risks: [], general: [] },
    alternatives: [],
    implementation: { architecture: [], components: [], phases: [], general: [] },
    testing: [],
    monitoring: { metrics: [], alerts: [], general: [] },
    related: [],
    references: [],
    reconsideration: [],
    unfilled: [],
    roles: [],
    ...parts,
  };
}
