import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPartsOf } from './reading.ts';

function readPhases(body: string) {
  return readPartsOf(`# ADR-7: Ship by rail\n\n${body}`).implementation.phases.map(
    ({ name, period, done }) => [name, period, done],
  );
}

test('a phase is done by its own box, or where all boxes below it are ticked', () => {
  const list = `## Phased Rollout

- [x] **Phase 1**: Week 1 - Lay tracks
- [ ] **Phase 2**: Run trains
- **Phase 3** (Weeks 5-6): Paint
  - [x] Doors
  - [ ] Roof
- **Phase 4**: Rest
`;
  assert.deepEqual(readPhases(list), [
    ['Phase 1', 'Week 1', true],
    ['Phase 2', null, false],
    ['Phase 3', 'Weeks 5-6', false],
    ['Phase 4', null, null],
  ]);
});

test('subsections are phases, deeper ones belong to them', () => {
  const text = `## Rollout

### Phase 1: Tracks (Weeks 1-2)

- [x] Rails

#### Tools

- [x] Hammer

### Phase 2

Trains.
`;
  assert.deepEqual(readPhases(text), [
    ['Phase 1: Tracks', 'Weeks 1-2', true],
    ['Phase 2', null, null],
  ]);
});

test('phases may be below the implementation, as headings or below a label', () => {
  assert.deepEqual(readPhases('## Implementation Plan\n\n### Phase 1\n\nTracks.\n\n### Cost\n\nMuch.\n'), [
    ['Phase 1', null, null],
  ]);
  assert.deepEqual(readPhases('## Implementation\n\n**Phased Rollout**:\n\n- **Phase 1**: Tracks\n'), [
    ['Phase 1', null, null],
  ]);
});
