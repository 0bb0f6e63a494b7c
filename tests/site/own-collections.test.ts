/** The project's own decisions and the example collection, as whole sites. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { DIAGRAM_SANDBOX_PATH } from '../../src/shared/clean-mermaid.ts';
import { checkout } from '../support/checkout.ts';
import { type Exported, exportLog } from '../support/export.ts';
import { findBrokenLinks } from '../support/links.ts';
import { leftToLong } from '../support/long.ts';
import { buildSite, type Site } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';
import { findHtmlErrors } from '../support/validate.ts';

/** Folder of each, and where a project of its own would keep it. */
const collections = [
  { name: 'the decisions of Cadre', from: 'adr', to: 'adr' },
  { name: 'the example collection', from: 'tests/fixtures/caliper', to: '.' },
];

/** A copy outside the checkout. */
function copyCollection(from: string, to: string): string {
  const root = createTempFolder();
  cpSync(join(checkout, from), join(root, to), { recursive: true });
  return root;
}

/** The pages whose HTML is checked: all of them at length, else some of each folder. */
function sample(files: readonly string[]): string[] {
  const pages = files.filter((file) => file.endsWith('.html'));
  const folders = Map.groupBy(pages, (file) => file.split('/')[0] ?? '');
  return leftToLong ? [...folders.values()].flatMap((of) => of.slice(0, 4)) : pages;
}

for (const { name, from, to } of collections) {
  describe(name, () => {
    let site: Site;
    let log: Exported;

    before(async () => {
      const root = copyCollection(from, to);
      site = await buildSite({ root, args: ['--strict'] });
      log = await exportLog({ root });
    });

    test('build without an issue, also under --strict', () => {
      assert.equal(site.code, 0, site.said);
    });

    test('have every record on a page of its own', () => {
      for (const { permalink, title } of log.decisions) {
        assert.ok(site.page(permalink).one('h1').text.includes(title), permalink);
      }
    });

    if (from === 'adr')
      test('are at least ten, one of them superseded by another', () => {
        assert.ok(log.decisions.length >= 10);
        assert.ok(
          log.decisions.some(({ relations }) =>
            relations.some(({ type, target }) => type === 'superseded-by' && target),
          ),
        );
      });

    test('state number, date, status and a summary in every record', () => {
      for (const { path, number, date, status, summary } of log.decisions) {
        assert.ok(number !== null && date && status !== 'unknown' && summary, path);
      }
    });

    test('have no broken link', () => {
      assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files() }), []);
    });

    test('are valid HTML', async () => {
      const pages = sample(site.files());
      const errors = (await Promise.all(pages.map((page) => findHtmlErrors(page, site.text(page))))).flat();
      assert.deepEqual(errors, []);
    });

    test('give every page a title, a language, one heading one and a main part', () => {
      // the room for drawing is a frame that nobody sees
      const pages = site
        .files()
        .filter((name) => name.endsWith('.html') && `/${name}` !== DIAGRAM_SANDBOX_PATH);
      for (const file of pages) {
        const page = site.page(`/${file}`);
        assert.ok(page.one('title').text, file);
        assert.ok(page.one('html').attr('lang'), file);
        assert.equal(page.all('h1').length, 1, file);
        assert.equal(page.all('main').length, 1, file);
      }
    });
  });
}

test('the example has a chain of three, an amendment, a rejection, a deprecation, proposals and tickets', async () => {
  const log = await exportLog({ root: copyCollection('tests/fixtures/caliper', '.') });
  const { decisions } = log;
  assert.ok(decisions.length >= 12);
  const links = (path: string | null, type: string) =>
    decisions.find((one) => one.path === path)?.relations.filter((relation) => relation.type === type) ?? [];
  const chained = decisions.some(({ path }) =>
    links(path, 'superseded-by').some(({ target }) => links(target, 'superseded-by').length > 0),
  );
  assert.ok(chained, 'a chain of three');
  assert.ok(
    decisions.some(({ path }) => links(path, 'amends').length > 0),
    'an amendment',
  );
  for (const status of ['rejected', 'deprecated', 'proposed', 'accepted']) {
    assert.ok(
      decisions.some((decision) => decision.status === status),
      status,
    );
  }
  assert.ok(
    decisions.some(({ tickets }) => tickets.length > 0),
    'tickets',
  );
});
