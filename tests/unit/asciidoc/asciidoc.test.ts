/** AsciiDoc is read and rendered as Markdown is: its facts, its parts, its links and its lines. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { toMarkdown } from '../../../src/asciidoc/index.ts';
import { loadAsciiDoc } from '../../../src/discover/load-file.ts';
import { createExport } from '../../../src/export/export.ts';
import type { Export } from '../../../src/export/schema.ts';
import { linkLog } from '../../../src/link/index.ts';
import type { Page, ReadRecord, Source } from '../../../src/model/record.ts';
import { createVocabulary, readSource } from '../../../src/read/index.ts';
import { createRenderer } from '../../../src/render/index.ts';
import { leftToLong } from '../../support/long.ts';
import { markdownToAsciiDoc } from './markdown-to-asciidoc.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const vocabulary = createVocabulary({ statuses: {}, labels: {} });

async function toSource(path: string, text: string): Promise<Source> {
  const source = { collection: 'adr', path, text, digest: '', issues: [] };
  if (!path.endsWith('.adoc')) return source;
  const converted = await toMarkdown(text, path, () => null);
  return { ...source, text: converted.text, original: { ...converted, text } };
}

/** The log of these files, by path, as it is exported. */
async function exportFiles(files: Record<string, string>): Promise<Export> {
  const sources = await Promise.all(Object.entries(files).map(([path, text]) => toSource(path, text)));
  const records: ReadRecord[] = [];
  const pages: Page[] = [];
  for (const source of sources) {
    const read = readSource(source, { vocabulary, neighbours: Object.keys(files) });
    if (read.kind === 'record') records.push(read.record);
    else pages.push(read.page);
  }
  const collections = [{ key: 'adr', name: 'Log', folder: 'adr', dir: '/adr' }];
  const { log } = linkLog({ collections, records, pages, repository: null });
  return createExport({ log, skipped: [] });
}

async function decisionIn(text: string, others: Record<string, string> = {}) {
  const { decisions } = await exportFiles({ '0002-record.adoc': text, ...others });
  const found = decisions.find(({ path }) => path === '0002-record.adoc');
  assert.ok(found);
  return found;
}

async function bodyOf(text: string): Promise<string> {
  const source = await toSource('0002-record.adoc', text);
  const read = readSource(source, { vocabulary, neighbours: [] });
  const { html } = await createRenderer().render({
    text: source.text,
    parts: read.kind === 'record' ? read.record.parts : null,
    resolveLink: (href) =>
      /^0\d+.*adoc/.test(href) ? { href: `/adr/${Number.parseInt(href, 10)}/`, title: 'Its title' } : null,
    resolveReference: () => null,
    resolveAsset: (href) => ({ url: `/files/${href}` }),
  });
  return html;
}

for (const [folder, skip] of [
  ['tests/fixtures/caliper/adr', false],
  ['adr', leftToLong],
] as const)
  test(`the log in ${folder} has the same facts in AsciiDoc as in Markdown`, { skip }, async () => {
    const names = (await readdir(join(ROOT, folder))).filter((name) => name.endsWith('.md'));
    const markdown: Record<string, string> = {};
    const asciidoc: Record<string, string> = {};
    for (const name of names) {
      const text = await readFile(join(ROOT, folder, name), 'utf8');
      markdown[name] = text;
      asciidoc[name.replace(/md$/, 'adoc')] = markdownToAsciiDoc(text);
    }
    const [expected, found] = await Promise.all([exportFiles(markdown), exportFiles(asciidoc)]);
    const plain = ({ decisions }: Export): unknown =>
      JSON.parse(
        JSON.stringify(decisions, (key, value) => (key === 'problems' ? undefined : value)).replaceAll(
          '.adoc',
          '.md',
        ),
      );
    assert.deepEqual(plain(found), plain(expected));
    assert.ok(expected.decisions.length > 10);
  });

test('attributes of the head are facts, with markup in their values', async () => {
  const found = await decisionIn(
    `= 2. Keep the kettle on the stove
Rosa Klein <rosa@example.com>
v2, 2023-04-09
:adr-status: Superseded by xref:0003-move-it.adoc[the third one]
:deciders: Rosa Klein, Ivo Berg
:page-tags: kitchen, heat
:toc: left
:icons: font
:wood: beech

The stove burns {wood}.

== Decision

We keep it there.
`,
    { '0003-move-it.adoc': '= 3. Move it\n:status: accepted\n\nMoved.\n' },
  );
  assert.equal(found.title, 'Keep the kettle on the stove');
  assert.equal(found.status, 'superseded');
  assert.equal(found.date, '2023-04-09');
  assert.deepEqual(found.deciders, ['Rosa Klein', 'Ivo Berg']);
  assert.deepEqual(found.tags, ['kitchen', 'heat']);
  assert.equal(found.relations[0]?.target, '0003-move-it.adoc');
});

