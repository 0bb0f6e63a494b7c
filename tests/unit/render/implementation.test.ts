import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './laid-out.ts';

const title = '# ADR-7: Ship by rail\n\n## Implementation\n\n';

function rollout(phases: string) {
  return layOut(`${title}### Phased Rollout\n\n${phases}`);
}

test('phases are steps, with their names and their time apart from what they deliver', async () => {
  const { page } = await rollout(
    '- **Phase 1**: Weeks 1-2 - Lay tracks\n- **Phase 2 (Weeks 3-4)**: Run [trains](0002-x.md)\n- Phase 3: Paint\n',
  );
  const steps = page.one('ol.steps').all('li.step');
  assert.deepEqual(
    steps.map((step) => step.one('.pair-name').text.replace(/[\s:-]+$/, '')),
    ['Phase 1: Weeks 1-2', 'Phase 2 (Weeks 3-4)', 'Phase 3'],
  );
  assert.deepEqual(
    page.all('.period').map(({ text }) => text),
    ['Weeks 1-2', '(Weeks 3-4)'],
  );
  assert.deepEqual(
    steps.map((step) => step.one('.pair-text').text),
    ['Lay tracks', 'Run trains', 'Paint'],
  );
});

test('phases with boxes are marked as done or open, and are checks of the rollout', async () => {
  const { page, snippets } = await rollout(
    '- [x] **Phase 1**: Tracks\n- [ ] **Phase 2**: Trains\n  - [x] engines\n  - [ ] wagons\n',
  );
  assert.equal(page.all('.steps .step-done').length, 1);
  assert.equal(page.all('.steps .step-open').length, 1);
  assert.equal(page.all('li.step-task').length, 2);
  assert.equal(page.one('.progress').text, '2 of 4 done');
  assert.deepEqual(
    snippets.checks.map(({ html, done, kind }) => [html.replace(/<[^>]*>/g, ''), done, kind]),
    [
      ['Phase 1: Tracks', true, 'rollout'],
      ['Phase 2: Trains', false, 'rollout'],
      ['engines', true, 'rollout'],
      ['wagons', false, 'rollout'],
    ],
  );
  for (const { anchor } of snippets.checks) assert.equal(page.one(`#${anchor}`).tag, 'li');
});

test('phases that are subsections become steps as they are', async () => {
  const { page, headings } = await rollout(
    '#### Phase 1\n\nTracks.\n\n##### Tools\n\nHammers.\n\n#### Phase 2\n\n- [x] a\n\n### Cost\n\nMuch.\n',
  );
  assert.deepEqual(
    page.all('div.steps div.step').map((step) => step.all('h4,h5').map(({ text }) => text.replace('#', ''))),
    [['Phase 1', 'Tools'], ['Phase 2']],
  );
  assert.equal(page.all('.step-done').length, 1);
  assert.equal(headings.length, 6);
  assert.doesNotMatch(page.one('.steps').text, /Much/);
});

test('bullets without names, one phase alone and prose stay what they are', async () => {
  for (const text of ['- We start\n- We go on\n- We end\n', '- **Phase 1**: all\n', 'All at once.\n']) {
    const { page } = await rollout(text);
    assert.deepEqual(page.all('.steps'), [], text);
  }
});

test('steps in an order need no names', async () => {
  const { page } = await rollout('1. We start\n2. We end\n');
  assert.equal(page.all('ol.steps li.step').length, 2);
});

test('components are beside what they do, in an ordered list with their numbers', async () => {
  const { page } = await layOut(
    `${title}### Key Components\n\n1. **Engine**: pulls\n2. \`signal\` – shows\n3. Rail (steel): lies\n\n   and rusts\n`,
  );
  const items = page.one('ol.pairs').all('li');
  assert.deepEqual(
    items.map((item) => [item.one('.pair-name').text, item.one('.pair-text').text]),
    [
      ['Engine:', 'pulls'],
      ['signal –', 'shows'],
      ['Rail (steel):', 'lies'],
    ],
  );
  assert.match(items[2]?.text ?? '', /and rusts$/);
});

test('components stay as they are if one has no name or they are in a table', async () => {
  const list = await layOut(`${title}### Components\n\n- **Engine**: pulls\n- Everything else\n`);
  assert.deepEqual(list.page.all('.pairs'), []);
  const table = await layOut(`${title}### Components\n\n| Name | Does |\n|--|--|\n| Engine | pulls |\n`);
  assert.equal(table.page.all('.table-box table').length, 1);
});

test('parts are found in a body that holds HTML', async () => {
  const { page } = await rollout('Text<br>in two lines.\n\n- **Phase 1**: a\n- **Phase 2**: b\n');
  assert.equal(page.all('ol.steps li').length, 2);
});
