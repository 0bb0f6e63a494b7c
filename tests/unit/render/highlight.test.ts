/** Highlighted code keeps every character, and takes linear time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LANGUAGE_NAMES } from '../../../src/render/code-languages.ts';
import { highlight } from '../../../src/render/highlight.ts';
import { getTries } from '../../support/fuzz.ts';
import { REPEATED } from '../hostile/shapes.ts';

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const listWords = (html: string) =>
  html.replace(/<\/?span[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? '');

const pieces = fc.array(
  fc.oneof(fc.constantFrom(...REPEATED), fc.string({ unit: 'grapheme', maxLength: 5 })),
  {
    maxLength: 30,
  },
);

test('highlighting keeps every character of any code', () => {
  fc.assert(
    fc.property(pieces, fc.constantFrom(...LANGUAGE_NAMES), (parts, language) => {
      const code = parts.join('');
      assert.equal(listWords(highlight(code, language).html), code);
    }),
    getTries(1500),
  );
});

/** The words of each kind, in order. */
function listMarked(code: string, language: string, kind: string): string[] {
  const { html } = highlight(code, language);
  return [...html.matchAll(new RegExp(`<span class="t-${kind}">(.*?)</span>`, 'gs'))].map(([, words]) =>
    listWords(words ?? ''),
  );
}

test('words, comments, strings, numbers and names are distinguished', () => {
  for (const [language, code, kind, expected] of [
    ['ts', 'class Job extends Task { run(): void {} }', 'name', ['Job', 'Task', 'run']],
    ['ts', 'a.get(b); // get', 'keyword', []],
    ['js', 'const a = `b $\u007bc}`, d = "e\\"f";', 'string', ['`b $\u007bc}`', '"e\\"f"']],
    ['java', 'int a = 0x1F + 2.5e3;', 'number', ['0x1F', '2.5e3']],
    ['python', '@cached\ndef f(a):\n  """Says # it"""', 'string', ['"""Says # it"""']],
    ['bash', 'echo "a" http://b/#c # d', 'comment', ['# d']],
    ['bash', 'echo $HOME $\u007bA}', 'property', ['$HOME', '$\u007bA}']],
    ['sql', "select a from b -- c\nwhere d = 'e''f'", 'keyword', ['select', 'from', 'where']],
    ['yaml', 'a: 1\nb:\n  - c: d # e: f', 'property', ['a', 'b', 'c']],
    ['yaml', 'url: http://a.example', 'property', ['url']],
    ['json', '{"a": "b: c"}', 'property', ['"a"']],
    ['toml', '[a.b]\nc = "d"', 'property', ['[a.b]', 'c']],
    ['css', 'a { color: red } /* b */', 'property', ['color']],
    ['html', '<!-- a --><p class="b">c</p>', 'comment', ['<!-- a -->']],
    ['html', '<p class="b" id=c>', 'string', ['"b"', 'c']],
    ['html', '<script>let a;</script>', 'keyword', ['let']],
    ['diff', '@@ 1 @@\n+a\n-b\n c', 'inserted', ['+a']],
    ['console', '$ if a; then b; fi\nif c', 'keyword', ['if', 'then', 'fi']],
    ['rust', "fn f<'a>(x: &'a str) { 'y' }", 'string', ["'y'"]],
    ['go', 'func (s *Queue) Take() {}', 'name', ['Take']],
    ['hs', 'f x = y -- z', 'comment', ['-- z']],
    ['clojure', '(defn take [q] :done) ; a', 'property', [':done']],
    ['md', '# A\n- [x] `b`', 'string', ['`b`']],
    ['dockerfile', 'FROM node AS build', 'keyword', ['FROM', 'AS']],
  ] as const)
    assert.deepEqual(listMarked(code, language, kind), expected, `${language}: ${code}`);
});

test('repetition in any language takes linear time', (t) => {
  const slow: { what: string; took: number }[] = [];
  for (const [at, language] of LANGUAGE_NAMES.entries()) {
    const part = REPEATED[(at * 7) % REPEATED.length] ?? '(';
    for (const one of [part, '(', '"', '[[', '<a b="']) {
      const code = one.repeat(Math.ceil(20_000 / one.length));
      const { user } = process.cpuUsage();
      highlight(code, language);
      slow.push({
        what: `${language} ${JSON.stringify(one)}`,
        took: (process.cpuUsage().user - user) / 1000,
      });
    }
  }
  slow.sort((a, b) => b.took - a.took);
  t.diagnostic(`the slowest: ${slow[0]?.what}, ${slow[0]?.took.toFixed(0)} ms`);
  assert.ok((slow[0]?.took ?? 0) < 500, JSON.stringify(slow[0]));
});