test('what the text shows of status and date goes before attributes', async () => {
  const found = await decisionIn(
    '= 2. Keep the kettle\nRosa Klein\nv0.1, 2023-04-09\n:status: draft\n\n* Status: approved\n* Date: 2023-05-10\n\n== Decision\n\nWe keep it.\n',
    {},
  );
  assert.deepEqual([found.status, found.date], ['accepted', '2023-05-10']);
});

test('attributes that no fact is called by are not listed, and the day of the build is not a date', async () => {
  const source = await toSource(
    '0002-x.adoc',
    '= Two\n:status: accepted\n:crate: pine\n:revdate: {docdate}\n\nText.\n',
  );
  const read = readSource(source, { vocabulary, neighbours: [] });
  assert.ok(read.kind === 'record');
  assert.deepEqual(read.record.fields, []);
  assert.equal(read.record.date, null);
});

test('a table with its labels in the first column states the facts', async () => {
  const found = await decisionIn(`= Paint the shed

[cols="1h,3"]
|===
|Status
// one of: proposed, accepted
|Accepted

|Date
|2022-08-30

|Deciders
a|
* Mia Lund
* Tom Okafor
|===

== Context

It rains.
`);
  assert.equal(found.status, 'accepted');
  assert.equal(found.date, '2022-08-30');
  assert.deepEqual(found.deciders, ['Mia Lund', 'Tom Okafor']);
});

test('lists of definitions are facts, or sections where a file has no others', async () => {
  const facts = await decisionIn(
    '= Dig a well\n\nStatus:: Proposed\nDate:: 2021-02-03\n\n== Context\n\nDry.\n',
  );
  assert.deepEqual([facts.status, facts.date], ['proposed', '2021-02-03']);
  const sections = await decisionIn(
    '== 2. Dig a well\n\nDate: 2021-02-03\n\nStatus::\n\nAccepted\n\nDecision::\n\nWe dig by hand.\n',
  );
  assert.deepEqual([sections.status, sections.summary], ['accepted', 'We dig by hand.']);
});

test('a line of bold labels, a struck-out status, and sections with Markdown headings', async () => {
  const bold = await decisionIn(
    '= Two\n\n*Status:* [.line-through]#Proposed# Accepted +\n*Date:* 2020-01-05\n\n== Why\n\nSo.\n',
  );
  assert.deepEqual([bold.status, bold.date], ['accepted', '2020-01-05']);
  const signs = await decisionIn('# ADR-0002: Count the sheep\n\n## Status\nAccepted\n\n## Context\nMany.\n');
  assert.deepEqual([signs.title, signs.status], ['Count the sheep', 'accepted']);
});

test('words that Markdown would take for marks stay words', async () => {
  const { text } = await toMarkdown(
    'a snake_case 2 * 3 * 4, x < y, <T>, [^1] and C:\\temp\n# 12\n- none\n1986. A year\n',
    'x.adoc',
    () => null,
  );
  const html = await bodyOf('a snake_case 2 * 3 * 4, x < y, <T>, [^1] and C:\\temp\n# 12\n- none\n');
  assert.match(
    html,
    /^<p>a snake_case 2 \* 3 \* 4, x &#x3C; y, &#x3C;T>, \[\^1\] and C:\\temp\n# 12\n- none<\/p>$/,
  );
  assert.match(text, /1986\\\. A year/);
});

