import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listSources } from '../../../src/outputs/data.ts';
import { entry, siteLog } from '../site/entries.ts';
import { outputInput } from './input.ts';

test('the Markdown of a record is beside its page', async () => {
  const log = siteLog([entry({ id: 'adr/0012-x.md', permalink: '/adr/12/' })]);
  const [output] = listSources(outputInput({ log, getSource: (id) => `# ${id}` }));
  assert.equal(output?.path, '/adr/12.md');
  assert.equal(await output?.make(), '# adr/0012-x.md');
});

test('an introduction, which has no page, has no Markdown beside it either', () => {
  const introduction = {
    id: 'adr/README.md',
    collection: 'adr',
    path: 'README.md',
    kind: 'introduction' as const,
    title: 'Decisions',
    language: null,
    permalink: null,
    editUrl: null,
    sourceUrl: null,
    bodyKey: '',
  };
  assert.deepEqual(listSources(outputInput({ log: siteLog([], { pages: [introduction] }) })), []);
});
