import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Flag, parseCommandArgs } from '../../../src/cli/flags.ts';
import { UserError } from '../../../src/config/user-error.ts';

const flags: Flag[] = [
  { name: 'out', short: 'o', value: 'FOLDER', description: '' },
  { name: 'format', value: 'FORMAT', oneOf: ['json', 'csv'], description: '' },
  { name: 'quiet', short: 'q', description: '' },
  { name: 'strict', description: '' },
];

const read = (...words: string[]) => parseCommandArgs(words, flags, 'cadre build');

test('folders, values and switches are in any order', () => {
  for (const words of [
    ['adr', '--out', 'x', 'docs', '--quiet'],
    ['--quiet', '--out=x', 'adr', 'docs'],
    ['-q', '-o', 'x', 'adr', 'docs'],
    ['-qo', 'x', 'adr', '--', 'docs'],
  ]) {
    const { positionals, switches, values } = read(...words);
    assert.deepEqual(positionals, ['adr', 'docs'], words.join(' '));
    assert.deepEqual([...switches], ['quiet']);
    assert.deepEqual(values, { out: 'x' });
  }
});

test('a folder that begins with a dash goes after --', () => {
  assert.deepEqual(read('--', '--odd').positionals, ['--odd']);
});

const wrong: [words: string[], message: RegExp, hint: RegExp][] = [
  [['--ou', 'x'], /cadre build has no option --ou\./, /Did you mean --out\?/],
  [['--wombat'], /no option --wombat/, /cadre build --help/],
  [['-x'], /no option -x/, /--help/],
  [['--no-strict'], /no option --no-strict/, /--strict/],
  [['--out'], /--out needs a value/, /--out FOLDER/],
  [['--out', '--quiet'], /--out needs a value/, /--out FOLDER/],
  [['--out='], /--out needs a value/, /--out FOLDER/],
  [['--format', 'jsno'], /--format cannot be "jsno"/, /Did you mean --format json\?/],
  [['--format', 'xml'], /--format cannot be "xml"/, /--format json or --format csv/],
  [['--quiet=yes'], /--quiet takes no value/, /only --quiet/],
];

for (const [words, message, hint] of wrong) {
  test(`${words.join(' ')} is answered with what to write`, () => {
    assert.throws(
      () => read(...words),
      (error: unknown) => {
        assert.ok(error instanceof UserError);
        assert.match(error.message, message);
        assert.match(error.hint, hint);
        return true;
      },
    );
  });
}
