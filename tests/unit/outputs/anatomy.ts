/** The parts of a record for tests: empty but for what a test names. */
import type { Anatomy, Passage } from '../../../src/model/anatomy.ts';
import { emptyAnatomy } from '../../../src/read/anatomy/anatomy.ts';

export function passage(text: string, unfilled = false): Passage {
  return { text, line: 1, unfilled };
}

export function anatomy(parts: Partial<Anatomy> = {}): Anatomy {
  return { ...emptyAnatomy(), ...parts };
}
