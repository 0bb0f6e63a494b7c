/** The documents say what the code does: options, keys, ids, and links that lead somewhere. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { KNOWN_KEYS } from '../../../src/config/schema.ts';
import { RULES } from '../../../src/messages/issues.ts';
import { FACTS } from '../../../src/read/fact-names.ts';
import { SECTION_IDS } from '../../../src/render/parts/section-ids.ts';
import { checkout } from '../../support/checkout.ts';

const guides = readdirSync(join(checkout, 'docs')).filter((name) => name.endsWith('.md'));
const documents = ['README.md', 'CHANGELOG.md', 'SECURITY.md', ...guides.map((name) => `docs/${name}`)];

function read(file: string): string {
  return readFileSync(join(checkout, file), 'utf8');
}

/** What is below a heading, up to the next one of its depth. */
function getSection(file: string, heading: string): string {
  const text = read(file);
  const [mark = ''] = /^#+ /.exec(heading) ?? [];
  const start = text.indexOf(`\n${heading}\n`);
  assert.ok(start >= 0, `${file} has no section ${heading}`);
  const end = text.indexOf(`\n${mark}`, start + heading.length);
  return text.slice(start, end < 0 ? undefined : end);
}

/** The first cells of its tables, as far as they hold code. */
function listFirstCells(text: string): string[] {
  return [...text.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell = '']) => cell.replaceAll('`', ''));
}

function listIds(file: string): Set<string> {
  return new Set(
    [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\d\s-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('links between documents point to existing files and sections', () => {
  for (const file of documents) {
    const text = read(file).replace(/^```[\s\S]*?^```$/gm, '');
    for (const [, path = '', id = ''] of text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      const target = path === '' ? file : join(dirname(file), path);
      assert.ok(existsSync(join(checkout, target)), `${file}: ${path}`);
      if (id !== '') assert.ok(listIds(target).has(id), `${file}: ${path}#${id}`);
    }
  }
});

test('the README links to every guide', () => {
  for (const name of guides) assert.ok(read('README.md').includes(`](docs/${name})`), name);
});

test('the reference of the command line lists the options that each command has', () => {
  for (const { name, flags } of COMMANDS) {
    const listed = listFirstCells(getSection('docs/command-line.md', `## cadre ${name}`));
    const expected = flags.map(({ name, short, value, oneOf }) => {
      const only = oneOf?.length === 1 ? oneOf[0] : value;
      return `--${name}${only === undefined ? '' : ` ${only}`}${short === undefined ? '' : `, -${short}`}`;
    });
    assert.deepEqual(listed, expected, name);
  }
});

test('the reference of the configuration lists the keys of the schema', () => {
  const sections = {
    ...{ '': 'Keys', collections: 'Collections', repository: 'Repository', tickets: 'Tickets' },
    ...{ exclude: 'Exclude', ignore: 'Ignore' },
  };
  for (const [key, heading] of Object.entries(sections)) {
    const listed = listFirstCells(getSection('docs/configuration.md', `## ${heading}`));
    assert.deepEqual(listed.sort(), KNOWN_KEYS[key]?.toSorted(), heading);
  }
  const [, facts = ''] = read('docs/configuration.md').split(/<!-- \/?facts -->/);
  assert.deepEqual(
    [...facts.matchAll(/`([\w-]+)`/g)].map(([, fact]) => fact),
    [...FACTS],
  );
});

test('the guide to issues lists the rules', () => {
  const [, rules = ''] = read('docs/issues.md').split(/<!-- \/?rules -->/);
  assert.deepEqual(listFirstCells(rules), RULES);
});

test('the guide to the look lists the colours of the theme', () => {
  const [, properties = ''] = read('docs/look.md').split(/<!-- \/?properties -->/);
  const colours = read('src/styles/tokens.css').matchAll(/^ {2}(--color-[a-z]+):/gm);
  assert.deepEqual(
    listFirstCells(properties),
    [...colours].map(([, name]) => name),
  );
});

test('the guide to links lists the ids of sections', () => {
  const [, ids = ''] = read('docs/links.md').split(/<!-- \/?ids -->/);
  assert.deepEqual(
    listFirstCells(ids),
    SECTION_IDS.map(({ id }) => `#${id}`),
  );
});
