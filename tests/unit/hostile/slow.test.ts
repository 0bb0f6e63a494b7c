/** Texts made to be slow: each is worked on within a bound, in time that grows with its size, and is reported. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REPETITIONS } from './repetition.ts';
import { SHAPES } from './shapes.ts';
import { workOn } from './work.ts';

/** Milliseconds of processor time for a file of that many characters, on a slow and busy machine. */
const SIZE = 120_000;
const BOUND = 4000;

/** One of each way to be slow that was ever found, and those people try first; more below, and all in `tests/proof`. */
const TRIED = [
  'nested quotes, tight',
  'nested lists in a line',
  'lists and quotes in turn',
  'ever deeper lists',
  'nested emphasis',
  'nested brackets',
  'nested links',
  'nested elements',
  'links',
  'links to records',
  'references to long addresses',
  'a table of fifty columns',
  'a fence that never closes',
  'a long word',
  'marks upon marks',
  'blanks at the end of a line',
  'mermaid: a mesh in a line',
  'mermaid: directives',
  'maths: nested fractions',
  'maths: doubling macros',
  'code: markdown',
  'code: a long line of script',
  'a body of "[["',
  'a body of "&amp;"',
  'a title of "a@b.c "',
  'sections of "a**"',
  'lines of "<![CDATA["',
  'a line of other letters with "*"',
  'a line of other letters with "]"',
  'entities far from each other',
  'item adr "é"',
  'lines of "1. "',
];

for (const name of TRIED) {
  test(`in its time: ${name}`, async () => {
    const { took, kind } = await workOn((REPETITIONS[name] ?? shape(name))(SIZE));
    assert.equal(kind, 'record');
    assert.ok(took < BOUND, `it took ${took.toFixed(0)} ms`);
  });
}

test('in its time: a hundredth of all repetitions, at 10 KB', async (t) => {
  const names = Object.keys(REPETITIONS).filter((_, at) => at % 100 === 0);
  let slowest = { name: '', took: 0 };
  for (const name of names) {
    const { took } = await workOn(REPETITIONS[name]?.(10_000) ?? '');
    if (took > slowest.took) slowest = { name, took };
  }
  t.diagnostic(`${names.length} texts; the slowest: ${slowest.name}, ${slowest.took.toFixed(0)} ms`);
  assert.ok(slowest.took < 2000, JSON.stringify(slowest));
});

test('a long word is read once, and not once for each of its letters', async () => {
  for (const letter of ['a', 'é', 'ðŸ']) {
    const { took } = await workOn(`# A\n\n## Status\n\n${letter.repeat(8000)}\n`);
    assert.ok(took < 1500, `${letter}: ${took.toFixed(0)} ms`);
  }
});

/** Twice the size may take a little over twice the time; four times of it is the square. */
for (const name of ['a body of "["', 'a status of "a@b.c "', 'many short paragraphs']) {
  test(`twice the text takes no four times as long: ${name}`, async () => {
    const text = shape(name);
    await workOn(text(4000));
    const once = await workOn(text(60_000));
    const twice = await workOn(text(120_000));
    assert.ok(
      twice.took < 4 * once.took + 300,
      `${once.took.toFixed(0)} ms, then ${twice.took.toFixed(0)} ms`,
    );
  });
}

const CUT: [shape: string, size: number, read: RegExp | null, shown: RegExp | null][] = [
  ['nested quotes', 20_000, /unread-text/, /body-failed/],
  ['a table whose rows outgrow it', 40_000, /unread-text/, /body-failed/],
  ['headings', 120_000, /unread-text/, /body-failed/],
  ['one footnote, many times', 60_000, /unread-text/, /body-failed/],
  ['a body of "&amp;"', 80_000, /unread-text/, /body-failed/],
  ['entities far from each other', 120_000, /unread-text/, /body-failed/],
  ['a line of other letters with "*"', 120_000, /unread-text/, /body-failed/],
  ['lines of "1. "', 120_000, /unread-text/, /body-failed/],
  ['many lines', 700_000, /unread-text/, /body-failed/],
  ['a long line', 40_000, /unread-text/, null],
  ['relations', 60_000, /too-many-relations/, null],
  ['front matter: deep lists', 120_000, /broken-front-matter/, null],
  ['front matter: aliases', 2000, /broken-front-matter/, null],
  ['mermaid: a chain', 20_000, null, /diagram-failed/],
  ['mermaid: diagrams', 6000, null, /diagram-failed/],
  ['maths: a long sum', 8000, null, /maths-failed/],
];

for (const [name, size, read, shown] of CUT) {
  test(`what is cut or shown plain is reported: ${name}`, async () => {
    const { rules, kind, took } = await workOn(shape(name)(size));
    assert.equal(kind, 'record');
    assert.ok(took < BOUND, `it took ${took.toFixed(0)} ms`);
    for (const rule of [read, shown])
      if (rule)
        assert.ok(
          rules.some((one) => rule.test(one)),
          `${rules}`,
        );
  });
}

test('a body shown plain is shown whole', async () => {
  const { html, title } = await workOn(`${shape('headings')(120_000)}\n\nThe last words.\n`);
  assert.equal(title, 'Use a queue');
  assert.match(html, /^<pre class="plain-body"[\s\S]*The last words\.<\/pre>$/);
});

test('an image as data does not slow down its record', async () => {
  const picture = `![chart](data:image/png;base64,${'iVBORw0KGgo'.repeat(40_000)})`;
  const { html, title, rules } = await workOn(
    `# Use a queue\n\n## Status\n\nAccepted\n\n## Decision\n\nWe use it.\n\n${picture}\n\n## Consequences\n\nIt is **fast**.\n`,
  );
  assert.equal(title, 'Use a queue');
  assert.match(html, /It is <strong>fast<\/strong>/);
  assert.ok(!rules.includes('body-failed'));
});

test('a body reports a limited number of issues', async () => {
  const { rules } = await workOn(shape('pictures')(100_000).replaceAll('.png', '.gif'));
  assert.ok(rules.length < 250, `${rules.length}`);
});

function shape(name: string): (size: number) => string {
  const found = SHAPES[name];
  assert.ok(found, name);
  return found;
}
