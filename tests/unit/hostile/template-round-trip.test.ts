/** A record written in the template from a model reads as that model again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getTries } from '../../support/fuzz.ts';
import { record } from '../read/reading.ts';

const STATUSES = {
  accepted: '✅ Accepted',
  proposed: '📝 Proposed',
  rejected: '❌ Rejected',
  deprecated: '⚠️ Deprecated',
};
const WORDS =
  'queue upload report mesh store worker customer night region drawing engineer shelf wagon bridge paper'.split(
    ' ',
  );
const NAMES = ['Platform team', 'Security guild', 'Ada Stone', 'Jo River', 'Rule team'];

const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 5 })
  .map((words) => capitalize(words.join(' ')));
const sentence = phrase.map((words) => `${words}.`);
const list = <T>(one: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength, maxLength: 3 });
const date = fc
  .tuple(
    fc.integer({ min: 2010, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));

const models = fc.record({
  title: phrase,
  status: fc.constantFrom(...(Object.keys(STATUSES) as (keyof typeof STATUSES)[])),
  date,
  updated: date,
  deciders: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
  author: fc.constantFrom(...NAMES),
  tickets: fc.uniqueArray(
    fc.integer({ min: 10, max: 999 }).map((number) => `CAL-${number}`),
    { minLength: 1, maxLength: 2 },
  ),
  tags: fc.uniqueArray(fc.constantFrom('api', 'security', 'storage', 'billing'), {
    minLength: 1,
    maxLength: 3,
  }),
  context: list(sentence, 1),
  decision: list(sentence, 1),
  positive: list(phrase, 1),
  negative: list(phrase, 1),
  risks: list(fc.record({ text: phrase, mitigation: fc.option(phrase) }), 1),
  // two of one name are read as one, with two issues
  alternatives: fc.uniqueArray(
    fc.record({
      name: phrase,
      description: sentence,
      pros: list(phrase, 1),
      cons: list(phrase, 1),
      rejected: sentence,
    }),
    { minLength: 1, maxLength: 3, selector: ({ name }) => name },
  ),
  checks: list(fc.record({ text: phrase, done: fc.boolean() }), 1),
  metrics: list(phrase, 1),
  alerts: list(phrase, 1),
  related: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
  reconsideration: list(phrase, 1),
});

type Model = typeof models extends fc.Arbitrary<infer T> ? T : never;

test('what is written in the template is read again', () => {
  fc.assert(
    fc.property(models, (model) => {
      assert.deepEqual(readModel(write(model)), structuredClone(model));
    }),
    getTries(250),
  );
});

function write(model: Model): string {
  return `# ADR-012: ${model.title}

**Status**: ${STATUSES[model.status]}
**Date**: ${model.date}
**Decision Makers**: ${model.deciders.join(', ')}
**Technical Story**: ${model.tickets.join(', ')}
**Tags**: ${model.tags.join(', ')}

---

## Context

${model.context.join('\n\n')}

---

## Decision

${model.decision.join('\n\n')}

---

## Consequences

### Positive

${items(model.positive)}

### Negative

${items(model.negative)}

### Risks

${model.risks.map(({ text, mitigation }) => `- ${text}${mitigation === null ? '' : `\n  - **Mitigation**: ${mitigation}`}`).join('\n')}

---

## Alternatives Considered

${model.alternatives
  .map(
    ({ name, description, pros, cons, rejected }, at) =>
      `### Alternative ${at + 1}: ${name}\n\n**Description**: ${description}\n\n**Pros**:\n${items(pros)}\n\n**Cons**:\n${items(cons)}\n\n**Rejected because**: ${rejected}\n\n---\n`,
  )
  .join('\n')}
## Testing Strategy

${model.checks.map(({ text, done }) => `- [${done ? 'x' : ' '}] ${text}`).join('\n')}

---

## Monitoring & Observability

- **Metrics to Track**:
${items(model.metrics, '  ')}
- **Alerting**:
${items(model.alerts, '  ')}

---

## Related Decisions

${model.related.map((number) => `- **ADR-00${number}**: [Some other](ADR-00${number}-some-other.md)`).join('\n')}

---

## Reconsideration

This decision should be revisited if:

${items(model.reconsideration)}

---

*Last Updated: ${model.updated}*
*Author: ${model.author}*
`;
}

function readModel(text: string): Model {
  const read = record(text, { path: 'ADR-012-some-name.md' });
  const { parts } = read;
  const { consequences, monitoring } = parts;
  const texts = (passages: readonly { text: string }[]): string[] => passages.map((passage) => passage.text);
  assert.equal(read.number?.value, 12);
  assert.deepEqual(read.issues, []);
  return {
    title: read.title.value,
    status: read.status?.value as Model['status'],
    date: read.date?.value ?? '',
    updated: read.updated?.value ?? '',
    deciders: read.deciders.map(({ value }) => value),
    author: read.authors.map(({ value }) => value).join(),
    tickets: read.tickets.map(({ value }) => value.text),
    tags: read.tags.map(({ value }) => value) as Model['tags'],
    context: texts(parts.context),
    decision: texts(parts.decision),
    positive: texts(consequences.positive),
    negative: texts(consequences.negative),
    risks: consequences.risks.map((risk) => ({ text: risk.text, mitigation: risk.mitigation?.text ?? null })),
    alternatives: parts.alternatives.map((one) => ({
      name: one.name,
      description: texts(one.description).join(),
      pros: texts(one.pros),
      cons: texts(one.cons),
      rejected: one.rejectedBecause?.text ?? '',
    })),
    checks: parts.testing.map(({ text: words, done }) => ({ text: words, done: done === true })),
    metrics: texts(monitoring.metrics),
    alerts: texts(monitoring.alerts),
    related: read.relations.map(({ number }) => number ?? 0),
    reconsideration: texts(parts.reconsideration),
  };
}

function items(lines: readonly string[], indent = ''): string {
  return lines.map((line) => `${indent}- ${line}`).join('\n');
}

function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
