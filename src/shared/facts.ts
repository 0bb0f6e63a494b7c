import type { Fact } from '../model/record.ts';

/** What the facts say, without where they say it. */
export function valuesOf<T>(facts: readonly Fact<T>[]): T[] {
  return facts.map(({ value }) => value);
}
