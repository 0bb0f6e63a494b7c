/** Markdown written for other tools: shown as it was meant, with its opposite that only looks like it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBrokenAnchors } from '../../../src/render/anchors.ts';
import { listRules, render, renderHtml } from './helper.ts';

const fenced = (code: string) => `\`\`\`\n${code}\n\`\`\``;
const boxes = (html: string) =>
  [
    ...html.matchAll(
      /class="alert alert-(\w+)"[^>]*>(?:<(?:p|summary) class="alert-label">(.*?)<\/(?:p|summary)>)?/g,
    ),
  ].map(([, kind, label]) => `${kind}: ${label}`);

test('admonitions and containers are boxes with their title', async () => {
  for (const [text, expected] of [
    ['!!! tip\n    Feed the cat.', 'tip: Tip'],
    ['!!! danger "Hot *stove*"\n    Do not touch.', 'caution: Hot <em>stove</em>'],
    ['!!! note inline end "Beside"\n    Small.', 'note: Beside'],
    ['!!! recipe\n    Stir.', 'note: Recipe'],
    ['??? info "Folded"\n    Later.', 'note: Folded'],
    ['???+ bug\n\tOpen.', 'caution: Bug'],
    [':::warning\nMind the step.\n:::', 'warning: Warning'],
    [':::info[Read *this*]\nWords.\n:::', 'note: Read <em>this</em>'],
    ['::: tip Sharp knives\nWords.\n:::', 'tip: Sharp knives'],
    [':::note{title="In braces"}\nWords.\n:::', 'note: In braces'],
    ['::: {.important}\nWords.\n:::', 'important: Important'],
    ['::: details Show more\nWords.\n:::', 'note: Show more'],
    ['> [!question]- Why salt?\n> It keeps.', 'note: Why salt?'],
    ['> [!CAUTION]\n> Words.', 'caution: Caution'],
  ] as const) {
    const html = await renderHtml(text);
    assert.deepEqual(boxes(html), [expected], text);
    assert.doesNotMatch(html, /!!!|\?\?\?|:::|\[!|<pre/, text);
  }
});

test('a box holds blocks and other boxes, and ends where its indentation or its fence ends', async () => {
  const html = await renderHtml(
    '!!! note\n    One\n\n    - a\n    - b\n\n    !!! tip\n        Inner\nAfter.\n\n::::warning\n:::note\nDeep\n:::\n```\n:::\n```\n::::\nLast.',
  );
  assert.deepEqual(boxes(html), ['note: Note', 'tip: Tip', 'warning: Warning', 'note: Note']);
  assert.match(html, /<ul>\s*<li>a<\/li>/);
  assert.match(html, /<\/div>\s*<\/div>\s*<p>After\.<\/p>/);
  assert.match(html, /<code>:::<\/code>/);
  assert.match(html, /<p>Last\.<\/p>$/);
});

test('text after a box keeps its line', async () => {
  const { issues } = await render('!!! note\n    One\nAfter.\n\n:::tip\nTwo\n:::\n[gone](gone.md)');
  assert.deepEqual(
    issues.map(({ line }) => line),
    [8],
  );
});

test('markers that do not open a box stay as they are', async () => {
  for (const [text, kept] of [
    ['!!! now or never', '!!! now or never'],
    ['::: nobody closes this', '::: nobody closes this'],
    [':::unheard-of\nWords\n:::', ':::unheard-of'],
    [fenced('!!! note\n    x'), '!!! note'],
    [fenced(':::tip\nx\n:::'), ':::tip'],
    ['    :::tip\n    x\n    :::', ':::tip'],
    ['> [!my-own]\n> Words', '[!my-own]'],
    ['What??? note it.', 'What??? note it.'],
  ] as const) {
    const html = await renderHtml(text);
    assert.ok(html.includes(kept), `${text}: ${html}`);
    assert.deepEqual(boxes(html), [], text);
  }
});

test('Azure’s fence of a diagram is a diagram', async () => {
  assert.match(await renderHtml('::: mermaid\ngraph LR\n A-->B\n:::'), /<figure class="mermaid"><div/);
});

test('a heading keeps the id that it was given, and loses its attributes', async () => {
  const body = await render(
    '# Use tea {#tea}\n\n## Costs {#money .wide}\n\n## Why {: .no_toc }\n\n## Set {as agreed}\n\n[a](#money) [b](#costs) [c](#tea) [d](#why)\n',
    { dropTitle: true },
  );
  assert.deepEqual(
    body.headings.map(({ id, text }) => `${id}: ${text}`),
    ['money: Costs', 'why: Why', 'set-as-agreed: Set {as agreed}'],
  );
  assert.match(
    body.html,
    /<a href="#money">a<\/a> <a href="#money">b<\/a> <a href="#top">c<\/a> <a href="#why">d<\/a>/,
  );
  assert.deepEqual(body.issues, []);
});

test('a given id that the page uses itself gets another name, which its links know', async () => {
  const html = await renderHtml('## Start {#main}\n\n[up](#main)', { options: { reservedIds: ['main'] } });
  assert.match(html, /<h2 id="main-1">/);
  assert.match(html, /<a href="#main-1">up<\/a>/);
});

test('lists of attributes go, words in braces stay', async () => {
  assert.equal(await renderHtml('Words\n{: .lead }'), '<p>Words</p>');
  assert.equal(await renderHtml('Words\n\n{:.lead}'), '<p>Words</p>');
  assert.match(
    await renderHtml('Words\n{#here}\n\n[x](#here)'),
    /<p id="user-content-here">Words<\/p>\s*<p><a href="#user-content-here">/,
  );
  assert.match(await renderHtml('![a](b.png){width=300 height="20"} c'), /width="300" height="20"> c/);
  assert.match(await renderHtml('[a](https://a.example){:target="_blank"}.'), />a<\/a>\.<\/p>/);
  for (const text of ['Returns {:ok, value}', 'The set {a, b}', 'A map {x: 1}', 'Use {name}'])
    assert.equal(await renderHtml(text), `<p>${text}</p>`);
  assert.match(await renderHtml(fenced('## A {#b}')), /## A \{#b\}/);
});

test('the place of a table of contents is left out', async () => {
  for (const text of [
    '[TOC]',
    '[[_TOC_]]',
    '[[toc]]',
    '{{toc}}',
    '- Contents\n{:toc}',
    '1. x\n{:toc .big}',
    '{:toc}',
  ])
    assert.equal(await renderHtml(`${text}\n\nWords`), '<p>Words</p>', text);
  assert.match(await renderHtml('The [TOC] of a book'), /\[TOC\]/);
  assert.match(await renderHtml('- TOC\n- Words'), /<li>TOC<\/li>/);
});

const names = {
  resolveName: (name: string) => (/^use/i.test(name) ? { href: '/adr/7/', title: 'Use tea' } : null),
};

test('wiki links point to records, their sections and files', async () => {
  for (const [text, expected] of [
    ['[[use-tea]]', '<a href="/adr/7/" title="Use tea">use-tea</a>'],
    ['[[Use tea|our drink]]', '<a href="/adr/7/" title="Use tea">our drink</a>'],
    ['[[use-tea#Two Costs]]', '<a href="/adr/7/#two-costs" title="Use tea">use-tea › Two Costs</a>'],
    ['[[0003-cups]]', '<a href="/adr/3/" title="Use a queue">0003-cups</a>'],
    ['[[ADR-4]]', '<a href="/adr/4/" title="Use a queue" data-status="accepted">ADR-4</a>'],
    ['[[plan.pdf]]', '<a href="/files/plan.pdf">plan.pdf</a>'],
    [
      '![[cup of tea.png]]',
      '<img src="/files/cup%20of%20tea.png" alt="cup of tea" loading="lazy" decoding="async">',
    ],
    [
      '![[cup.png|80x60]]',
      '<img src="/files/cup.png" alt="cup" loading="lazy" decoding="async" width="80" height="60">',
    ],
    ['![[cup.png|A cup]]', '<img src="/files/cup.png" alt="A cup" loading="lazy" decoding="async">'],
  ] as const)
    assert.equal(await renderHtml(text, names), `<p>${expected}</p>`);
  assert.match(await renderHtml('## Here\n\n[[#Here]]'), /<a href="#here">Here<\/a>/);
});

test('a wiki link that is not found stays, with its line; other double brackets stay without a word', async () => {
  const body = await render('one\n\ntwo\n[[nobody wrote this]]');
  assert.match(body.html, /\[\[nobody wrote this\]\]/);
  assert.deepEqual([body.issues[0]?.rule, body.issues[0]?.line], ['broken-link', 4]);
  for (const text of ['`[[use-tea]]`', '[[ -f x ]]', 'a[[1], [2]]', '[[ $x == y ]]', '[[12]]']) {
    const other = await render(text, names);
    assert.deepEqual(other.issues, [], text);
    assert.doesNotMatch(other.html, /<a /, text);
  }
});

test('addresses with blanks are links, words in brackets are not', async () => {
  assert.match(
    await renderHtml('[a *b*](my old plan.pdf)'),
    /<a href="\/files\/my%20old%20plan.pdf">a <em>b<\/em><\/a>/,
  );
  assert.match(
    await renderHtml('[a](my plan.pdf "The plan")'),
    /href="\/files\/my%20plan.pdf" title="The plan"/,
  );
  assert.match(
    await renderHtml('![a](my cup.png =120x90)'),
    /src="\/files\/my%20cup.png"[^>]* width="120" height="90"/,
  );
  assert.match(await renderHtml('![a](cup.png =120x)'), /src="\/files\/cup.png"[^>]* width="120">/);
  assert.deepEqual(listRules(await render('[a](my lost notes.md)')), ['broken-link']);
  for (const text of ['[TODO](fill this in)', '\\[a\\](b c.md)', '`[a](b c.md)`', 'f[0](x, y.z)'])
    assert.doesNotMatch(await renderHtml(text), /<a /, text);
});

test('an image that is not one becomes a link', async () => {
  assert.match(await renderHtml('![the plan](plan.pdf)'), /<a href="\/files\/plan.pdf">the plan<\/a>/);
  assert.match(
    await renderHtml('![](https://a.example/b/talk.mp4)'),
    /<a href="https:\/\/a.example\/b\/talk.mp4" rel="noopener">talk.mp4<\/a>/,
  );
  assert.match(await renderHtml('![old](0002-x.md)'), /<a href="\/adr\/2\/" title="Use a queue">old<\/a>/);
  assert.match(
    await renderHtml('[![a](plan.pdf)](plan.pdf)'),
    /<a href="\/files\/plan.pdf"><span>a<\/span><\/a>/,
  );
  assert.match(await renderHtml('![badge](https://a.example/badge)'), /<img /);
});

test('a picture element keeps the image for each theme', async () => {
  const html = await renderHtml(
    '<picture><source media="(prefers-color-scheme: dark)" srcset="dark.png 2x"><img src="day.png" alt="Map" width="60"></picture>',
  );
  assert.match(
    html,
    /<span><img src="\/files\/day.png" alt="Map"[^>]* width="60" class="in-light"><img src="\/files\/dark.png" alt="Map"[^>]* width="60" class="in-dark"><\/span>/,
  );
  assert.match(
    await renderHtml('<picture><source type="image/webp" srcset="a.webp"><img src="a.png"></picture>'),
    /<span><img src="\/files\/a.png" alt="" loading="lazy" decoding="async"><\/span>/,
  );
  assert.deepEqual(
    listRules(
      await render(
        '<picture><source media="(prefers-color-scheme: dark)" srcset="javascript:x"><img src="a.png"></picture>',
      ),
    ),
    ['unsafe-address'],
  );
});

test('links to sections of other pages are checked once these are known', async () => {
  const one = await render(
    '[a](0002-x.md#costs)\n\n[b](0002-x.md#nothing) [c](0003-y.md#anything) [d](0002-x.md#history)',
  );
  const two = await render('## Costs');
  const pages = [
    { address: '/adr/1/', ...one },
    { address: '/adr/2/', ...two },
  ];
  // the resolver of these tests forgets the section
  for (const [at, fragment] of ['costs', 'nothing', 'anything', 'history'].entries())
    one.fragments.push({
      target: at === 2 ? '/adr/3/' : '/adr/2/',
      id: fragment,
      written: `x.md#${fragment}`,
      line: at,
    });
  const broken = findBrokenAnchors(pages, ['history']);
  assert.deepEqual([...broken.keys()], ['/adr/1/']);
  assert.deepEqual(
    broken.get('/adr/1/')?.map(({ message, line }) => [message, line]),
    [['The link “x.md#nothing” points to a section that does not exist.', 1]],
  );
});

test('a link to a section of another page is noted with its line', async () => {
  const { fragments } = await render('a\n\n[b](0002-x.md#c%20d)', {
    resolveLink: (href) => ({ href: `/adr/2/${href.slice(href.indexOf('#'))}`, title: null }),
  });
  assert.deepEqual(fragments, [{ target: '/adr/2/', id: 'c d', written: '0002-x.md#c%20d', line: 3 }]);
});

test('words from right to left run that way, code does not', async () => {
  const html = await renderHtml('نستخدم قائمة انتظار حتى لا تضيع الرسائل `a`\n\n```\nb\n```');
  assert.match(html, /^<p dir="auto">/);
  assert.match(html, /<code dir="ltr">a<\/code>/);
  assert.match(html, /<pre tabindex="0" dir="ltr">/);
  assert.doesNotMatch(await renderHtml('We use a queue.'), /dir=/);
});
