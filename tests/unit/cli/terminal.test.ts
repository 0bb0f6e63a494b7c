import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { getPreviewCommand } from '../../../src/cli/build.ts';
import { createTerminal, formatSeconds } from '../../../src/cli/terminal.ts';

/** A stream that keeps what is written to it and is no terminal. */
function stream() {
  const written: string[] = [];
  const fake = new Writable({
    write(chunk, _, done) {
      written.push(stripVTControlCharacters(String(chunk)));
      done();
    },
  });
  return { written, fake: fake as unknown as NodeJS.WriteStream };
}

test('a step says what it did and how long it took', async () => {
  const { written, fake } = stream();
  const output = createTerminal(fake, { quiet: false });
  const result = await output.task('Read', async () => ({ result: 7, summary: '7 records' }));
  assert.equal(result, 7);
  assert.match(written.join(''), /^✓ Read {2}7 records {2}\d+ ms\n$/);
});

test('a step that fails says so and passes the reason on', async () => {
  const { written, fake } = stream();
  const failing = createTerminal(fake, { quiet: false }).task('Build', () => Promise.reject(new Error('no')));
  await assert.rejects(failing, /no/);
  assert.equal(written.join(''), '✗ Build\n');
});

test('quick progress is not shown, and nothing is said in quiet', async () => {
  const { written, fake } = stream();
  const output = createTerminal(fake, { quiet: true });
  await output.task('Read', async (progress) => {
    for (let done = 0; done <= 100; done++) progress(done, 100);
    return { result: null, summary: '' };
  });
  output.print('hello');
  assert.deepEqual(written, []);
});

test('numbers read as people write them', () => {
  assert.equal(formatSeconds(42), '42 ms');
  assert.equal(formatSeconds(3210), '3.2 s');
});

test('the report names the command as it was run', () => {
  const named = (env: NodeJS.ProcessEnv): string => getPreviewCommand({ out: 'x' }, env);
  assert.equal(named({}), 'cadre preview --out x');
  assert.equal(named({ npm_command: 'exec' }), 'npx cadre preview --out x');
  assert.equal(
    named({ npm_command: 'run-script', npm_lifecycle_event: 'cadre' }),
    'npm run -s cadre -- preview --out x',
  );
  assert.equal(named({ npm_command: 'run-script', npm_lifecycle_event: 'docs' }), 'cadre preview --out x');
});
