/** How often a property is tried: more in the long tests, which say how many times as often. */
const { CADRE_FUZZ = '1' } = process.env;

export function getTries(count: number): { numRuns: number } {
  return { numRuns: count * Number(CADRE_FUZZ) };
}
