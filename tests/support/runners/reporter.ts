/** A reporter for Node's test runner that writes nothing but the totals, as JSON. */
import type { TestEvent } from 'node:test/reporters';
import type { Totals } from './totals.ts';

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let totals: Totals | null = null;
  for await (const event of events) {
    // A file in a process of its own has a summary as well; that of the run comes last.
    if (event.type !== 'test:summary') continue;
    const { tests, passed, skipped, todo } = event.data.counts;
    const failed = tests - passed - skipped - todo;
    totals = { passed, failed, skipped: skipped + todo, flaky: [] };
  }
  yield JSON.stringify(totals);
}
