/** References between the collections of several repositories. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createResolver, type Linkable, type ResolverInput } from '../../../src/link/record-resolver.ts';

const record = (collection: string, path: string, value: number): Linkable => ({
  ...{ id: `${collection}/${path}`, collection, path, title: path },
  translates: null,
  identifiers: [{ series: '', value, variant: '', digits: String(value) }],
});

const site = (key: string, root: string, ownKey = 'adr', folder = 'docs/adr') => ({
  ...{ key, ownKey, root, edit: null, statuses: {}, labels: {} },
  source: `https://github.com/acme/${key}/blob/main/${folder}/{path}`,
  pages: new Map([['0002-brew-tea.md', `https://${key}.example.com/decisions/${ownKey}/2/`]]),
});

const input: ResolverInput = {
  collections: [
    { key: 'adr', dir: '/work/docs/adr' },
    { key: 'kitchen', dir: '/cache/1/docs/adr', member: site('kitchen', '/cache/1') },
    { key: 'garden-beds', dir: '/cache/2/beds', member: site('garden', '/cache/2', 'beds', 'beds') },
    { key: 'garden-trees', dir: '/cache/2/trees', member: site('garden', '/cache/2', 'trees', 'trees') },
  ],
  linkables: [
    record('adr', '0001-have-a-house.md', 1),
    record('adr', '0002-paint-it.md', 2),
    record('kitchen', '0002-brew-tea.md', 2),
    record('kitchen', '0003-boil-eggs.md', 3),
    record('garden-beds', '0002-grow-mint.md', 2),
    record('garden-trees', '0003-plant-a-pear.md', 3),
  ],
  repository: { url: 'https://github.com/acme/house' },
};
const resolver = createResolver(input);
const house = { collection: 'adr', path: '0001-have-a-house.md' };
const kitchen = { collection: 'kitchen', path: '0003-boil-eggs.md' };
const beds = { collection: 'garden-beds', path: '0002-grow-mint.md' };

const names: [origin: typeof house, text: string, number: number, id: string | null][] = [
  [house, 'kitchen:ADR-2', 2, 'kitchen/0002-brew-tea.md'],
  [house, 'kitchen/ADR-0002', 2, 'kitchen/0002-brew-tea.md'],
  [house, 'Kitchen/ADR 2', 2, 'kitchen/0002-brew-tea.md'],
  [house, 'ADR-2', 2, 'adr/0002-paint-it.md'],
  [kitchen, 'ADR-2', 2, 'kitchen/0002-brew-tea.md'],
  [kitchen, 'adr:ADR-2', 2, 'kitchen/0002-brew-tea.md'],
  [kitchen, 'garden-beds:ADR-2', 2, 'garden-beds/0002-grow-mint.md'],
  [kitchen, 'garden:ADR-3', 3, 'garden-trees/0003-plant-a-pear.md'],
  [beds, 'trees:ADR-3', 3, 'garden-trees/0003-plant-a-pear.md'],
  [house, 'trees/ADR-3', 3, null],
  [house, 'cellar/ADR-2', 2, null],
  [house, 'kitchen:ADR-9', 9, null],
];

for (const [origin, text, number, id] of names)
  test(`${text} in ${origin.collection} is ${id}`, () => {
    assert.equal(resolver.number(origin, number, text), id);
    assert.equal(resolver.reference(origin, { targetText: text, href: null, number }), id);
  });

const links: [origin: typeof house, href: string, id: string | null][] = [
  [house, 'https://github.com/acme/kitchen/blob/main/docs/adr/0002-brew-tea.md', 'kitchen/0002-brew-tea.md'],
  [
    house,
    'https://github.com/acme/kitchen/blob/v1.2/docs/adr/0002-brew-tea.md#why',
    'kitchen/0002-brew-tea.md#why',
  ],
  [kitchen, 'https://github.com/acme/house/blob/main/docs/adr/0002-paint-it.md', 'adr/0002-paint-it.md'],
  [kitchen, 'https://kitchen.example.com/decisions/adr/2/', 'kitchen/0002-brew-tea.md'],
  [house, 'http://kitchen.example.com/decisions/adr/2.md', 'kitchen/0002-brew-tea.md'],
  [house, 'https://kitchen.example.com/decisions/adr/2/index.html#why', 'kitchen/0002-brew-tea.md#why'],
  [house, 'https://kitchen.example.com/decisions/adr/7/', null],
  [house, 'https://github.com/acme/kitchen/blob/main/docs/adr/0009-none.md', null],
  [kitchen, 'https://github.com/others/house/blob/main/docs/adr/0002-paint-it.md', null],
  [kitchen, '/docs/adr/0002-brew-tea.md', 'kitchen/0002-brew-tea.md'],
  [beds, '../trees/0003-plant-a-pear.md', 'garden-trees/0003-plant-a-pear.md'],
  // it is of this repository, and of none that is named
  [beds, '/docs/adr/0002-paint-it.md', null],
];

for (const [origin, href, id] of links)
  test(`${href} in ${origin.collection} is ${id}`, () => {
    const found = resolver.address(origin, href);
    assert.equal(found && found.id + found.fragment, id);
  });
