/** A site of a team with its own template: sections with their layouts, fields to filter by, decisions by file. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { findSchemaFaults } from '../support/json-schema.ts';
import { findBrokenLinks } from '../support/links.ts';
import { openSearch } from '../support/search.ts';
import { buildSite, type Site } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';
import { findHtmlErrors } from '../support/validate.ts';

describe('a team’s own template', () => {
  let site: Site;

  before(async () => {
    const root = createTempFolder();
    cpSync(join(checkout, 'tests/fixtures/ferry'), root, { recursive: true });
    site = await buildSite({ root });
  });

  test('sections are laid out as the configuration says', () => {
    const page = site.page('/adr/2/');
    assert.equal(page.all('ol.steps li').length, 3);
    assert.equal(page.one('.progress').text, '2 of 3 done');
    assert.equal(page.all('.pairs .pair-name').length, 2);
    assert.match(site.page('/adr/3/').one('#alternatives').text, /^WHY NOT/);
    assert.match(
      site.page('/todos/').one('.checks').text,
      /The ramp was lowered at 1\.2 m Before the first crossing/,
    );
  });

  test('fields are among the facts, with links to the decisions that share a value', () => {
    const facts = site.page('/adr/2/').one('.facts');
    assert.match(facts.text, /Area Timetable and Harbour Berth cost 200 € Watched by the harbour office/);
    const links = facts.all('a').map((link) => link.attr('href'));
    assert.deepEqual(links, [
      '/affects/#path-timetable-tide',
      '/affects/#path-timetable-json',
      '/fields/area/timetable/',
      '/fields/area/harbour/',
      '/fields/berth-cost/200/',
    ]);
    const list = site.page('/fields/area/harbour/');
    assert.equal(list.one('h1').text, 'Area: Harbour');
    assert.deepEqual(
      list.all('.row .num').map(({ text }) => text),
      ['4', '2'],
    );
    assert.deepEqual(
      site
        .page('/')
        .all('[data-facet^=field-] summary')
        .map(({ text }) => text),
      ['Area', 'Berth cost'],
    );
  });

  test('decisions are listed by file, those in force first, and the front page links to them', () => {
    const printer = site.page('/affects/').one('#path-machines-printer');
    assert.equal(printer.one('h2').text, 'machines/printer/**');
    assert.deepEqual(
      printer.all('li .num').map(({ text }) => text),
      ['3', '1'],
    );
    assert.ok(site.page('/').all('a[href="/affects/"]').length > 0);
  });

  test('the search finds values and files, and filters by fields', async () => {
    const engine = await openSearch(site.out);
    const find = async (query: string, chosen = {}): Promise<number[]> => {
      const { hits } = await engine.search({ query, chosen, sort: 'relevance' });
      return hits.map(({ card }) => card.number ?? 0).sort();
    };
    assert.deepEqual(await find('checkout'), [3]);
    assert.deepEqual(await find('harbour', { 'field-berth-cost': ['200'] }), [2]);
    const { counts } = await engine.search({ query: '', chosen: {}, sort: 'newest' });
    assert.deepEqual(Object.fromEntries((await counts())['field-area'] ?? []), {
      harbour: 2,
      tickets: 2,
      timetable: 1,
    });
  });

  test('the data has them, as its schema says', () => {
    const log = JSON.parse(site.text('log.json'));
    assert.deepEqual(findSchemaFaults(JSON.parse(site.text('log.schema.json')))(log), []);
    const [, tide, , radio] = log.decisions;
    assert.deepEqual(tide.affects, ['timetable/tide/**', 'timetable/*.json']);
    assert.deepEqual(tide.fields, {
      Area: ['Timetable', 'Harbour'],
      'Berth cost': ['200 €'],
      'Watched by': ['the harbour office'],
    });
    assert.equal('affects' in radio, false);
    assert.match(
      site.text('llms-full.txt'),
      /- Affects: `timetable\/tide\/\*\*`, `timetable\/\*\.json`\n- Area: Timetable, Harbour\n/,
    );
    assert.match(site.text('log.csv').split('\r\n')[0] ?? '', /,affects,Area,Berth cost,Watched by$/);
  });

  test('pages are valid, and their links lead somewhere', async () => {
    assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files() }), []);
    for (const page of [
      'adr/2/index.html',
      'adr/3/index.html',
      'affects/index.html',
      'fields/area/tickets/index.html',
    ])
      assert.deepEqual(await findHtmlErrors(page, site.text(page)), []);
  });
});

test('a site that uses none of it has nothing of it', async () => {
  const files = { 'adr/0001-moor.md': '# Moor\n\nStatus: accepted\nArea: Deck\n\n## Decision\n\nWe moor.\n' };
  const site = await buildSite({ files });
  assert.deepEqual(
    site.files().filter((file) => /affects|fields/.test(file)),
    [],
  );
  assert.doesNotMatch(site.text('log.json'), /"(?:affects|fields|sections)":/);
  assert.doesNotMatch(site.text('log-index.json'), /field/);
});
