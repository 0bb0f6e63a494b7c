import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import { findLatest, getYear } from '../../../src/site/view/dates.ts';
import { createSlugs } from '../../../src/site/view/facets.ts';
import { createAccentStyle } from '../../../src/site/view/page-head.ts';
import { listPageLinks, toPages } from '../../../src/site/view/paging.ts';
import { createTitleHtml, toPlainTitle } from '../../../src/site/view/record-name.ts';
import { createContents } from '../../../src/site/view/table-of-contents.ts';

const { date } = loadMessages('en');

test('a date is written as people write it, as far as it is known', () => {
  assert.equal(date('2026-03-04'), '4 March 2026');
  assert.equal(date('2026-03-04', 'short'), '4 Mar');
  assert.equal(date('2026-03-04', 'medium'), '4 Mar 2026');
  assert.equal(date('2026-03'), 'March 2026');
  assert.equal(date('2026-03', 'short'), 'Mar');
  assert.equal(date('some day'), 'some day');
});

test('the year and the latest of some dates are found, null if there is none', () => {
  assert.equal(getYear('2026-03'), '2026');
  assert.equal(getYear(null), null);
  assert.equal(findLatest([null, '2025-12-31', '2026-01', null]), '2026-01');
  assert.equal(findLatest([null]), null);
});

test('code in a title is marked and everything else is escaped', () => {
  assert.equal(
    createTitleHtml('Use `fetch<T>` & no <b>'),
    'Use <code>fetch&lt;T&gt;</code> &amp; no &lt;b&gt;',
  );
  assert.equal(toPlainTitle('Use `fetch` alone'), 'Use fetch alone');
  assert.equal(createTitleHtml('A single ` stays'), 'A single ` stays');
});

test('slugs keep the letters of any script and distinguish those that would share one', () => {
  const own = createSlugs(['Platform Team (EU)', '状态', '!']);
  assert.deepEqual([...own.values()].sort(), ['platform-team-eu', 'x', '状态']);
  assert.deepEqual([...createSlugs(['c++', 'c', 'c#']).values()].sort(), ['c', 'c-2', 'c-3']);
});

test('a list is cut into pages, and an empty one is one page', () => {
  assert.deepEqual(toPages([1, 2, 3], 2), [
    { number: 1, last: 2, items: [1, 2] },
    { number: 2, last: 2, items: [3] },
  ]);
  assert.equal(toPages([], 2).length, 1);
});

test('page links name the ends, the neighbours and the gaps', () => {
  assert.deepEqual(listPageLinks(1, 1), [1]);
  assert.deepEqual(listPageLinks(5, 9), [1, null, 4, 5, 6, null, 9]);
  assert.deepEqual(listPageLinks(2, 3), [1, 2, 3]);
});

test('contents list two levels, and the upper alone where there would be too many', () => {
  const heading = (depth: number, id: string) => ({ depth, id, text: id });
  assert.deepEqual(
    createContents([heading(3, 'a'), heading(4, 'b'), heading(5, 'c')]).map(({ id, level }) => [id, level]),
    [
      ['a', 0],
      ['b', 1],
    ],
  );
  const many = Array.from({ length: 30 }, (_, at) => heading(at % 10 === 0 ? 2 : 3, `h${at}`));
  assert.equal(createContents(many).length, 3);
  assert.deepEqual(createContents([]), []);
});

test('an accent that could end its declaration is left out', () => {
  assert.equal(createAccentStyle({ light: 'red;}body{display:none', dark: null }), null);
  assert.match(createAccentStyle({ light: '#1d4fb8', dark: null }) ?? '', /--site-accent:#1d4fb8.*color-mix/);
  assert.match(createAccentStyle({ light: '#1d4fb8', dark: 'pink' }) ?? '', /--site-accent-dark:pink/);
  assert.equal(createAccentStyle(null), null);
});
