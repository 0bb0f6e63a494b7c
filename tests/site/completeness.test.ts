/**
 * Nothing that an author wrote is dropped: the words of every page, in order, are the words of its file.
 *
 * What is not a word: addresses of links, tags and comments of HTML, languages of code, labels of footnotes. Formulas are
 * compared by their place alone, diagrams by their source, which is below them. The title and lines of nothing
 * but facts may be around the body instead; of these the label, and a value that says "none", may go.
 * A record named by its file or by an older title is shown by its title. MDX is a program and is left out.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { before, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { listCorpora, withoutCorpora } from '../support/corpora.ts';
import { dialectFiles, dialectFolders } from '../support/dialects.ts';
import { leftToLong } from '../support/long.ts';
import { buildSite, type Site } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';
import { compareWords, findMissingOfField } from '../support/words/compare.ts';
import { type PageText, readIntroductionText, readPageText } from '../support/words/page.ts';
import { findRoughlyMissing } from '../support/words/rough.ts';
import { readSourceText, type SourceText } from '../support/words/source.ts';

/** Front matter by which other generators lay out pages. */
const LAYOUT = /^(?:layout|parent|nav_order|has_children|slug|redirect_from|excerpt_separator|order)$/;

interface ShownText {
  /** Path as people know it. */
  file: string;
  written: string;
  source: SourceText;
  page: PageText;
}

interface Sample {
  folders: string[];
  site: Site;
  shown: ShownText[];
  /** Markdown files without a page of their own. */
  pageless: { file: string; written: string }[];
}

for (const { name, find, skip } of [
  { name: 'own collections', find: listOwnFolders, skip: false },
  {
    name: 'collections of other teams',
    find: listCorpora,
    skip: withoutCorpora,
  },
]) {
  let sample: Sample;
  before(async () => {
    if (skip === false) sample = await createSample(find());
  });

  test(`${name}: every page shows the words of its file, in order`, { skip }, () => {
    printReport(
      sample.shown.flatMap(({ file, source, page }) =>
        compareWords(source, page).differences.map(({ line, message }) => `${file}:${line}\n    ${message}`),
      ),
    );
  });

  test(`${name}: every page shows what its front matter says`, { skip }, () => {
    printReport(
      sample.shown.flatMap(({ file, source, page }) =>
        source.fields.flatMap(({ key, value }) => {
          const missing = LAYOUT.test(key) ? [] : findMissingOfField(value, page);
          return missing.length === 0 ? [] : [`${file}\n    ${key}: ${missing.join(' ')} (of “${value}”)`];
        }),
      ),
    );
  });

  test(`${name}: no word is swallowed before the text is even parsed`, { skip }, () => {
    printReport(
      sample.shown.flatMap(({ file, written, page }) => {
        const missing = findRoughlyMissing(written, page);
        return missing.length === 0 ? [] : [`${file}\n    ${missing.join(' ')}`];
      }),
    );
  });

  test(`${name}: every file has a page, but for templates and introductions`, { skip }, () => {
    assert.ok(sample.shown.length > 0);
    const expected = /template|^(?:readme|index|summary)\.md$/i;
    printReport(sample.pageless.map(({ file }) => file).filter((file) => !expected.test(basename(file))));
    for (const address of sample.site.files().filter((path) => /^(?:[^/]+\/)?index\.html$/.test(path))) {
      const page = readIntroductionText(sample.site.text(address));
      if (page.body.length === 0) continue;
      const differences = sample.pageless.map(
        ({ file, written }) =>
          `${file}: ${compareWords(readSourceText(written), page).differences[0]?.message ?? ''}`,
      );
      assert.ok(
        differences.some((difference) => difference.endsWith(': ')),
        `${address} introduces the log in the words of none of\n${differences.join('\n')}`,
      );
    }
  });
}

function listOwnFolders(): string[] {
  const root = createTempFolder();
  writeFiles(root, dialectFiles);
  return [
    ...dialectFolders.map((folder) => join(root, folder)),
    join(checkout, 'tests/fixtures/caliper/adr'),
    ...(leftToLong ? [] : [join(checkout, 'adr')]),
  ];
}

async function createSample(folders: string[]): Promise<Sample> {
  // hundreds of records on a machine that may be busy
  const site = await buildSite({ folders, timeout: 300_000 });
  assert.equal(site.code, 0, site.said);
  const pages = new Map(
    site
      .files()
      .filter((path) => path.endsWith('.md'))
      .map((path) => [site.text(path), path.replace(/\.md$/, '/index.html')]),
  );
  const shown: ShownText[] = [];
  const pageless: Sample['pageless'] = [];
  for (const { file, written } of folders.flatMap(listMarkdown)) {
    const path = pages.get(written);
    if (path === undefined) pageless.push({ file, written });
    else shown.push({ file, written, source: readSourceText(written), page: readPageText(site.text(path)) });
  }
  return { folders, site, shown, pageless };
}

function listMarkdown(folder: string): { file: string; written: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      file: join(basename(folder), relative(folder, path)),
      written: readFileSync(path, 'utf8')
        .replace(/^\ufeff/, '')
        .replace(/\r\n?/g, '\n'),
    }));
}

function printReport(found: string[]): void {
  assert.equal(found.length, 0, `${found.length} found\n${found.slice(0, 20).join('\n')}`);
}
