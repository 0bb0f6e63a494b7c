/** A collection that does harm wherever it can: what is built of it runs nothing, reads nothing else, and says so. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { listUnheld } from '../support/disks.ts';
import { findHarm } from '../support/harm.ts';
import { hostileRepository, TITLES } from '../support/hostile.ts';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';
import { findHtmlErrors } from '../support/validate.ts';
import { parseDocument, type Xml } from '../support/xml.ts';

const windows = process.platform === 'win32';

let root: string;
let secret: string;
let beside: string[];
let site: Site;
let files: string[];

before(async () => {
  ({ root, secret } = hostileRepository());
  beside = readdirSync(join(root, '..')).sort();
  site = await buildSite({ root, args: ['--verbose', '--reporter', 'github'] });
  files = site.files();
});

const ending = (...endings: string[]): string[] =>
  files.filter((file) => endings.some((one) => file.endsWith(one)));

test('the build comes to its end', () => {
  assert.equal(site.code, 0, site.said);
});

test('no program in a record was run', () => {
  const ran = [root, join(root, 'adr'), process.cwd()].flatMap((folder) =>
    readdirSync(folder).filter((name) => name.startsWith('ran-')),
  );
  assert.deepEqual(ran, []);
  assert.ok(!('polluted' in {}));
});

test('nothing is written outside the output folder', () => {
  assert.deepEqual(readdirSync(join(root, '..')).sort(), beside);
  const known = ['.cache', '.env', '.git', 'adr', 'cadre.config.json', 'site'];
  assert.deepEqual(readdirSync(root).sort(), known);
  assert.ok(!existsSync(join(root, '..', 'escaped')));
});

test('nothing outside the repository, or hidden in it, is in the site', () => {
  for (const file of files) {
    const content = readFileSync(join(site.out, file));
    assert.ok(!content.includes(secret), file);
    assert.ok(!content.includes('not-for-readers'), file);
    assert.ok(!content.includes('repositoryformatversion'), file);
  }
});

test('no page runs, loads or links to anything untrusted', () => {
  const found = ending('.html').flatMap((file) => findHarm(site.text(file), { path: file }));
  assert.deepEqual(found, []);
});

test('every page has a policy, before anything that it applies to', () => {
  for (const file of ending('.html')) {
    const html = site.text(file);
    const at = html.search(/<meta http-equiv="content-security-policy" content="default-src 'none'/);
    assert.ok(at > 0 && at < 200, file);
    assert.ok(html.search(/<(?:script|link|style)\b/) > at || !/<(?:script|link|style)\b/.test(html), file);
  }
});

test('only the page that diagrams are drawn in allows styles of its own', () => {
  const loose = ending('.html').filter((file) => site.text(file).includes('unsafe-inline'));
  assert.deepEqual(loose, ['assets/diagrams.html']);
  const evals = ending('.html').filter((file) => site.text(file).includes("'unsafe-eval'"));
  assert.deepEqual(evals, []);
});

test('pages are valid with any title', async () => {
  const errors: string[] = [];
  for (const file of ending('.html')) errors.push(...(await findHtmlErrors(file, site.text(file))));
  assert.deepEqual(errors, []);
});

test('no link is broken', () => {
  assert.deepEqual(findBrokenLinks({ out: site.out, files, site: 'https://decisions.example.com' }), []);
});

test('drawings run nothing, untrusted ones included', () => {
  const drawings = ending('.svg');
  assert.ok(drawings.some((file) => file.startsWith('files/')));
  for (const file of drawings) {
    const harm: string[] = [];
    const visit = ({ name, attributes, children }: Xml): void => {
      if (/^(?:script|iframe|handler|set|animate.*)$/i.test(name)) harm.push(name);
      for (const [key, value] of Object.entries(attributes)) {
        if (/^on/i.test(key) || (/(?:href|src)$/i.test(key) && /script:/i.test(value)))
          harm.push(`${key}="${value}"`);
      }
      for (const child of children) visit(child);
    };
    visit(parseDocument(site.text(file)));
    assert.deepEqual(harm, [], file);
    assert.doesNotMatch(site.text(file), /<\?xml-stylesheet|<!ENTITY/);
  }
});

test('feeds and other XML are well-formed, and what they show of records runs nothing', () => {
  const documents = ending('.xml');
  assert.ok(documents.length > 3);
  for (const file of documents) {
    const visit = (element: Xml): void => {
      if (/^(?:content|summary|content:encoded)$/.test(element.name)) {
        assert.deepEqual(findHarm(element.text, { path: file, fragment: true }), []);
      }
      for (const [key, value] of Object.entries(element.attributes)) {
        if (/href|src|url/i.test(key))
          assert.match(value, /^(?:https:\/\/(?:decisions\.example|github\.com)|\/)/);
      }
      element.children.forEach(visit);
    };
    const all = parseDocument(site.text(file));
    visit(all);
    for (const item of all.all('channel').flatMap((channel) => channel.all('item'))) {
      assert.deepEqual(findHarm(item.only('description').text, { path: file, fragment: true }), []);
    }
  }
});

test('JSON is valid, and its HTML runs nothing', () => {
  const documents = ending('.json');
  assert.ok(documents.length > 30);
  for (const file of documents) {
    const visit = (value: unknown, key: string): void => {
      if (typeof value === 'string' && /html/i.test(key)) {
        assert.deepEqual(findHarm(value, { path: file, fragment: true }), []);
      } else if (typeof value === 'string' && /^(?:url|href|permalink|address|.*_url)$/i.test(key)) {
        assert.match(value, /^(?:https?:|mailto:|\/|#|$)/, `${file}: ${key}`);
      } else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) visit(inner, name);
      }
    };
    visit(JSON.parse(site.text(file)), '');
  }
});

test('no cell of the table is a formula', () => {
  const [, ...lines] = site.text('log.csv').split('\r\n');
  for (const line of lines) assert.doesNotMatch(line, /(?:^|,)"?[=+@]|(?:^|,)"?-\D/);
});

test('rules and headers for hosts keep to their lines', () => {
  assert.doesNotMatch(site.text('_headers'), /Set-Cookie|evil/);
  for (const line of site.text('_redirects').trimEnd().split('\n')) {
    assert.match(line, /^\/(?!\/)[^\s:*]* \/(?!\/)[^\s:*]* 301$/);
  }
});

test('no file is called what a host or a shell takes for something else', () => {
  for (const file of files) {
    assert.doesNotMatch(file, /[<>"'\\|?*\n\r]|(?:^|\/)-|(?:^|\/)\.\.?(?:\/|$)/);
  }
});

test('any disk holds every file, with no two of them in one place', () => {
  assert.deepEqual(listUnheld(files), []);
});

test('a title is in its page as it was written', () => {
  assert.equal(site.page('/adr/2/').one('h1').text, TITLES.attribute.replace(/\s+/g, ' '));
});

test('each try is reported with file and line', () => {
  const lines = (path: string, rule: string): number =>
    new Set(
      site.said
        .split('\n')
        .flatMap((line) => new RegExp(`^adr/${path}:(\\d+)  \\w+  ${rule}$`).exec(line)?.[1] ?? []),
    ).size;
  assert.ok(lines('0012-program.md', 'broken-front-matter') === 1);
  assert.ok(lines('0013-coffee.md', 'broken-front-matter') === 1);
  assert.ok(lines('0014-yaml.md', 'broken-front-matter') === 1);
  assert.ok(lines('0017-html.md', 'raw-html') > 15);
  assert.ok(lines('0018-addresses.md', 'unsafe-address') > 30);
  assert.ok(lines('0022-files.md', 'outside-image') > 0);
  if (!windows)
    for (const path of ['0099-secret.md', 'away'])
      assert.match(site.said, new RegExp(`^adr/${path}  warning  link-outside$`, 'm'));
});

test('reports of untrusted text move no cursor and give the runner no commands', () => {
  assert.doesNotMatch(site.said, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  for (const line of site.said.split('\n').filter((one) => one.startsWith('::'))) {
    assert.match(
      line,
      /^::(?:(?:error|warning|notice) (?:file=[^,:]+,)?(?:line=\d+,)?title=[\w-]+::|group::|endgroup::|stop-commands::|[\da-f-]{36}::$)/,
    );
  }
});
