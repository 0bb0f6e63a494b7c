import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECTION_IDS } from '../../../src/render/parts/section-ids.ts';
import { layOut } from './laid-out.ts';

/** The ids a body has for its parts, each with the heading or words that it is on. */
async function placesIn(text: string): Promise<Record<string, string>> {
  const { html, page } = await layOut(text);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
  assert.deepEqual(ids, [...new Set(ids)], 'no id stands twice');
  const known: ReadonlySet<string> = new Set(SECTION_IDS.map(({ id }) => id));
  return Object.fromEntries(
    ids.filter((id) => known.has(id)).map((id) => [id, page.one(`[id="${id}"]`).text]),
  );
}

const DIALECTS: [name: string, text: string, places: Record<string, string>][] = [
  [
    'the template',
    '# T\n\n## Context\n\nA.\n\n## Decision\n\nB.\n\n## Consequences\n\n### Positive\n\n- C\n\n### Risks\n\n- D\n  - **Mitigation**: E\n\n## Alternatives Considered\n\n### Alternative 1: X\n\n**Pros**:\n- F\n\n## Testing Strategy\n\n- [ ] G\n\n## Monitoring & Observability\n\nH.\n\n## Related Decisions\n\nI.\n\n## Reconsideration\n\n- J\n',
    {
      context: 'Context',
      decision: 'Decision',
      consequences: 'Consequences',
      positive: 'Positive',
      risks: 'Risks',
      alternatives: 'Alternatives Considered',
      testing: 'Testing Strategy',
      monitoring: 'Monitoring & Observability',
      related: 'Related Decisions',
      reconsideration: 'Reconsideration',
    },
  ],
  [
    'MADR',
    '# T\n\n## Context and Problem Statement\n\nA.\n\n## Decision Drivers\n\n- B\n\n## Considered Options\n\n- X\n- Y\n\n## Decision Outcome\n\nChosen option: "X", because C.\n\n### Positive Consequences\n\n- D\n\n## Pros and Cons of the Options\n\n### X\n\n- Good, because E\n\n## Links\n\n- G\n',
    {
      context: 'Context and Problem Statement',
      drivers: 'Decision Drivers',
      alternatives: 'Considered Options',
      decision: 'Decision Outcome',
      positive: 'Positive Consequences',
      references: 'Links',
    },
  ],
  [
    'German',
    '# T\n\n## Kontext\n\nA.\n\n## Entscheidung\n\nB.\n\n## Begründung\n\nC.\n\n## Konsequenzen\n\nD.\n',
    { context: 'Kontext', decision: 'Entscheidung', rationale: 'Begründung', consequences: 'Konsequenzen' },
  ],
  [
    'an English rationale keeps its own id',
    '# T\n\n## Decision\n\nB.\n\n## Rationale\n\nC.\n',
    { decision: 'Decision', rationale: 'Rationale' },
  ],
  [
    'a heading of the author’s that has the id already',
    '# T\n\n## Risks\n\n- A\n\n## Solution\n\nB.\n\n## Appendix\n\n### Decision\n\nC.\n',
    { risks: 'Risks', decision: 'Decision' },
  ],
];
for (const [name, text, places] of DIALECTS)
  test(`sections have the same ids everywhere: ${name}`, async () => {
    const found = await placesIn(text);
    for (const [id, words] of Object.entries(places))
      assert.ok(found[id]?.startsWith(words), `#${id} leads to ${found[id]}`);
  });

test('the heading keeps its own id, and the stable one is on its section', async () => {
  const { html, headings } = await layOut('# T\n\n## Decision Outcome\n\nB.\n');
  assert.deepEqual(
    headings.map(({ id }) => id),
    ['decision-outcome'],
  );
  assert.match(html, /<div class="part" data-part="decision" id="decision"><h2 id="decision-outcome">/);
});

test('a link of the record’s own to a stable id is followed', async () => {
  const { html, issues } = await layOut('# T\n\nSee [it](#decision).\n\n## Decision Outcome\n\nB.\n');
  assert.match(html, /<a href="#decision">it<\/a>/);
  assert.deepEqual(issues, []);
});

test('what an option is good for is not a consequence of the decision', async () => {
  const found = await placesIn('# T\n\n## Options\n\n### Option 1\n\n#### Pros\n\n- A\n\n#### Cons\n\n- B\n');
  assert.deepEqual(Object.keys(found), ['alternatives']);
});

test('the table names every id once', () => {
  const ids = SECTION_IDS.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
});
