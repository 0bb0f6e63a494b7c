import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getRole } from '../../../src/read/parts/headings.ts';
import { readPartsOf, toTexts } from './reading.ts';

const MADR = `# Ship by rail

## Context and Problem Statement

How do we ship?

## Decision Drivers

* Fuel

## Considered Options

* Rail freight
* Road freight
* **Airships**: quiet and slow

## Decision Outcome

Chosen option: "Rail freight", because it needs least fuel.

### Consequences

* Good, because nights are calm
* Bad, because timetables are fixed
* Neutral, because tracks exist
* Everyone learns the timetable

### Confirmation

A yearly count of wagons.

## Pros and Cons of the Options

### Rail freight

The calm one.

* Good, because calm
* Neutral, because old
* Bad, because fixed

### Road freight

* Bad, because jams

## More Information

See the timetable.
`;

test('the chosen option is marked among the options, each named once', () => {
  const { alternatives } = readPartsOf(MADR);
  assert.deepEqual(
    alternatives.map(({ name, chosen }) => [name, chosen]),
    [
      ['Rail freight', true],
      ['Road freight', false],
      ['Airships', false],
    ],
  );
  const [rail, , air] = alternatives;
  assert.deepEqual(toTexts(rail?.description ?? []), ['The calm one.']);
  assert.deepEqual(toTexts(rail?.pros ?? []), ['Good, because calm']);
  assert.deepEqual(toTexts(rail?.neutral ?? []), ['Neutral, because old']);
  assert.deepEqual(toTexts(rail?.cons ?? []), ['Bad, because fixed']);
  assert.deepEqual(toTexts(air?.description ?? []), ['quiet and slow']);
});

test('an option knows every line that names it', () => {
  const { alternatives } = readPartsOf(`# X

## Considered Options

* Rail
* Road

## Decision Outcome

Chosen option: "Rail".

## Pros and Cons of the Options

### Road

It jams.

**Why not**:

Jams are late.

And loud.

### Option 3: Air
`);
  assert.deepEqual(
    alternatives.map(({ name, named, rejectedAt }) => [name, named, rejectedAt]),
    [
      ['Rail', [5], []],
      ['Road', [6, 14], [20, 22]],
      ['Air', [24], []],
    ],
  );
});

test('a character at the end distinguishes options', () => {
  const { alternatives } = readPartsOf(
    '# X\n\n## Considered Options\n\n- C#\n- C++\n\n## Details\n\n### C#\n',
  );
  assert.deepEqual(
    alternatives.map(({ name }) => name),
    ['C#', 'C++'],
  );
});

test('a mix of options chooses each of them', () => {
  const { alternatives } = readPartsOf(`# X

## Considered Options

- Rail
- Rail freight
- Road freight
- Airships

## Decision Outcome

Chosen option: mix of "Rail freight" and "Road freight", because of the valleys.
`);
  assert.deepEqual(
    alternatives.map(({ chosen }) => chosen),
    [false, true, true, false],
  );
});

test('options whose numbers differ are two, however alike their names', () => {
  const { alternatives } = readPartsOf(`# X

## Options

- Option 1: One engine per train
- Option 2: One engine per train and wagon

## Option 2: One engine per train and wagon

Heavy.
`);
  assert.deepEqual(
    alternatives.map(({ label, named }) => [label, named]),
    [
      ['1', [5]],
      ['2', [6, 8]],
    ],
  );
});

test('bullets in one list of consequences are sorted by how they begin', () => {
  const { consequences, testing, references, context } = readPartsOf(MADR);
  assert.deepEqual(toTexts(consequences.positive), ['Good, because nights are calm']);
  assert.deepEqual(toTexts(consequences.negative), ['Bad, because timetables are fixed']);
  assert.deepEqual(toTexts(consequences.neutral), ['Neutral, because tracks exist']);
  assert.deepEqual(toTexts(consequences.general), ['Everyone learns the timetable']);
  assert.deepEqual(toTexts(testing), ['A yearly count of wagons.']);
  assert.deepEqual(toTexts(references), ['See the timetable.']);
  assert.deepEqual(toTexts(context), ['How do we ship?', 'Fuel']);
});

test('signs sort consequences as words do', () => {
  const { consequences } = readPartsOf(
    '# X\n\n## Consequences\n\n* ✅ calm\n* ❌ slow\n* Pro: cheap\n* Con: loud\n',
  );
  assert.deepEqual(toTexts(consequences.positive), ['✅ calm', 'Pro: cheap']);
  assert.deepEqual(toTexts(consequences.negative), ['❌ slow', 'Con: loud']);
});

test('a plain dash as bullet says nothing by itself', () => {
  const { consequences } = readPartsOf('# X\n\n## Consequences\n\n- calm\n- slow\n');
  assert.deepEqual(toTexts(consequences.general), ['calm', 'slow']);
});

test('bold labels serve as headings', () => {
  const { consequences, alternatives } = readPartsOf(`# X

## Consequences

**Positive:**

- calm

**Negative:**

- slow

## Options

**Option A: Road**

**Pros**: known

**Cons**:

- jams

**Option B: Rail**

It is calm.
`);
  assert.deepEqual(toTexts(consequences.positive), ['calm']);
  assert.deepEqual(toTexts(consequences.negative), ['slow']);
  assert.deepEqual(
    alternatives.map(({ name, label }) => [label, name]),
    [
      ['A', 'Road'],
      ['B', 'Rail'],
    ],
  );
  assert.deepEqual(toTexts(alternatives[0]?.cons ?? []), ['jams']);
});

