import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPartsOf, toTexts } from './reading.ts';

const RECORD = `# ADR-7: Ship by rail

**Status**: ✅ Accepted
**Date**: 2026-03-01

---

## Context

We had trucks.

- They burn fuel.
- They stand in jams.

---

## Decision

We will ship by rail.

---

## Consequences

### Positive

- Less fuel
- Calm nights

### Negative

- Fixed timetables

### Risks

- A strike of the drivers
  - **Mitigation**: keep two trucks
- Snow on the line. Mitigation: ploughs
- Floods (mitigation: boats)
- Boredom

---

## Alternatives Considered

### Alternative 1: Stay on the road

**Description**: More and larger trucks

**Pros**:
- Known
- Flexible

**Cons**:
- Jams

**Rejected because**: fuel doubles in price.

It did so twice already.

---

### Alternative 2: Airships

**Description**: Quiet, and slow

**Rejected because**: there are none.

---

## Implementation

### Architecture

One line, two stations.

\`\`\`
A ──▶ B
\`\`\`

### Key Components

1. **Wagon**: carries the goods
2. **Engine**: pulls the wagons

### Phased Rollout

- **Phase 1**: Weeks 1-2 - one wagon
- **Phase 2 (Weeks 3-4)**: ten wagons
- **Phase 3**: the rest

---

## Testing Strategy

- [x] Roll downhill
- [ ] Brake uphill

---

## Monitoring & Observability

- **Metrics to Track**:
  - Speed (p50, p95)
  - Wagons a day
- **Alerting**:
  - Speed above 120

---

## Related Decisions

- **ADR-003**: [Gauge of the track](ADR-003-gauge.md)

---

## References

- [Timetable](https://example.org/t): the printed one

---

## Reconsideration

This decision should be revisited if:

- Fuel is free
- Airships return

---

*Last Updated: 2026-03-02*
*Author: Ada Example*
`;
const parts = readPartsOf(RECORD);

test('context and decision are passages with their lines', () => {
  assert.deepEqual(parts.context, [
    { text: 'We had trucks.', line: 10, unfilled: false },
    { text: '- They burn fuel.\n- They stand in jams.', line: 12, unfilled: false },
  ]);
  assert.deepEqual(toTexts(parts.decision), ['We will ship by rail.']);
});

test('consequences are sorted by their headings', () => {
  assert.deepEqual(toTexts(parts.consequences.positive), ['Less fuel', 'Calm nights']);
  assert.deepEqual(toTexts(parts.consequences.negative), ['Fixed timetables']);
  assert.deepEqual(parts.consequences.general, []);
});

test('each risk has its mitigation, nested, behind it or in brackets', () => {
  assert.deepEqual(
    parts.consequences.risks.map((risk) => [risk.text, risk.mitigation?.text ?? null]),
    [
      ['A strike of the drivers', 'keep two trucks'],
      ['Snow on the line', 'ploughs'],
      ['Floods', 'boats'],
      ['Boredom', null],
    ],
  );
  assert.equal(parts.consequences.risks[0]?.mitigation?.line, 37);
});

test('alternatives hold description, pros, cons and why they were rejected', () => {
  const [road, air, ...others] = parts.alternatives;
  assert.deepEqual(others, []);
  assert.equal(road?.name, 'Stay on the road');
  assert.equal(road?.label, '1');
  assert.deepEqual(toTexts(road?.description ?? []), ['More and larger trucks', 'It did so twice already.']);
  assert.deepEqual(toTexts(road?.pros ?? []), ['Known', 'Flexible']);
  assert.deepEqual(toTexts(road?.cons ?? []), ['Jams']);
  assert.equal(road?.rejectedBecause?.text, 'fuel doubles in price.');
  assert.equal(road?.chosen, false);
  assert.equal(air?.rejectedBecause?.text, 'there are none.');
});

test('implementation holds architecture, components and phases', () => {
  const { architecture, components, phases, general } = parts.implementation;
  assert.deepEqual(toTexts(architecture), ['One line, two stations.', '```\nA ──▶ B\n```']);
  assert.deepEqual(
    components.map(({ name, description }) => [name, description]),
    [
      ['Wagon', 'carries the goods'],
      ['Engine', 'pulls the wagons'],
    ],
  );
  assert.deepEqual(
    phases.map(({ name, period, delivers }) => [name, period, delivers]),
    [
      ['Phase 1', 'Weeks 1-2', 'one wagon'],
      ['Phase 2', 'Weeks 3-4', 'ten wagons'],
      ['Phase 3', null, 'the rest'],
    ],
  );
  assert.deepEqual(general, []);
});

test('tests are done or not', () => {
  assert.deepEqual(
    parts.testing.map(({ text, done }) => [text, done]),
    [
      ['Roll downhill', true],
      ['Brake uphill', false],
    ],
  );
});

test('monitoring holds metrics and alerts', () => {
  assert.deepEqual(toTexts(parts.monitoring.metrics), ['Speed (p50, p95)', 'Wagons a day']);
  assert.deepEqual(toTexts(parts.monitoring.alerts), ['Speed above 120']);
  assert.deepEqual(parts.monitoring.general, []);
});

test('related decisions, references and conditions are lists; the foot of the record is not one of them', () => {
  assert.deepEqual(toTexts(parts.related), ['**ADR-003**: [Gauge of the track](ADR-003-gauge.md)']);
  assert.deepEqual(toTexts(parts.references), ['[Timetable](https://example.org/t): the printed one']);
  assert.deepEqual(toTexts(parts.reconsideration), ['Fuel is free', 'Airships return']);
});

test('the roles say which heading was taken for which part', () => {
  const partNames = parts.roles.map((role) => role.part);
  assert.deepEqual(partNames.slice(0, 8), [
    'context',
    'decision',
    'consequences',
    'positive',
    'negative',
    'risks',
    'alternatives',
    'alternative',
  ]);
  assert.deepEqual(parts.roles[0], { line: 8, part: 'context' });
});

test('an untouched template is unfilled through and through, its example with it', () => {
  const blank = readPartsOf(`# ADR-XXX: [Title]

## Context

[Say what led here.

Over two paragraphs.]

**Example**:
Trucks stood in jams.

## Consequences

### Risks

- [Risk 1 - e.g., "Snow"]
  - **Mitigation**: Buy a plough

## Implementation

### Key Components

1. **[Part 1]**: [What it does]

**Example**:
1. **Wagon**: carries

### Phased Rollout

- **Phase 1**: [Weeks 1-2] - [What is delivered]
`);
  assert.ok(blank.context.length >= 2 && blank.context.every((passage) => passage.unfilled));
  assert.ok(blank.consequences.risks.every((risk) => risk.unfilled && risk.mitigation?.unfilled));
  assert.ok(blank.implementation.components.every((component) => component.unfilled));
  assert.deepEqual(
    blank.implementation.phases.map(({ period, unfilled }) => [period, unfilled]),
    [['Weeks 1-2', true]],
  );
});

test('a record without any part has an empty anatomy', () => {
  const { roles, alternatives, context } = readPartsOf('# Ship by rail\n\nJust do it.\n');
  assert.deepEqual([roles, alternatives, context], [[], [], []]);
});
