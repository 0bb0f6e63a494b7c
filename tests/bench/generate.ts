/**
 * Collections to measure with: records in the template, about 7 KB each, with code, a table and relations; where asked,
 * one in ten has a Mermaid diagram.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagram } from './generate/diagrams.ts';
import { bullets, paragraph, people, places, sentence, tags, things, verbs } from './generate/vocabulary.ts';
import { createRandom, type Random } from './random.ts';

const DIAGRAM_EVERY = 10;

/** Writes `count` records into a folder. The same seed writes the same text. */
export function generateCollection(
  folder: string,
  count: number,
  { seed = 1, diagrams = false }: { seed?: number; diagrams?: boolean } = {},
): void {
  mkdirSync(folder, { recursive: true });
  const random = createRandom(seed);
  // The successor of a record, decided when the older one is written.
  const successors = new Map<number, number>();
  for (let number = 1; number <= count; number++) {
    const later = number + 1 + random.below(40);
    if (later <= count && random.once(6)) successors.set(number, later);
    writeFileSync(
      join(folder, `ADR-${pad(number)}-${slug(number)}.md`),
      record(number, random, { successors, diagrams }),
    );
  }
}

/** Writes one record more, about ten times as long as the others: many alternatives, some with a diagram. */
export function writeLongRecord(folder: string, number: number): void {
  const random = createRandom(number);
  const alternatives = Array.from(
    { length: LONG_ALTERNATIVES },
    (_, index) => `${alternative(index + 3, random)}\n${index % 5 === 0 ? diagram(random) : ''}`,
  );
  const text = record(number, random, { successors: new Map(), diagrams: true });
  writeFileSync(
    join(folder, `ADR-${pad(number)}-${slug(number)}.md`),
    text.replace('## Implementation\n', `${alternatives.join('\n')}\n## Implementation\n`),
  );
}

const LONG_ALTERNATIVES = 40;

const pad = (number: number) => String(number).padStart(4, '0');
const at = <T>(list: readonly T[], index: number) => list[index % list.length] as T;
const title = (number: number) =>
  `${at(verbs, number)} ${at(things, Math.floor(number / 11))} ${at(places, Math.floor(number / 7))}`;
const slug = (number: number) => title(number).toLowerCase().replaceAll(' ', '-');

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

function record(
  number: number,
  random: Random,
  { successors, diagrams }: { successors: Map<number, number>; diagrams: boolean },
): string {
  return `# ADR-${pad(number)}: ${title(number)}

**Status**: ${status(number, random, successors)}
**Date**: ${date(number)}
**Decision Makers**: ${random.pick(people)}, ${random.pick(people)}
**Technical Story**: CAL-${1000 + number}
**Tags**: ${random.pick(tags)}, ${random.pick(tags)}

---

## Context

${paragraph(random, 9)}

${paragraph(random, 8)}

### Problem Statement

${paragraph(random, 5)}

${diagrams && number % DIAGRAM_EVERY === 0 ? diagram(random) : ''}
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

${relations(number, random)}

## Reconsideration

${paragraph(random, 2)}
`;
}

/** One to a record shortly before it, one to anywhere before. */
function relations(number: number, random: Random): string {
  const targets = [number - 1 - random.below(20), 1 + random.below(number)];
  const lines = targets
    .filter((target) => target > 0 && target < number)
    .map((target, index) => {
      const said = index === 0 ? random.pick(['Depends on ', 'Amends ', '']) : '';
      return `- ${said}**ADR-${pad(target)}**: [${title(target)}](ADR-${pad(target)}-${slug(target)}.md)`;
    });
  return lines.length > 0 ? lines.join('\n') : 'None.';
}

function alternative(number: number, random: Random): string {
  return `### Alternative ${number}: ${title(random.below(500))}

**Description**: ${paragraph(random, 5)}

**Pros**:
${bullets(random, '', 3)}

**Cons**:
${bullets(random, '', 3)}

**Rejected because**: ${sentence(random)}
`;
}
