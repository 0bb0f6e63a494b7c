/** Collections to measure with: records in the template, about 7 KB each, with code, a table and relations. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, seeded } from './random.ts';

const verbs = [
  'Keep',
  'Move',
  'Split',
  'Cache',
  'Queue',
  'Sign',
  'Store',
  'Measure',
  'Replace',
  'Publish',
  'Retry',
];
const things = [
  'orders',
  'meshes',
  'invoices',
  'tokens',
  'uploads',
  'reports',
  'events',
  'sessions',
  'drawings',
  'parts',
];
const places = [
  'in one database',
  'behind a gateway',
  'by tenant',
  'at the edge',
  'in object storage',
  'on a schedule',
];
const people = [
  'Ada Berg',
  'Noor Haas',
  'Tomas Vik',
  'Lena Oduya',
  'Iris Moreau',
  'Jun Sato',
  'Platform team',
];
const tags = [
  'storage',
  'queue',
  'api',
  'security',
  'search',
  'cost',
  'latency',
  'mobile',
  'billing',
  'testing',
];
const words =
  'the service reads every part once and writes what it found to a log that any other service may follow while people keep working because a slow answer costs more than a second copy of the data and nobody wants to wait for a report that could have been made at night when the load is low and machines are idle'.split(
    ' ',
  );

/** Writes `count` records into a folder. The same seed writes the same text. */
export function generateCollection(folder: string, count: number, seed = 1): void {
  mkdirSync(folder, { recursive: true });
  const random = seeded(seed);
  // The successor of a record, decided when the older one is written.
  const successors = new Map<number, number>();
  for (let number = 1; number <= count; number++) {
    const later = number + 1 + random.below(40);
    if (later <= count && random.once(6)) successors.set(number, later);
    writeFileSync(join(folder, `ADR-${pad(number)}-${slug(number)}.md`), record(number, random, successors));
  }
}

const pad = (number: number) => String(number).padStart(4, '0');
const at = <T>(list: readonly T[], index: number) => list[index % list.length] as T;
const title = (number: number) =>
  `${at(verbs, number)} ${at(things, Math.floor(number / 11))} ${at(places, Math.floor(number / 7))}`;
const slug = (number: number) => title(number).toLowerCase().replaceAll(' ', '-');

function sentence(random: Random): string {
  const start = random.below(words.length);
  const text = Array.from({ length: 8 + random.below(14) }, (_, i) => at(words, start + i)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const paragraph = (random: Random, sentences = 4) =>
  Array.from({ length: sentences }, () => sentence(random)).join(' ');
const bullets = (random: Random, mark: string, count = 4) =>
  Array.from({ length: count }, () => `- ${mark}${sentence(random)}`).join('\n');

function status(number: number, random: Random, successors: Map<number, number>): string {
  const successor = successors.get(number);
  if (successor) return `🔄 Superseded by ADR-${pad(successor)}`;
  return random.pick([
    '✅ Accepted',
    '✅ Accepted',
    '✅ Accepted',
    '🟡 Proposed',
    '❌ Rejected',
    '⚠️ Deprecated',
  ]);
}

function date(number: number): string {
  const day = new Date(Date.UTC(2016, 0, 1) + (number % 3650) * 86_400_000);
  return day.toISOString().slice(0, 10);
}

function record(number: number, random: Random, successors: Map<number, number>): string {
  const related = number > 3 ? 1 + random.below(number - 1) : null;
  return `# ADR-${pad(number)}: ${title(number)}

**Status**: ${status(number, random, successors)}
**Date**: ${date(number)}
**Decision Makers**: ${random.pick(people)}, ${random.pick(people)}
**Technical Story**: CAL-${1000 + number}
**Tags**: ${random.pick(tags)}, ${random.pick(tags)}

---

## Context

${paragraph(random, 7)}

${paragraph(random, 6)}

### Problem Statement

${paragraph(random, 2)}

## Decision

We ${title(number).toLowerCase()}. ${paragraph(random, 3)}

\`\`\`ts
export async function step${number}(input: Part[]): Promise<Report> {
  const found = await Promise.all(input.map((part) => measure(part, { tolerance: ${random.below(90)} })));
  // Only what failed is tried again.
  return found.filter(({ ok }) => !ok).length === 0 ? done(found) : retry(found, ${random.below(9)});
}
\`\`\`

## Consequences

### Positive
${bullets(random, '✅ ')}

### Negative
${bullets(random, '❌ ', 3)}

### Risks
${Array.from({ length: 2 }, () => `- ${sentence(random)}\n  - **Mitigation**: ${sentence(random)}`).join('\n')}

## Alternatives Considered

${[1, 2].map((n) => alternative(n, random)).join('\n')}
## Implementation

| Part | Owner | Weeks | Cost |
| --- | --- | ---: | ---: |
${Array.from({ length: 5 }, () => `| ${random.pick(things)} | ${random.pick(people)} | ${random.below(9)} | ${random.below(900)} |`).join('\n')}

\`\`\`yaml
service:
  name: ${random.pick(things)}
  replicas: ${1 + random.below(8)}
  limits: { cpu: ${1 + random.below(4)}, memory: ${256 * (1 + random.below(8))}Mi }
\`\`\`

### Rollout
1. **Phase 1** (Weeks 1-2): ${sentence(random)}
2. **Phase 2** (Weeks 3-4): ${sentence(random)}

## Testing Strategy

- [x] ${sentence(random)}
- [ ] ${sentence(random)}

## Related Decisions
${related ? `\n- **ADR-${pad(related)}**: [${title(related)}](ADR-${pad(related)}-${slug(related)}.md)\n` : '\nNone.\n'}
## Reconsideration

${paragraph(random, 2)}
`;
}

function alternative(number: number, random: Random): string {
  return `### Alternative ${number}: ${title(random.below(500))}

**Description**: ${paragraph(random, 3)}

**Pros**:
${bullets(random, '', 3)}

**Cons**:
${bullets(random, '', 3)}

**Rejected because**: ${sentence(random)}
`;
}
