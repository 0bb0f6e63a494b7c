import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type LoadedSource, loadSource } from '../../../src/discover/load-file.ts';
import { LIMITS } from '../../../src/shared/limits.ts';

async function load(t: TestContext, content: string | Uint8Array | null): Promise<LoadedSource> {
  const dir = await mkdtemp(join(tmpdir(), 'cadre-load-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const absolute = join(dir, '1.md');
  if (content !== null) await writeFile(absolute, content);
  return loadSource({ path: 'sub/1.md', absolute }, { collection: 'adr' });
}

test('a file becomes a source with text and digest', async (t) => {
  const loaded = await load(t, '# One\r\n');
  assert.ok('source' in loaded);
  const { digest, ...source } = loaded.source;
  assert.deepEqual(source, { collection: 'adr', path: 'sub/1.md', text: '# One\n', issues: [] });
  assert.match(digest, /^[0-9a-f]{16}$/);
});

test('the digest follows the bytes', async (t) => {
  const digest = async (content: string) => {
    const loaded = await load(t, content);
    return 'source' in loaded ? loaded.source.digest : null;
  };
  assert.equal(await digest('a'), await digest('a'));
  assert.notEqual(await digest('a'), await digest('b'));
});

test('what the decoder finds is an issue of this file', async (t) => {
  const loaded = await load(t, Uint8Array.from([0x61, 0x0a, 0xe9]));
  assert.ok('source' in loaded);
  const [issue] = loaded.source.issues;
  assert.deepEqual(
    [issue?.collection, issue?.path, issue?.line, issue?.rule],
    ['adr', 'sub/1.md', 2, 'wrong-encoding'],
  );
});

test('a file that is gone, a folder, an empty and a binary file are issues', async (t) => {
  const rule = (loaded: LoadedSource) => ('issue' in loaded ? loaded.issue.rule : null);
  assert.equal(rule(await load(t, null)), 'vanished');
  assert.equal(rule(await load(t, '')), 'empty-file');
  assert.equal(rule(await load(t, Uint8Array.from([0x23, 0, 1, 2]))), 'binary-file');
  assert.equal(
    rule(await loadSource({ path: 'x.md', absolute: tmpdir() }, { collection: 'adr' })),
    'unreadable',
  );
});

test('a file just under the limit is read, one above it is not', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'cadre-load-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const absolute = join(dir, '1.md');
  const file = { path: '1.md', absolute };
  await writeFile(absolute, `# Big\n${'a line of sixteen\n'.repeat(LIMITS.file / 18)}`.slice(0, LIMITS.file));
  assert.ok('source' in (await loadSource(file, { collection: 'adr' })));
  await truncate(absolute, LIMITS.file + 1);
  const large = await loadSource(file, { collection: 'adr' });
  assert.equal('issue' in large && large.issue.rule, 'too-large');
});