test('pros and cons below an option may be headings or nested lists', () => {
  const { alternatives } = readPartsOf(`# X

## Considered Options

### Option 1: Road — CHOSEN

#### Pros

- known

#### Cons

- jams

### Option 2

Rail.

## Other options

1. **Air**
   - Pros:
     - fast
   - Cons:
     - loud
`);
  const [road, rail, air] = alternatives;
  assert.deepEqual(
    [road?.name, road?.chosen, toTexts(road?.pros ?? []), toTexts(road?.cons ?? [])],
    ['Road', true, ['known'], ['jams']],
  );
  assert.deepEqual([rail?.name, rail?.label, toTexts(rail?.description ?? [])], ['Option 2', '2', ['Rail.']]);
  assert.deepEqual([toTexts(air?.pros ?? []), toTexts(air?.cons ?? [])], [['fast'], ['loud']]);
});

test('options inside the context are options', () => {
  const { alternatives, decision } = readPartsOf(
    '# X\n\n## Context\n\nHow?\n\n### Option: Road\n\nTrucks.\n\n### Option: Rail\n\nTrains.\n\n## Decision\n\nTrains.\n',
  );
  assert.deepEqual(
    alternatives.map((one) => one.name),
    ['Road', 'Rail'],
  );
  assert.deepEqual(toTexts(decision), ['Trains.']);
});

test('a risk that says so in a label has its mitigation once, with the line it is on', () => {
  const lines = ['# X', '', '## Risks', '', '- **Risk**: the crane rusts.', '  - **Mitigation**: paint it'];
  const more = ['- The quay floods.', '  - Mitigation: sandbags', '- No mitigation is needed for gulls'];
  const { consequences } = readPartsOf(`${[...lines, ...more].join('\n')}\n`);
  assert.deepEqual(
    consequences.risks.map(({ text, mitigation }) => [text, mitigation?.text, mitigation?.line]),
    [
      ['the crane rusts.', 'paint it', 6],
      ['The quay floods.', 'sandbags', 8],
      ['No mitigation is needed for gulls', undefined, undefined],
    ],
  );
});

test('a table of risks has its mitigations in a column', () => {
  const { consequences } = readPartsOf(
    '# X\n\n## Risks and Mitigations\n\n| Risk | Likelihood | Mitigation |\n|---|---|---|\n| Snow | low | ploughs |\n| Theft | high | |\n',
  );
  assert.deepEqual(
    consequences.risks.map((risk) => [risk.text, risk.mitigation?.text ?? null, risk.line]),
    [
      ['Snow', 'ploughs', 7],
      ['Theft', null, 8],
    ],
  );
});

test('phases may be headings', () => {
  const { implementation } = readPartsOf(
    '# X\n\n## Rollout Plan\n\n### Phase 1: Track (Q3 2026)\n\n- lay it\n- test it\n\n### Phase 2: Trains\n\nBuy them.\n',
  );
  assert.deepEqual(
    implementation.phases.map(({ name, period, delivers }) => [name, period, delivers]),
    [
      ['Phase 1: Track', 'Q3 2026', '- lay it\n- test it'],
      ['Phase 2: Trains', null, 'Buy them.'],
    ],
  );
});

const HEADINGS: [string, ReturnType<typeof getRole>][] = [
  ['Decision Outcome', 'decision'],
  ['3. Decision', 'decision'],
  ['Decision: two stations', 'decision'],
  ['Decision (revised)', 'decision'],
  ['✅ Decision', 'decision'],
  ['CONTEXT AND PROBLEM STATEMENT', 'context'],
  ['Positive Consequences (optional)', 'positive'],
  ['Pros and Cons of the Options', 'alternatives'],
  ['Alternatives Considered', 'alternatives'],
  ['Option 2 - Rail', 'alternative'],
  ['Status - ACTIVE', 'status'],
  ['Implications', 'consequences'],
  ['Rationale', 'decision'],
  ['Validation', 'testing'],
  ['Monitoring & Observability', 'monitoring'],
  ['Related ADRs', 'related'],
  ['Entscheidung', 'decision'],
  ['Betrachtete Alternativen', 'alternatives'],
  ['Conséquences négatives', 'negative'],
  ['Contexto y problema', 'context'],
  ['Consequências', 'consequences'],
  ['Решение', 'decision'],
  ['背景', 'context'],
  ['決定', 'decision'],
  ['결과', 'consequences'],
  ['Locomotives', null],
  ['Alternatives to diesel in the far north', null],
];
for (const [heading, role] of HEADINGS) {
  test(`"${heading}" means ${role ?? 'no part'}`, () => assert.equal(getRole(heading, null), role));
}

test('hostile text is read in time and without a throw', () => {
  for (const text of [
    '['.repeat(20_000),
    '{'.repeat(20_000),
    '**'.repeat(20_000),
    '- '.repeat(3000),
    '- '.repeat(20_000).replaceAll(' ', '\n'),
  ]) {
    readPartsOf(`# X\n\n## Decision\n\n${text}\n\n## Risks\n\n- ${text}\n`);
  }
});
