/** A collection whose decisions still ask for something: risks, days and conditions to revisit them, checks. */
import type { Files } from '../../support/temp.ts';

interface Parts {
  status: string;
  review?: string;
  body: string;
}

const record = (number: number, title: string, { status, review, body }: Parts): [string, string] => [
  `bridges/ADR-00${number}-record.md`,
  `# ADR-00${number}: ${title}

**Status**: ${status}
**Date**: 2017-0${number}-02
${review === undefined ? '' : `**Review date**: ${review}\n`}
## Context

Two banks and a river between them. ${'It is long to tell how that came to be. '.repeat(60)}

## Decision

We build.

${body}`,
];

export const bridges: Files = Object.fromEntries([
  record(1, 'Hang the bridge from cables', {
    status: '✅ Accepted',
    review: '2019-05-06',
    body: `## Consequences

### Risks

- Wind sets it swinging, see [the decision](#decision) and \`wind_limit_in_metres_per_second_measured_on_the_deck\`
  - **Mitigation**: It is closed in a storm, as ADR-002 says of the road that leads to it
- Rust

## Testing Strategy

- [x] A lorry crosses it
- [ ] Ten lorries cross it at once, in step, with a gauge on each cable and a person who reads it
- [ ] Nobody crosses it

## Reconsideration

- A tunnel becomes cheaper
- The river is led elsewhere
`,
  }),
  record(2, 'Pave the road to it', {
    status: '✅ Accepted',
    review: '2099-01-15',
    body: `## Implementation

### Phased Rollout

- [ ] The northern bank
`,
  }),
  record(3, 'Ask a toll', {
    status: '❌ Rejected',
    review: '2018-01-01',
    body: `## Consequences

### Risks

- Nobody pays
`,
  }),
  record(4, 'Choose a railing', {
    status: '🤔 Proposed',
    body: `## Considered Options

- Rope
- Iron
- Glass

## Decision Outcome

Chosen option: "Iron", because it outlasts the rest.

## Pros and Cons of the Options

### Rope

Cheap, and in every shop.

- Good, because it is cheap
- Neutral, because it looks like a ship
- Bad, because it rots

#### Splicing

It is spliced at each post:

\`\`\`
post --- rope --- post
\`\`\`

A splice holds four years. ${'Somebody looks at it every month. '.repeat(20)}

${'They write down what they saw. '.repeat(20)}

### Iron

- Good, because it lasts
- Bad, because it rusts where the paint is scratched

### Glass

- Bad, because it breaks
`,
  }),
]);
