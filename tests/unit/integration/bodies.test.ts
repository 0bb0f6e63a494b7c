import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type BodyInput, openBodies } from '../../../src/integration/bodies.ts';
import type { LinkTarget, Renderer } from '../../../src/render/types.ts';

const folder = mkdtempSync(join(tmpdir(), 'cadre-bodies-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A renderer that asks for one link and counts how often it works. */
function countingRenderer(): Renderer & { renders: number } {
  return {
    renders: 0,
    async render(input) {
      this.renders++;
      const resolved = input.resolveLink('0002-b.md');
      return {
        html: `<p>${input.text} ${resolved?.href ?? 'nowhere'}</p>`,
        headings: [],
        sections: [],
        extracts: { risks: [], checks: [], conditions: [], tickets: [] },
        problems: [],
        links: [{ kind: 'link', href: '0002-b.md', resolved }],
        ids: [],
        fragments: [],
      };
    },
  };
}

function input(key: string, target: LinkTarget | null): BodyInput {
  return {
    key,
    text: 'See B.',
    bodyFrom: 1,
    dropTitle: true,
    omitLines: [],
    anatomy: null,
    questions: { resolveLink: () => target, resolveReference: () => null, resolveAsset: () => null },
  };
}

const TWO: LinkTarget = { href: '/adr/2/', title: 'B' };

test('a body is rendered once as long as its text and the answers to its questions stay the same', async () => {
  const renderer = countingRenderer();
  const place = join(folder, 'same');
  for (let build = 0; build < 3; build++) {
    const bodies = openBodies(place, renderer);
    await bodies.get(input('a', TWO));
    bodies.close();
  }
  assert.equal(renderer.renders, 1);
});

test('a body is rendered again when a record it links to has another title', async () => {
  const renderer = countingRenderer();
  const place = join(folder, 'answers');
  const first = openBodies(place, renderer);
  await first.get(input('a', TWO));
  first.close();
  const second = openBodies(place, renderer);
  const { bodyKey } = await second.get(input('a', { ...TWO, href: '/adr/b/' }));
  second.close();
  assert.equal(renderer.renders, 2);
  assert.match(JSON.parse(readFileSync(join(place, `${bodyKey}.json`), 'utf8')).html, /\/adr\/b\//);
});

test('a body that no record uses any more stays a while for builds beside, then goes', async () => {
  const place = join(folder, 'old');
  const first = openBodies(place, countingRenderer());
  const { bodyKey } = await first.get(input('a', TWO));
  await first.get(input('b', null));
  first.close();
  const file = join(place, `${bodyKey}.json`);
  // used for days before it was not
  utimesSync(file, new Date(0), new Date(0));
  const build = async (): Promise<void> => {
    const bodies = openBodies(place, countingRenderer());
    await bodies.get(input('b', null));
    bodies.close();
  };
  await build();
  await build();
  assert.ok(existsSync(file));
  utimesSync(file, new Date(0), new Date(0));
  await build();
  assert.equal(readdirSync(place).length, 2);
});

test('a thousand edits leave no thousand bodies', async () => {
  const place = join(folder, 'edits');
  for (let edit = 0; edit < 150; edit++) {
    const bodies = openBodies(place, countingRenderer());
    await bodies.get({ ...input(`edit ${edit}`, null), text: `Edit ${edit}` });
    bodies.close();
  }
  assert.ok(readdirSync(place).length < 110);
});

test('an index that is cut off costs a rendering, not the build', async () => {
  const renderer = countingRenderer();
  const place = join(folder, 'cut');
  const first = openBodies(place, renderer);
  await first.get(input('a', TWO));
  first.close();
  writeFileSync(join(place, 'index.json'), '[["a",{"bo');
  const second = openBodies(place, renderer);
  await second.get(input('a', TWO));
  second.close();
  assert.equal(renderer.renders, 2);
});
