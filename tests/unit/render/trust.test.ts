/** Nothing a record writes is taken for a mark of ours, and no address gets past the check. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTicketFinder } from '../../../src/tickets/find-tickets.ts';
import { listRules, render, renderHtml } from './helper.ts';

const MARKS = [
  'data-footnote-ref',
  'data-footnote-ref=""',
  'data-footnote-backref',
  'data-footnotes',
  'data-added',
  'data-part="decision"',
  'data-status="accepted"',
  'data-line="900"',
  'data-m0="0"',
  'data-m0="line 900"',
  'DATA-M1=1',
  'class="anchor"',
  'class="mention"',
  'class="ticket"',
  'class="data-footnote-backref"',
  'id="footnote-label"',
  'id="note-fn-1"',
  'name="note-fnref-1"',
  'aria-describedby="footnote-label"',
];

const ADDRESSES = ['javascript:alert(1)', 'data:text/html,x', 'java&#10;script:x', ' vbscript:x'];

for (const rawHtml of ['sanitize', 'allow', 'escape'] as const) {
  test(`no mark gets an address past the check, with the policy "${rawHtml}"`, async () => {
    for (const mark of MARKS) {
      for (const address of ADDRESSES) {
        const body = await render(`A note.[^1]\n\n<a ${mark} href="${address}">b</a>\n\n[^1]: Note\n`, {
          options: { rawHtml },
        });
        assert.doesNotMatch(
          body.html,
          /<[^>]*="\s*(?:javascript|data|java\s+script|vbscript):/i,
          `${mark} ${address}`,
        );
        if (rawHtml !== 'escape') assert.deepEqual(listRules(body), ['unsafe-address'], `${mark} ${address}`);
      }
    }
  });
}

test('an author’s HTML keeps none of our attributes, classes and ids', async () => {
  for (const mark of MARKS) {
    const html = await renderHtml(`<p ${mark}>a</p>\n\n<h2 ${mark}>b</h2>\n`);
    assert.match(
      html,
      /^<p(?: id="user-content-[^"]+")?>a<\/p>\s*<h2 id="[^"]+">b<a class="anchor" [^>]*>#<\/a><\/h2>$/,
    );
  }
});

test('a heading that calls itself the footnotes’ is a heading like any other', async () => {
  const body = await render('<h2 id="footnote-label">Costs</h2>\n\n[a](#costs), a note.[^1]\n\n[^1]: Note\n');
  assert.deepEqual(
    body.headings.map(({ id }) => id),
    ['footnote-label-1'],
  );
  assert.equal(body.html.match(/id="footnote-label"/g)?.length, 1);
  assert.deepEqual(body.issues, []);
});

test('a link to a ticket or a record keeps its own address where its class says it is one of ours', async () => {
  const tickets = createTicketFinder({ patterns: [], presets: [] } as never);
  const body = await render(
    '<a class="ticket" href="gone.md">PAY-1</a> <a class="mention" href="gone.md">x</a>',
    {
      options: { tickets },
    },
  );
  assert.equal(body.html.match(/broken-link/g)?.length, 2);
});

test('the marks that the Markdown parser sets are kept beside an author’s HTML', async () => {
  const html = await renderHtml(
    '<b>x</b>\n\n- [x] done\n\n```js title="a.js"\nlet a\n```\n\n| a | b |\n|--|:-:|\n| 1 | 2 |\n\nA note.[^n]\n\n[^n]: Note <i>y</i>\n',
  );
  assert.match(html, /<li class="task"><label><input type="checkbox" disabled checked> done<\/label>/);
  assert.match(html, /<div class="code-name">a\.js<\/div>/);
  assert.match(html, /<td class="align-center">2<\/td>/);
  assert.match(
    html,
    /<a href="#note-fn-n" id="note-fnref-n" data-footnote-ref aria-describedby="footnote-label">/,
  );
  assert.match(html, /<li id="note-fn-n">/);
});

test('the line of an issue is that of the file, regardless of HTML in it', async () => {
  const body = await render('one\n\n<p>\n<a data-line="70" href="gone.md">x</a></p>\n\n[y](lost.md)');
  assert.deepEqual(
    body.issues.map(({ line }) => line),
    [4, 6],
  );
});

test('an author’s attributes that HTML allows are kept', async () => {
  assert.equal(
    await renderHtml(
      '<ol start="3" reversed><li value="9">a</li></ol>\n\n<time datetime="2024-01-01" lang="de">b</time>',
    ),
    '<ol start="3" reversed><li value="9">a</li></ol>\n<p><time datetime="2024-01-01" lang="de">b</time></p>',
  );
  assert.match(
    await renderHtml('<table><tr><td style="text-align: right; color: red">1</td></tr></table>'),
    /<td class="align-right">1/,
  );
});

test('other hosts that images come from are known, each once; links to them are not', async () => {
  const body = await render(
    '![a](https://img.example.com/a.png) ![b](//img.example.com/b.png) ![c](c.png) <img src="http://pics.example.org:81/d.gif">\n\n' +
      '[e](https://www.example.com/e.png) ![f](https://docs.example.com/f.pdf)',
  );
  assert.deepEqual(body.imageHosts, ['img.example.com', 'pics.example.org:81']);
});
