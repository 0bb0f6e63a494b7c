/** A reporter for Node's test runner that writes nothing but the totals, as JSON. */
import type { TestEvent } from 'node:test/reporters';
import type { Totals } from './totals.ts';

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // Every file has a summary of its own as well; the run's names no file.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = event.data.counts;
    const failed = tests - passed - skipped - todo;
    const totals: Totals = { passed, failed, skipped: skipped + todo, flaky: [] };
    yield JSON.stringify(totals);
  }
}
