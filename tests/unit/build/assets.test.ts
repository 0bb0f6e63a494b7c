import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createAssets } from '../../../src/build/assets.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'cadre-assets-')));
after(() => rmSync(root, { recursive: true, force: true }));
const repository = join(root, 'repository');
const record = join(repository, 'adr', '0001-a.md');
mkdirSync(join(repository, 'adr', 'images'), { recursive: true });
writeFileSync(join(repository, 'adr', 'images', 'part.svg'), '<svg/>');
writeFileSync(join(repository, 'adr', 'a b#1.png'), 'png');
writeFileSync(join(repository, 'logo.png'), 'logo');
writeFileSync(join(repository, 'secret.env'), 'TOKEN=1');
writeFileSync(join(root, 'outside.png'), 'outside');
symlinkSync(join(root, 'outside.png'), join(repository, 'adr', 'link.png'));

function resolve(href: string) {
  return createAssets({ bounds: [repository] }).resolve(record, href);
}

test('an image gets an address made of its content', () => {
  const answer = resolve('images/part.svg');
  assert.ok(answer && 'url' in answer);
  assert.match(answer.url, /^\/files\/[0-9a-f]{10}\/part\.svg$/);
  assert.deepEqual(resolve('./images/../images/part.svg?raw=true#layer'), answer);
});

test('a name with spaces and marks is found however it is written', () => {
  for (const href of ['a%20b%231.png', 'a b#1.png']) {
    const answer = resolve(href);
    assert.ok(answer && 'url' in answer, href);
  }
});

test('a file elsewhere in the repository is offered', () => {
  const answer = resolve('../logo.png');
  assert.ok(answer && 'url' in answer);
});

test('nothing outside the repository is copied, not even through a symbolic link', () => {
  const outside = { refused: { key: 'issue-reason.outside-repository', values: {} } };
  assert.deepEqual(resolve('../../outside.png'), outside);
  assert.deepEqual(resolve('link.png'), outside);
});

test('only files that a site shows or offers are copied', () => {
  assert.equal(resolve('../secret.env'), null);
  assert.equal(resolve('images'), null);
  assert.equal(resolve('missing.png'), null);
});

test('what was asked for is a file of the site, and nothing else', () => {
  const assets = createAssets({ bounds: [repository] });
  const answer = assets.resolve(record, 'images/part.svg');
  assert.ok(answer && 'url' in answer);
  assert.deepEqual(
    assets.outputs(assert.fail).map(({ path }) => path),
    [answer.url],
  );
  assert.equal(assets.getFile(answer.url), join(repository, 'adr', 'images', 'part.svg'));
  assert.equal(assets.getFile('/files/0000000000/part.svg'), null);
});

test('a file that vanishes after it was requested is reported, and the others are written', () => {
  const assets = createAssets({ bounds: [repository] });
  const there = assets.resolve(record, 'images/part.svg');
  writeFileSync(join(repository, 'adr', 'brief.png'), 'brief');
  assets.resolve(record, 'brief.png');
  rmSync(join(repository, 'adr', 'brief.png'));
  const told: string[] = [];
  const outputs = assets.outputs((message) => told.push(message));
  assert.ok(there && 'url' in there);
  assert.deepEqual(
    outputs.map(({ path }) => path),
    [there.url],
  );
  assert.match(told.join('\n'), /brief\.png was removed/);
});
