import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDecision, readSummary } from './reading.ts';

const DECISIONS: Record<string, [decision: string, summary: string | null]> = {
  'the first sentence that decides': ['We will ship by rail. It is calm.', 'We will ship by rail.'],
  'an order': [
    'Ship by rail wherever a line exists. Trucks do the rest.',
    'Ship by rail wherever a line exists.',
  ],
  'a later sentence where the first only leads there': [
    'Trucks and ships were weighed at length. After this we decided to ship by rail. It is calm.',
    'After this we decided to ship by rail.',
  ],
  'no Markdown marks': [
    'We will **ship** by [rail](https://example.org) with `v1.2`.',
    'We will ship by rail with v1.2.',
  ],
  'no code, images, comments or tables': [
    '<!-- say it -->\n\n![map](map.png)\n\n```\nrail\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nWe will ship by rail.',
    'We will ship by rail.',
  ],
  'the first words of a list that a line leads in': [
    'We will:\n\n- ship by rail\n- sell the trucks',
    'We will: ship by rail; sell the trucks',
  ],
  'a list alone': ['- We will ship by rail\n- We will sell the trucks', 'We will ship by rail'],
  'a bold sentence': ['**We will ship by rail.**\n\nIt is calm.', 'We will ship by rail.'],
  'a label in front': ['**Decision**: we will ship by rail.', 'We will ship by rail.'],
  'no therefore': ['Therefore, we will ship by rail.', 'We will ship by rail.'],
  'a chosen option with its reason': [
    'Chosen option: "Rail", because it is calm. It is also green.',
    'Rail, because it is calm.',
  ],
  'a chosen option in bold, without reason': [
    'Chosen option: **Rail freight**\n\nIt is calm.',
    'Rail freight',
  ],
  'a chosen option whose reason is a list': [
    'Chosen option: "Rail", because\n\n* it is calm\n* it is green',
    'Rail, because it is calm; it is green',
  ],
  'no reason that only points elsewhere': [
    'Chosen option: "Rail", because comes out best (see below).',
    'Rail',
  ],
  'quotation marks inside a name': [
    `Chosen option: "Name 'Rail' and 'Road' apart", because clear.`,
    `Name 'Rail' and 'Road' apart, because clear.`,
  ],
  'a chosen option in German': [
    'Gewählte Option: „Schiene“, weil sie leise ist.',
    'Schiene, weil sie leise ist.',
  ],
  'struck-out words left out': ['We will ship by ~~road~~ rail.', 'We will ship by rail.'],
  'nothing where nobody decided': ['TBD', null],
  'nothing for a placeholder': ['[Say what was decided.]', null],
  'nothing for a question': ['Shall we ship by rail?', null],
  'nothing where it is to be decided, whatever comes after': [
    'To be decided in May. We will ship by road until then.',
    null,
  ],
  'nothing where it is still open, in another language': ['Noch offen, siehe Protokoll.', null],
  'no box of MkDocs': [
    '!!! danger "In winter only"\n    The line is steep.\n\nWe will ship by rail.',
    'We will ship by rail.',
  ],
  'no box of Docusaurus': [
    ':::caution\n\nThe line is steep.\n\n:::\n\nWe will ship by rail.',
    'We will ship by rail.',
  ],
  'no box of GitHub': ['> [!NOTE]\n> The line is steep.\n\nWe will ship by rail.', 'We will ship by rail.'],
  'a quotation that is no box': ['> We will ship by rail.', 'We will ship by rail.'],
  'no place for contents': ['[TOC]\n\nWe will ship by rail.', 'We will ship by rail.'],
  'no half sentence before code': [
    'The route is\n\n```\na -> b\n```\n\nThe line is calm.',
    'The line is calm.',
  ],
  'a whole sentence before code': [
    'Ship by rail on this route\n\n```\na -> b\n```',
    'Ship by rail on this route',
  ],
  'no word of when and by whom': [
    'Agreed at the meeting of 2024-02-01.\n\nRail carries the goods.',
    'Rail carries the goods.',
  ],
  'a decision by somebody': ['Agreed by the board to ship by rail.', 'Agreed by the board to ship by rail.'],
  'no wish of a user': [
    'As a driver, I want to sleep, so that I am awake.\n\nRail carries the goods.',
    'Rail carries the goods.',
  ],
  'an option with commas and hyphens': [
    'Chosen option: *2 - Rail, at night, low-cost*, because it is calm.',
    'Rail, at night, low-cost, because it is calm.',
  ],
  'an option in no marks, whole': ['Chosen option: Rail, at night only.', 'Rail, at night only'],
  'a decision in Swedish after others': [
    'Det har varit mycket prat. Vi har beslutat att köra tåg.',
    'Vi har beslutat att köra tåg.',
  ],
};
for (const [what, [decision, summary]] of Object.entries(DECISIONS)) {
  test(`the summary has ${what}`, () => assert.equal(readSummary(createDecision(decision)), summary));
}

