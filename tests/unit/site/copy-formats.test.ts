import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownToHtml } from 'satteri';
import { type CopySubject, getCopyFormat } from '../../../src/site/view/copy-formats.ts';
import { parsePage } from '../../support/html.ts';

const subject: CopySubject = {
  name: 'ADR-12: Use a job queue',
  status: 'Accepted',
  section: null,
  address: 'https://example.com/adr/12/',
};
const copied = (key: string, more: Partial<CopySubject> = {}): string =>
  getCopyFormat(key).text({ ...subject, ...more });

test('a record is copied as each tool writes links', () => {
  assert.equal(copied('address'), 'https://example.com/adr/12/');
  assert.equal(copied('markdown'), '[ADR-12: Use a job queue](https://example.com/adr/12/)');
  assert.equal(copied('wiki'), '[ADR-12: Use a job queue|https://example.com/adr/12/]');
  assert.equal(copied('text'), 'ADR-12: Use a job queue (Accepted) https://example.com/adr/12/');
  assert.equal(copied('html'), copied('text'), 'programs without formatted text get the plain one');
  assert.equal(
    getCopyFormat('html').html?.(subject),
    '<a href="https://example.com/adr/12/">ADR-12: Use a job queue</a> (Accepted)',
  );
});

test('a section is named behind the record', () => {
  const section = { section: 'Consequences', address: 'https://example.com/adr/12/#consequences' };
  assert.equal(
    copied('markdown', section),
    '[ADR-12: Use a job queue § Consequences](https://example.com/adr/12/#consequences)',
  );
  assert.match(copied('text', section), /^ADR-12: Use a job queue § Consequences \(Accepted\) https/);
});

test('what has no status says none', () => {
  assert.equal(copied('text', { name: 'Glossary', status: null }), 'Glossary https://example.com/adr/12/');
});

test('an unknown format is the first one', () => {
  assert.equal(getCopyFormat('none').key, 'address');
  assert.equal(getCopyFormat(null).key, 'address');
});

const HOSTILE = [
  'Use [a] queue | or two',
  'Say "no" to <script>alert(1)</script> & co',
  '*Never* _again_ ~~this~~ `code`',
  'Keep C:\\new\\table and $x$',
  'A &lt; B &amp; C',
  'End with a backslash \\',
  '](https://evil.example) [x',
  '![x](y) {color:red}z{color}',
];
for (const name of HOSTILE) {
  test(`pasted as Markdown it is one link with its own words: ${name}`, () => {
    const { html } = markdownToHtml(copied('markdown', { name }), { features: { gfm: true } });
    const page = parsePage(html);
    const links = page.all('a');
    assert.deepEqual(
      links.map((link) => [link.attr('href'), link.source]),
      [[subject.address, name]],
    );
    assert.equal(page.text, name.trim());
  });

  test(`pasted as formatted text it is one link with its own words: ${name}`, () => {
    const page = parsePage(getCopyFormat('html').html?.({ ...subject, name }) ?? '');
    assert.equal(page.one('a').source, name);
    assert.equal(page.all('script').length, 0);
  });

  test(`pasted into a wiki nothing ends the link before its end: ${name}`, () => {
    const text = copied('wiki', { name });
    const bare = text.slice(1, -1).replace(/\\./g, '');
    assert.match(bare, /^[^[\]{}*_^~!]*$/);
    assert.equal(bare.split('|').length, 2, 'one bar parts the words from the address');
    assert.equal(text.slice(1, text.lastIndexOf('|')).replace(/\\(.)/g, '$1'), name);
  });
}

test('a dash inside a word is not a mark of a wiki, one before a word is', () => {
  assert.equal(
    copied('wiki', { name: 'ADR-12: Go -fast- ??now??' }),
    '[ADR-12: Go \\-fast- \\??now\\??|https://example.com/adr/12/]',
  );
});

test('brackets in an address are encoded where they would end the link', () => {
  const address = 'https://example.com/adr/12/#a(b)[c]';
  assert.match(copied('markdown', { address }), /\(https:\/\/example\.com\/adr\/12\/#a%28b%29\[c\]\)$/);
  assert.match(copied('wiki', { address }), /\|https:\/\/example\.com\/adr\/12\/#a\(b\)%5Bc%5D\]$/);
});