test('blocks come out as those of Markdown', async () => {
  const html = await bodyOf(`= Two

WARNING: Mind the *gap*.

.The way
image::way.png[A way, 320]

[source,ts]
----
const a = 1; // <1>
----
<1> One.

[%collapsible]
.More
====
Hidden text.
====

* [x] done
* [ ] open
+
----
code
----

A note.footnote:[Said once.] H~2~O, kbd:[Esc], <<why>> and xref:0007-seven.adoc[].

[%header,cols="1,>1"]
|===
|A |B

|a \\| b
a|
* one
* two
|===

[[why]]
== Why it is so

[mermaid]
....
flowchart LR
  A --> B
....
`);
  assert.match(html, /class="alert[^"]*"[\s\S]*Mind the <strong>gap<\/strong>/);
  assert.match(html, /<img src="\/files\/way\.png"[^>]*width="320"/);
  assert.match(html, /const[\s\S]*①/);
  assert.match(html, /<ol>\s*<li>One\.<\/li>/);
  assert.match(html, /<details><summary>More<\/summary>[\s\S]*Hidden text\./);
  assert.equal(html.match(/class="task/g)?.length ?? 0, 3);
  assert.match(html, /Said once\./);
  assert.match(html, /H<sub>2<\/sub>O, <kbd>Esc<\/kbd>, <a href="#why">Why it is so<\/a>/);
  assert.match(html, /<a href="\/adr\/7\/"[^>]*>Its title<\/a>/);
  assert.match(html, /<td>a \| b<\/td>\s*<td[^>]*class="align-right"><ul><li>one<\/li><li>two<\/li><\/ul>/);
  assert.match(html, /<figure class="mermaid"/);
});

test('lines are those of the file, below tables and includes too', async () => {
  const text = '= Two\n:x: y\n\n|===\n|a\n|b\n\n|c\n|d\n|===\n\ninclude::part.adoc[]\n\n== Last\n\nEnd.\n';
  const { text: markdown, lines } = await toMarkdown(text, 'x.adoc', (path) => ({
    path,
    text: 'One.\n\nTwo.\n\nThree.\n',
  }));
  const at = (words: string): number => markdown.split('\n').indexOf(words) + 1;
  assert.equal(lines?.[at('## Last') - 1], 14);
  assert.equal(lines?.[at('Three.') - 1], 12);
  const plain = await toMarkdown('= Two\n\nText.\n\n== Last\n\n* a\n** b\n', 'x.adoc', () => null);
  assert.equal(plain.lines, null);
});

test('what comes from untrusted hands is made harmless', async () => {
  const hostile = `= Two
:docinfo: shared
:safe-mode-level: 0
:allow-uri-read:
:source-highlighter: highlight.js
:evil: pass:[<script>alert(1)</script>]
:a: {a}{a}

{evil} +++<img src=x onerror=alert(1)>+++ pass:[<svg onload=alert(1)>] {user-home} {docdir}

++++
<script>alert(2)</script>
<iframe src="https://evil.example"></iframe>
++++

link:javascript:alert(3)[click] link:++javascript:alert(4)++[again] image:javascript:alert(5)[] image:x.png[link="javascript:alert(6)"]

[[x" onclick="alert(7)]]anchor anchor:y"><script>[]

ifeval::["{user-home}" == "."]
Shown.
endif::[]

include::/etc/passwd[]
include::../../../../etc/passwd[]
include::https://evil.example/x.adoc[]

[subs=attributes+]
----
{evil}
----

[plantuml,"../../out",svg]
----
!include /etc/passwd
----
`;
  const html = await bodyOf(hostile);
  assert.doesNotMatch(html, /<script|<iframe|<svg|href="javascript|src="javascript|<[^>]*\son\w+=/i);
  assert.doesNotMatch(html, /root:|\/root|\/home\//);
  assert.match(html, /Shown\./);
});

test('what would take Asciidoctor long is refused at once, whatever way it is long', async () => {
  for (const text of ['a^b^'.repeat(8000), 'xref:a['.repeat(1200), '. a\n'.repeat(8000), 'a'.repeat(400_000)])
    await assert.rejects(bodyOf(`= Two\n\n${text}\n`), /issue-reason\.|It (?:is|has)/);
  const long = `${'See xref:0001-a.adoc[the first], *bold* and `code`. '.repeat(30)}\n\n`.repeat(60);
  assert.match(await bodyOf(`= Two\n\n${long}`), /<strong>bold<\/strong>/);
});

/** A folder with these files; removed after the test. */
async function folder(t: TestContext, files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cadre-asciidoc-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(dir, path, '..'), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
}

test('files of the folder are included, nothing else is', async (t) => {
  const dir = await folder(t, {
    'secret.txt': 'out of bounds',
    'adr/0002-x.adoc': `= Two
:parts: parts

include::{parts}/_one.adoc[leveloffset=+1]
include::parts/code.ts[tag=start]
include::../secret.txt[]
include::parts/.env[]
include::linked.txt[]
include::0002-x.adoc[]
include::gone.adoc[opts=optional]
`,
    'adr/parts/_one.adoc': '= A part\n\nIts text.\n',
    'adr/parts/code.ts': '// tag::start[]\nstart();\n// end::start[]\nstop();\n',
    'adr/parts/.env': 'KEY=1',
  });
  if (process.platform !== 'win32') await symlink(join(dir, 'secret.txt'), join(dir, 'adr/linked.txt'));
  const file = { path: '0002-x.adoc', absolute: join(dir, 'adr/0002-x.adoc') };
  const loaded = await loadAsciiDoc(file, { collection: 'adr', dir: join(dir, 'adr') });
  assert.ok('source' in loaded);
  const { text, issues, original } = loaded.source;
  assert.match(text, /^## A part$/m);
  assert.match(text, /Its text\./);
  assert.match(text, /start\(\);/);
  assert.doesNotMatch(text, /stop\(\)|out of bounds|KEY/);
  assert.match(original?.text ?? '', /^include::parts\/code\.ts/m);
  const lines = issues.filter(({ rule }) => rule === 'include-skipped').map(({ line }) => line);
  assert.deepEqual(
    [...new Set(lines)].filter((line) => line !== 9),
    [6, 7, 8],
  );
});
