/** What a build keeps from the one before must never show: an edit gives the same site as a build from nothing. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { assertSameAsFromNothing } from '../support/same-site.ts';
import { buildSite } from '../support/site.ts';
import { type Files, tempFolder, writeFiles } from '../support/temp.ts';

const record = (number: number, title: string, status = 'Accepted', body = '') =>
  `# ${number}. ${title}\n\nDate: 2024-01-0${number}\n\n## Status\n\n${status}\n\n## Decision\n\nWe do. ${body}\n`;

const start: Files = {
  'adr/0001-one.md': record(1, 'One'),
  'adr/0002-two.md': record(2, 'Two', 'Accepted', 'See ADR-1 and [three](0003-three.md).'),
  'adr/0003-three.md': record(3, 'Three'),
  'adr/0004-four.md': record(4, 'Four', 'Accepted', '![drawing](drawing.svg)'),
  'adr/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
};

/** What changes between two builds; each goes on from the one before. */
const changes: { name: string; change: (root: string) => void }[] = [
  {
    name: 'a title that neighbours show, and a supersession that a third record states',
    change: (root) =>
      writeFiles(root, {
        'adr/0001-one.md': record(1, 'One and only'),
        'adr/0005-five.md': record(5, 'Five', 'Accepted\n\nSupersedes ADR-3'),
      }),
  },
  {
    name: 'a text, a status and a ticket that lists count',
    change: (root) =>
      writeFiles(root, {
        'adr/0002-two.md': record(2, 'Two', 'Rejected', 'See ADR-1 and [three](0003-three.md).'),
        'adr/0004-four.md': record(4, 'Four', 'Accepted', '![drawing](drawing.svg) It is for PAY-12.'),
      }),
  },
  {
    name: 'a file taken away that others link to, and an image beside a record',
    change: (root) => {
      rmSync(join(root, 'adr/0001-one.md'));
      writeFiles(root, {
        'adr/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>',
      });
    },
  },
  {
    name: 'the configuration',
    change: (root) =>
      writeFiles(root, { 'cadre.config.json': '{ "title": "Another title", "accent": "#0b5d8a" }' }),
  },
];

const root = tempFolder();

before(async () => {
  const site = await buildSite({ root, files: start });
  assert.equal(site.code, 0, site.said);
});

for (const { name, change } of changes) {
  test(`after a change of ${name}`, async () => {
    change(root);
    await assertSameAsFromNothing(root);
  });
}
