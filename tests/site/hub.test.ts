/** A hub, built from sites that were built and are served as any host would. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { findBrokenLinks } from '../support/links.ts';
import { type Server, serve } from '../support/serve.ts';
import { buildSite, cadre, type Site } from '../support/site.ts';
import { createTempFolder, type Files } from '../support/temp.ts';
import { findHtmlErrors } from '../support/validate.ts';

const record = (title: string, status: string, text: string): string =>
  `# ${title}\n\nDate: 2024-03-04\n\n## Status\n\n${status}\n\n## Decision\n\n${text}\n`;

const git = (name: string): Files => ({
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/config': `[remote "origin"]\n\turl = https://github.com/acme/${name}.git\n`,
});

const kitchen: Files = {
  ...git('kitchen'),
  'cadre.config.json': JSON.stringify({
    title: 'Kitchen',
    statuses: { tasty: 'accepted' },
    rawHtml: 'allow',
  }),
  'docs/adr/0001-brew-tea.md': record(
    '1. Brew tea',
    'Tasty',
    'With mint of garden:ADR-1.\n\n![leaf](../leaf.svg)\n\n<script>alert(1)</script><img src=x onerror=alert(1)>',
  ),
  'docs/adr/README.md': '# Decisions of the kitchen\n\nWe cook.\n',
  'docs/leaf.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
};
const garden: Files = {
  ...git('garden'),
  'docs/adr/0001-grow-mint.md': record('1. Grow mint', 'Accepted', 'Beside the path.'),
  'docs/adr/0002-fence-mint.md': record('2. Fence mint', 'Accepted\n\nSupersedes house:ADR-1', 'It wanders.'),
};
const cellar: Files = {
  'beams/0001-hold-up.md': record('1. Hold up', 'Accepted', 'See ../../rooms/ADR-1 and rooms/ADR-1.'),
  'rooms/0001-keep-dry.md': record('1. Keep dry', 'Proposed', 'No water.'),
};

let server: Server;
let hub: Site;
const www = createTempFolder();

before(async () => {
  for (const [name, files, folders] of [
    ['kitchen', kitchen, []],
    ['garden', garden, []],
    ['cellar', cellar, ['beams', 'rooms']],
  ] as const) {
    const { code, said } = await cadre(
      ['build', ...folders, '--out', join(www, name), '--base', `/${name}`],
      { files },
    );
    assert.equal(code, 0, said);
  }
  server = await serve(www);
  hub = await buildSite({
    files: {
      ...git('house'),
      'cadre.config.json': JSON.stringify({
        title: 'The whole house',
        rawHtml: 'allow',
        collections: [
          { folder: 'adr', key: 'house', name: 'House' },
          { from: `${server.origin}/kitchen`, name: 'The kitchen' },
          { from: `${server.origin}/garden/` },
          { from: join(www, 'cellar') },
          { from: `${server.origin}/attic/` },
        ],
      }),
      'adr/0001-fence-everything.md': record('1. Fence everything', 'Accepted', 'All of it.'),
      'adr/0002-drink-tea.md': record(
        '2. Drink tea',
        'Accepted',
        'As in https://github.com/acme/kitchen/blob/main/docs/adr/0001-brew-tea.md and [mint](https://github.com/acme/garden/blob/main/docs/adr/0001-grow-mint.md).',
      ),
    },
  });
  assert.equal(hub.code, 0, hub.said);
});

after(() => server.close());

test('each collection of each member is one of the hub', () => {
  const { collections, decisions } = JSON.parse(hub.text('log.json')) as {
    collections: { key: string; name: string }[];
    decisions: { id: string; effectiveStatus: string }[];
  };
  assert.deepEqual(
    collections.map(({ key, name }) => [key, name]),
    [
      ['house', 'House'],
      ['kitchen', 'The kitchen'],
      ['garden', 'Garden'],
      ['cellar-beams', 'Cellar: Beams'],
      ['cellar-rooms', 'Cellar: Rooms'],
    ],
  );
  const states = Object.fromEntries(decisions.map(({ id, effectiveStatus }) => [id, effectiveStatus]));
  assert.equal(states['kitchen/0001-brew-tea.md'], 'in force');
  assert.equal(states['house/0001-fence-everything.md'], 'no longer in force');
});

test('a record has its page here, with links to its own site and repository', () => {
  const text = hub.text('kitchen/1/index.html');
  assert.ok(text.includes(`href="${server.origin}/kitchen/adr/1/"`));
  assert.ok(text.includes('href="https://github.com/acme/kitchen/edit/main/docs/adr/0001-brew-tea.md"'));
  assert.match(text, /src="\/files\/[\da-f]{10}\/leaf\.svg"/);
});

test('references between repositories are links, and relations on both sides', () => {
  assert.match(hub.text('kitchen/1/index.html'), /<a class="mention" href="\/garden\/1\/"/);
  assert.match(hub.text('house/2/index.html'), /<a href="\/garden\/1\/"/);
  assert.match(hub.text('house/1/index.html'), /href="\/garden\/2\/"/);
  assert.match(hub.text('cellar-beams/1/index.html'), /<a class="mention" href="\/cellar-rooms\/1\/"/);
});

test('HTML of members is sanitised, even where that of the hub is not', () => {
  const text = hub.text('kitchen/1/index.html');
  assert.ok(!text.includes('alert(1)</script>') && !text.includes('onerror'));
});

test('a member that is missing is named, and costs the others nothing', () => {
  assert.match(hub.said, /The site was built without .*attic.*status 404/);
  assert.match(hub.text('issues/index.html'), /attic/);
});

test('every page is valid, and no link is broken', async () => {
  assert.deepEqual(findBrokenLinks({ out: hub.out, files: hub.files() }), []);
  for (const path of ['index.html', 'kitchen/1/index.html', 'graph/index.html', 'issues/index.html'])
    assert.deepEqual(await findHtmlErrors(path, hub.text(path)), []);
});

test('a hub publishes its own files, and a hub of it leaves the others to their sites', () => {
  const { sources } = JSON.parse(hub.text('log.json')) as {
    sources: { collections: { key: string }[]; files: { path: string }[] };
  };
  assert.deepEqual(
    sources.collections.map(({ key }) => key),
    ['house'],
  );
  assert.deepEqual(
    sources.files.map(({ path }) => path),
    ['adr/0001-fence-everything.md', 'adr/0002-drink-tea.md'],
  );
});
