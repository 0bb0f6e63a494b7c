import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary } from '../../../src/read/index.ts';
import { readHistoricalStatus } from '../../../src/read/record.ts';
import { nygard, record } from './reading.ts';

const dated = (text: string): string[] =>
  record(text).dated.map(({ status, date, line }) => `${line}: ${status} ${date}`);

test('several dated states of a status are all kept', () => {
  assert.deepEqual(dated(nygard('Proposed 2024-01-02, accepted 2024-02-03')), [
    '7: proposed 2024-01-02',
    '7: accepted 2024-02-03',
  ]);
  assert.deepEqual(dated(nygard('Proposed (2024-01-02) → Accepted (2024-02-03)')), [
    '7: proposed 2024-01-02',
    '7: accepted 2024-02-03',
  ]);
  assert.deepEqual(
    dated(nygard('- 2024-01-02: Proposed\n- 2024-02-03: Accepted\n- 2025-03-04: Deprecated')),
    ['7: proposed 2024-01-02', '8: accepted 2024-02-03', '9: deprecated 2025-03-04'],
  );
});

test('a state without a date, and a template’s choices, date nothing', () => {
  assert.deepEqual(dated(nygard('Accepted')), []);
  assert.deepEqual(dated(nygard('Proposed | Accepted | Rejected')), []);
});

test('a label that names a state dates it', () => {
  const text =
    '# 12. Use a queue\n\n- Status: accepted\n- Proposed: 2024-01-02\n- Accepted: 2024-02-03\n\n## Context\n\nX.\n';
  assert.deepEqual(dated(text), ['4: proposed 2024-01-02', '5: accepted 2024-02-03']);
});

test('rows of a change log are dated: as states where they name one, as changes otherwise', () => {
  const table = (rows: string): string =>
    `${nygard('Accepted')}\n## Changelog\n\n| Date | Change |\n|---|---|\n${rows}\n`;
  assert.deepEqual(
    dated(
      table('| 2024-01-02 | Proposed |\n| 2024-02-03 | Status: accepted |\n| 2024-03-04 | Mended a link |'),
    ),
    ['21: proposed 2024-01-02', '22: accepted 2024-02-03', '23: null 2024-03-04'],
  );
});

test('an entry of a change log is a state only where it says nothing else', () => {
  const entries = (...lines: string[]): string[] =>
    dated(`${nygard('Accepted')}\n## History\n\n${lines.join('\n')}\n`).map(
      (entry) => entry.split(' ')[1] ?? '',
    );
  assert.deepEqual(
    entries(
      '- 2024-01-02: First draft (Ada)',
      '- 2024-01-03: Final changes before the vote',
      '- 2024-01-04: Accepted the comments of Ben',
      '- 2024-01-04: Title changed. Update proposal',
      '- 2024-01-05: Marked as rejected in favour of ADR-7',
      '- 2024-01-06 - Accepted by the board',
    ),
    ['draft', 'null', 'null', 'null', 'rejected', 'accepted'],
  );
  assert.deepEqual(entries('2024-01-02: Proposed', 'by Ada', '2024-01-03: Accepted'), [
    'proposed',
    'accepted',
  ]);
});

test('the status and date of an old version are found without reading all of it', () => {
  const vocabulary = createVocabulary({ statuses: {}, labels: {} });
  const then = (text: string, path = '0012-x.md') =>
    readHistoricalStatus({ collection: 'adr', path, text, digest: '', issues: [] }, vocabulary);
  assert.deepEqual(then(nygard('Proposed')), { status: 'proposed', raw: 'Proposed', date: '2021-03-04' });
  assert.deepEqual(then('# 12. Use a queue\n'), { status: null, raw: null, date: null });
  assert.equal(then('# 12. Use a queue\n\nWe do.\n', 'rejected/0012-x.md').status, 'rejected');
});

test('a section of a later change dates it', () => {
  const changes = (text: string) =>
    record(`# 12. Use a queue\n\nDate: 2024-01-01\n\n## Decision\n\nWe will.\n\n${text}\n`).dated.map(
      ({ date, kind, raw }) => `${kind} ${date}: ${raw}`,
    );
  assert.deepEqual(changes('## Addendum, 4 March 2024: two queues\n\nMore.'), [
    'amendment 2024-03-04: Addendum, 4 March 2024: two queues',
  ]);
  assert.deepEqual(changes('## Nachtrag (2024-03)\n\nMehr.'), ['amendment 2024-03: Nachtrag (2024-03)']);
  assert.deepEqual(changes('## Amendment 2\n\nDate: 2024-03-04\n\nMore.'), [
    'amendment 2024-03-04: Amendment 2',
  ]);
  assert.deepEqual(
    changes('## Amendments\n\n### 2024-03-04 Two queues\n\nMore.\n\n## Notes\n\n### 2024-05-06\n\nTalk.'),
    ['amendment 2024-03-04: 2024-03-04 Two queues'],
  );
  assert.deepEqual(changes('## Update the clients by 2024-03-04\n\nSoon.'), []);
  assert.deepEqual(changes('## Addendum\n\nWithout a day.'), []);
});
