/**
 * How a property is tried. The short tests try the same inputs in each run, so that they fail for what a change did;
 * the long ones try as many times more as `CADRE_FUZZ` says, each time with inputs of their own.
 */
const { CADRE_FUZZ } = process.env;

export function getTries(count: number): { numRuns: number; seed?: number } {
  return CADRE_FUZZ === undefined ? { numRuns: count, seed: 1 } : { numRuns: count * Number(CADRE_FUZZ) };
}
