/** Mermaid diagrams for generated records: the three kinds that are seen most. */
import type { Random } from '../random.ts';
import { places, things } from './vocabulary.ts';

type Diagram = (random: Random) => string;

const flowchart: Diagram = (random) => {
  const [first, second] = [random.pick(things), random.pick(things)];
  return `flowchart LR
  reader[Reader] --> gateway{Gateway}
  gateway -->|known| ${first}[(${first} ${random.pick(places)})]
  gateway -->|new| queue[Queue]
  queue --> worker[Worker ${random.below(9)}]
  worker --> ${first}
  worker -.-> report[Report of ${second}]`;
};

const sequence: Diagram = (random) => `sequenceDiagram
  participant R as Reader
  participant G as Gateway
  participant S as Store of ${random.pick(things)}
  R->>G: asks for part ${random.below(900)}
  G->>S: looks it up
  S-->>G: ${random.below(90)} rows
  G-->>R: answers ${random.pick(places)}`;

const states: Diagram = (random) => `stateDiagram-v2
  [*] --> Waiting
  Waiting --> Running: ${random.pick(things)} come
  Running --> Done: measured
  Running --> Waiting: tried again after ${random.below(60)} s
  Done --> [*]`;

/** One as Markdown has it. */
export const diagram = (random: Random): string =>
  `\`\`\`mermaid\n${random.pick([flowchart, sequence, states])(random)}\n\`\`\`\n`;
