import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, record, relations, status } from './reading.ts';

/** What comes after a state ends it only if it is said of the record itself. */
const ENDINGS: [string, string][] = [
  ['Accepted, but deprecated', 'deprecated'],
  ['Accepted, now withdrawn', 'rejected'],
  ['Accepted but since abandoned', 'rejected'],
  ['Angenommen, inzwischen verworfen', 'rejected'],
  ['Acceptée, mais abandonnée', 'rejected'],
  ['Accepted, no longer in use', 'deprecated'],
  ['Accepted; abandoned ropes are burnt', 'accepted'],
  ['Accepted, but rejected boats are kept', 'accepted'],
  ['Accepted, no longer experimental', 'accepted'],
  ['Decided not to sell it', 'rejected'],
  ['Nous avons décidé de ne pas la vendre', 'rejected'],
  ['Decided not only to sell it', 'accepted'],
  ['Decided to sell it', 'accepted'],
  ['It won’t be accepted', 'rejected'],
  ['Implementation cancelled', 'rejected'],
];

for (const [section, expected] of ENDINGS) {
  test(`a status of ${JSON.stringify(section)} is ${expected}`, () => {
    assert.equal(status(nygard(section)), expected);
  });
}

const RELATIONS: [string, string, string[]][] = [
  ['Accepted. It has replaced ADR-4.', 'accepted', ['supersedes 4']],
  ['Superseded on 2024-01-01, see ADR-4', 'superseded', ['superseded-by 4']],
  ['Superseded by ADR-4 (now superseded by ADR-5)', 'superseded', ['superseded-by 4']],
  ['Superseded by ADR-4 for lack of money', 'superseded', ['superseded-by 4']],
  ['Superseded by ADR-4 for security reasons', 'superseded', ['superseded-by 4']],
  ['Superseded by ADR-4 (see section 3 there)', 'superseded', ['superseded-by 4']],
  ['Superseded by ADR-4, partly because coal got dear', 'superseded', ['superseded-by 4']],
  ['Mostly superseded by ADR-4', 'accepted', ['superseded-by 4 (part)']],
  ['Weitgehend ersetzt durch ADR-4', 'accepted', ['superseded-by 4 (part)']],
  ['Superseded by ADR-4; elsewhere still valid', 'accepted', ['superseded-by 4 (part)']],
];

for (const [section, value, expected] of RELATIONS) {
  test(`a status of ${JSON.stringify(section)} is ${value} and states ${JSON.stringify(expected)}`, () => {
    assert.equal(status(nygard(section)), value);
    assert.deepEqual(relations(nygard(section)), expected);
  });
}

const FIELDS: [string, string[]][] = [
  ['Superseded by: ADR-4, once it is accepted', []],
  ['Superseded by: ADR-4 (when signed)', []],
  ['Superseded by: ADR-4', ['superseded-by 4']],
  ['Requires: 2 GB of memory', []],
  ['Requires: 3台のポンプ', []],
  ['Requires: 7 %', []],
  ['Requires: 7', ['depends-on 7']],
];

for (const [field, expected] of FIELDS) {
  test(`the field ${JSON.stringify(field)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(
      relations(`# Use a queue\n\n- Status: Accepted\n- ${field}\n\n## Decision\n\nA queue.\n`),
      expected,
    );
  });
}

const SENTENCES: [string, string[]][] = [
  ['ADR-7 is superseded.', ['supersedes 7']],
  ['Since ADR-7 is superseded, we use a queue.', []],
  ['ADR-8 says that ADR-7 is superseded.', []],
  ['ADR-7 is superseded according to ADR-8.', []],
  ['Superseding ADR-7 was discussed.', []],
];

for (const [sentence, expected] of SENTENCES) {
  test(`a decision of ${JSON.stringify(sentence)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(
      relations(`# Use a queue\n\nStatus: Accepted\n\n## Decision\n\n${sentence}\n`),
      expected,
    );
  });
}

test('a line of the head that points at a record replaces the thing it speaks of', () => {
  const text = '# Use a queue\n\nReplaces the pump of the old house (see ADR-7).\n\nStatus: Accepted\n';
  assert.deepEqual(relations(text), []);
});

test('of two dated states in a field the decision dates the record', () => {
  const text = '# Use a queue\n\n- Status: Accepted\n- Date: created 2022-01-02, accepted 2022-05-03\n';
  assert.equal(record(text).date?.value, '2022-05-03');
});
