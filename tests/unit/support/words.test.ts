/** The comparison of pages with their sources finds what it is there to find. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareWords, findMissingOfField } from '../../support/words/compare.ts';
import { readPageText } from '../../support/words/page.ts';
import { findRoughlyMissing } from '../../support/words/rough.ts';
import { readSourceText } from '../../support/words/source.ts';

interface PageParts {
  body: string;
  title?: string;
  facts?: string;
}

function page({ body, title = 'Keep it', facts = '' }: PageParts) {
  return readPageText(
    `<main><header class="record-head"><h1>${title}</h1></header><dl class="facts">${facts}</dl>
    <div class="record-text"><div class="body">${body}</div></div></main>`,
  );
}

/** `line: message` of every difference. */
function differences(written: string, parts: PageParts): string[] {
  return compareWords(readSourceText(written), page(parts)).differences.map(
    ({ line, message }) => `${line}: ${message.replace(/\s+/g, ' ')}`,
  );
}

const WRITTEN = `# 1. Keep it

Status: accepted
Date: 2024-05-20

## Context

One **two** \`three\`, [four](five.md "six").

- seven
- eight

| a | b |
|---|---|
| nine | ten |
`;
const BODY = `<h2>Context</h2><p>One <strong>two</strong> <code>three</code>, <a href="/5/">four</a>.</p>
  <ul><li>seven</li><li>eight</li></ul>
  <table><tr><th>a</th><th>b</th></tr><tr><td>nine</td><td>ten</td></tr></table>`;
const FACTS = '<dt>Status</dt><dd>Accepted</dd><dd><time datetime="2024-05-20">20 May 2024</time></dd>';
const WHOLE = { title: '1 Keep it', body: BODY, facts: FACTS };

describe('a page that says what its file says', () => {
  test('has no difference, with its facts beside the body or in it', () => {
    assert.deepEqual(differences(WRITTEN, WHOLE), []);
    const inBody = `<p>Status: accepted<br>Date: 2024-05-20</p>${BODY}`;
    assert.deepEqual(differences(WRITTEN, { ...WHOLE, body: inBody, facts: '' }), []);
  });

  test('may wrap the words and mark what it adds', () => {
    const body = BODY.replace('<ul>', '<section><p data-added>Pros</p><ul>').replace(
      '</ul>',
      '</ul></section>',
    );
    assert.deepEqual(differences(WRITTEN, { ...WHOLE, body }), []);
  });

  test('may draw formulas, and move footnotes to the end', () => {
    const written = '# Keep it\n\nA[^1] sum $\\frac{a}{b}$ of all.\n\n[^1]: Noted.\n\nEnd.\n';
    const body = `<p>A<sup><a data-footnote-ref href="#1">1</a></sup> sum <span class="maths"><math><mi>a</mi></math></span>
      of all.</p><p>End.</p><ol><li>Noted. <a data-footnote-backref href="#r">back</a></li></ol>`;
    assert.deepEqual(differences(written, { body }), []);
  });
});

describe('a page is found to lack', () => {
  const cases: [what: string, from: string, to: string, line: number][] = [
    ['a word', 'One ', '', 8],
    ['code', '<code>three</code>', '', 8],
    ['the order of a list', '<li>seven</li><li>eight</li>', '<li>eight</li><li>seven</li>', 10],
    ['a cell of a table', '<td>nine</td>', '', 15],
    ['the last word', 'ten', '', 15],
    ['a heading', '<h2>Context</h2>', '', 6],
  ];
  for (const [what, from, to, line] of cases) {
    test(what, () => {
      const found = differences(WRITTEN, { ...WHOLE, body: BODY.replace(from, to) });
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', new RegExp(`^${line}: written: .* shown: `));
    });
  }

  test('the title', () => {
    assert.match(differences(WRITTEN, { ...WHOLE, title: '1 Keep' })[0] ?? '', /^1: not on the page: it /);
  });

  test('a fact that is missing', () => {
    const facts = FACTS.replace(/<dd><time.*/, '');
    assert.match(differences(WRITTEN, { ...WHOLE, facts })[0] ?? '', /^3: not on the page: 2024 05 20 /);
  });

  test('a sentence that is not a fact, though its words are near', () => {
    const written = '# Keep it\n\nIt was accepted.\n\n## Context\n';
    const facts = 'It was accepted';
    assert.equal(differences(written, { body: '<h2>Context</h2>', facts }).length, 1);
  });

  test('a field of the front matter', () => {
    const { fields } = readSourceText('---\nstatus: accepted\nteam: { lead: Ines }\n---\n# Keep it\n');
    assert.deepEqual(fields, [
      { key: 'status', value: 'accepted' },
      { key: 'team.lead', value: 'Ines' },
    ]);
    assert.deepEqual(findMissingOfField('Ines', page({ body: '', facts: 'Accepted' })), ['ines']);
    assert.deepEqual(findMissingOfField('accepted', page({ body: '', facts: 'Accepted' })), []);
  });
});

test('words that the page says and the file does not are found', () => {
  const found = differences(WRITTEN, { ...WHOLE, body: BODY.replace('ten', 'ten eleven') });
  assert.match(found[0] ?? '', /the page goes on .* eleven/);
});

test('comments, tags, addresses and languages are not words, what looks like a tag is', () => {
  const written =
    '# Keep it\n\n<!-- not this -->\n<b class="no">yes</b> <br> List<Order>\n\n```ts title=no\ncode\n```\n';
  const body = '<p><b>yes</b> <br> List&lt;Order&gt;</p><pre><code>code</code></pre>';
  assert.deepEqual(differences(written, { body }), []);
  assert.equal(differences(written, { body: body.replace('&lt;Order&gt;', '') }).length, 1);
});

test('the rough comparison finds a missing word, and nothing else', () => {
  assert.deepEqual(findRoughlyMissing(WRITTEN, page(WHOLE)), []);
  assert.deepEqual(findRoughlyMissing(`${WRITTEN}\n<p>swallowed</p>\n`, page(WHOLE)), ['swallowed']);
});