test('the front matter summary comes first', () => {
  const text = `---\ndescription: "Rail **beats** road. Mostly."\n---\n${createDecision('We will ship by rail.')}`;
  assert.equal(readSummary(text), 'Rail beats road.');
});

test('a labelled line above the sections is the decision', () => {
  const head =
    '# 7. Ship by rail\n\nStatus: accepted\n**Decision:** Rail carries\nall goods.\nDate: 2024-01-01\n\n';
  assert.equal(readSummary(`${head}## Decision\n\nThe talks took long.\n`), 'Rail carries all goods.');
  assert.equal(readSummary('# 7. Ship by rail\n\n- Entscheidung: Wir fahren Bahn.\n'), 'Wir fahren Bahn.');
  assert.equal(readSummary('# 7. Ship by rail\n\n- Decision: accepted\n'), null);
});

test('a heading that goes on says the decision', () => {
  assert.equal(readSummary('# 7. Goods\n\n## Decision: ship by rail\n\nIt is calm.\n'), 'Ship by rail');
});

test('reasons are not the decision if there is an abstract', () => {
  const text = '# 7. Goods\n\n## Abstract\n\nGoods go by rail.\n\n## Rationale\n\nTrucks are loud.\n';
  assert.equal(readSummary(text), 'Goods go by rail.');
  assert.equal(
    readSummary('# 7. Goods\n\n## Rationale\n\nWe use rail, as trucks are loud.\n'),
    'We use rail, as trucks are loud.',
  );
});

test('an abstract that proposes comes before words of the proposal that settle nothing', () => {
  const proposal = (summary: string, text: string) =>
    readSummary(`# Goods\n\n## Summary\n\n${summary}\n\n## Proposal\n\n${text}\n`);
  assert.equal(proposal('This proposal adds rail.', 'The line is steep.'), 'This proposal adds rail.');
  assert.equal(proposal('This document looks at rail.', 'Rail carries goods.'), 'Rail carries goods.');
  assert.equal(proposal('Trucks are loud.', 'We lay rails.'), 'We lay rails.');
  assert.equal(proposal('Rails are laid.', '### User Stories\n\nA driver sleeps.'), 'Rails are laid.');
});

test('an option named by its number alone, with its reason', () => {
  const options = '\n## Considered Options\n\n1. Road\n2. Rail\n';
  assert.equal(
    readSummary(createDecision('Selected option 2) as it is calm, unlike 1).', options)),
    'Rail, as it is calm, unlike 1).',
  );
  assert.equal(readSummary(createDecision('Chosen option: Option 7.', options)), null);
});

test('an option known by its number is called by its name', () => {
  const options =
    '\n## Considered Options\n\n### Option 1: Road\n\nTrucks.\n\n### Option 2: Rail\n\nTrains.\n';
  assert.equal(
    readSummary(createDecision('Chosen option: Option 2, because it is calm.', options)),
    'Rail, because it is calm.',
  );
  assert.equal(readSummary(createDecision('Option 2.', options)), 'Rail');
});

test('a mark on an option decides where no sentence does', () => {
  assert.equal(readSummary('# X\n\n## Options\n\n### Road\n\nTrucks.\n\n### Rail ✅\n\nTrains.\n'), 'Rail');
});

test('an abstract is the summary without a decision section', () => {
  assert.equal(
    readSummary('# X\n\n## Abstract\n\nThis document describes rail freight. It is calm.\n'),
    'This document describes rail freight.',
  );
});

test('a short record without headings may say it in its first words', () => {
  assert.equal(
    readSummary('# Ship by rail\n\nTrucks are loud. We will ship by rail.\n'),
    'We will ship by rail.',
  );
  assert.equal(readSummary('# Ship by rail\n\nTrucks are loud.\n'), null);
});

test('a summary has at most 200 characters', () => {
  const summary = readSummary(
    createDecision(`We will ship ${'very heavy goods and '.repeat(30)}more by rail.`),
  );
  assert.ok(summary && summary.length <= 200 && summary.endsWith('…'));
});
