import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHtmlErrors } from '../../support/validate.ts';
import { layOut } from './laid-out.ts';

const RECORD = `# ADR-7: Ship by rail

## Context

[What drove it?

Why now?]

## Consequences

### Positive

- Quiet
- [Benefit 2]

### Negative

### Risks

- Snow
  - **Mitigation**: [How?]
- [Risk 2]

## Alternatives Considered

### Alternative 1: Road

**Pros**:
- Fast

**Cons**:

**Rejected because**: [Why?]

### Alternative 2: [Name]

**Pros**:
- [Pro]

## Implementation

### Key Components

1. **Engine**: pulls

   and pushes
2. \`signal\`: shows
   - red
   - green

### Phased Rollout

- [x] **Phase 1**: Weeks 1-2 - Lay tracks
- [ ] **Phase 2** (Weeks 3-4): Run trains

  Slowly.
  - [ ] engines
- [ ] [Phase 3]

### Phases

#### Phase A

Text.

#### Phase B

- [x] done

## Testing

- [x] Brakes
- [ ] Lamps
- [ ] [Which?]

## Monitoring

- **Metrics to Track**:
  - Delay (p50)

    of all trains
  - [Metric 2]
- **Alerting**:
  - Delay > 20 minutes

### Metrics

- **Rust**: in mm
  - on Sundays

## Reconsideration

- Fuel is free
`;

test('parts of every kind are laid out as valid HTML', async () => {
  const { html, page } = await layOut(RECORD);
  const kinds = [
    'pairs',
    'steps',
    'progress',
    'measures',
    'conditions',
    'unfilled',
    'not-filled',
    'left-open',
  ];
  for (const kind of kinds) assert.notEqual(page.all(`.${kind}`).length, 0, kind);
  const document = `<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body><main><h1>T</h1>\n${html}\n</main></body></html>\n`;
  assert.deepEqual(await findHtmlErrors('record', document), []);
});
