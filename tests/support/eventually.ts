import { setTimeout } from 'node:timers/promises';

/**
 * Asks again and again until an answer comes that is not null, undefined or false.
 * @throws with the last error or `what` where none comes within the limit (milliseconds)
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { within = 20_000 }: { within?: number } = {},
): Promise<T> {
  const end = performance.now() + within;
  let reason: unknown;
  while (performance.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      reason = undefined;
    } catch (error) {
      reason = error;
    }
    await setTimeout(50);
  }
  throw new Error(`not within ${within / 1000} s: ${what}`, { cause: reason });
}
