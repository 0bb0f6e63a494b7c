import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPartsOf } from './reading.ts';

/** The first words of every line at which something was left standing. */
function listUnfilled(body: string): string[] {
  const text = `# ADR-7: Ship by rail\n\n${body}`;
  const lines = text.split('\n');
  return readPartsOf(text)
    .unfilled.sort((a, b) => a - b)
    .map((line) => (lines[line - 1] ?? '').trim());
}

test('a prompt over several paragraphs is unfilled up to its closing bracket', () => {
  const prompt = '[Tell what [drove](x.md) it.\n\nWhy now?\n\n**Example**:\nOur wheels were square.]';
  assert.deepEqual(listUnfilled(`## Context\n\n${prompt}\n\nWe had trucks.\n`), [
    '[Tell what [drove](x.md) it.',
    'Why now?',
    '**Example**:',
  ]);
});

test('a bracket that closes before its paragraph ends is a sentence of the author', () => {
  assert.deepEqual(listUnfilled('## Context\n\n[Since 2020\n\nwe ran] trucks only.\n'), []);
});

test('an example below a placeholder is the template’s, below a text it is the author’s', () => {
  const example = '**Example**:\n\n1. **Engine**: pulls\n';
  assert.deepEqual(listUnfilled(`## Key Components\n\n1. **[Name]**: [What it does]\n\n${example}`), [
    '1. **[Name]**: [What it does]',
    '1. **Engine**: pulls',
  ]);
  assert.deepEqual(listUnfilled(`## Key Components\n\n1. **Wagon**: carries\n\n${example}`), []);
});

test('an alternative that only shows how to fill in the one before it is unfilled with all its parts', () => {
  const text = `## Alternatives Considered

### Alternative 1: [Name]

**Pros**:
- [Pro 1]

**Example**:
### Alternative 1: Use barges

**Pros**:
- Cheap

### Alternative 2: Road freight

**Pros**:
- Fast
`;
  assert.deepEqual(listUnfilled(text), [
    '### Alternative 1: [Name]',
    '- [Pro 1]',
    '### Alternative 1: Use barges',
    '- Cheap',
  ]);
  const { alternatives } = readPartsOf(`# X\n\n${text}`);
  assert.deepEqual(
    alternatives.map(({ name, unfilled }) => [name, unfilled]),
    [
      ['[Name]', true],
      ['Use barges', true],
      ['Road freight', false],
    ],
  );
});

test('links, notes on what is missing, and boxes with words are not unfilled', () => {
  const body = `## References

- [Timetable]
- [Fares]: where?

## Testing

TBD

- [ ] brakes hold
- [x] [Which test?]

## Risks

TODO: ask the harbour

[timetable]: https://example.org
`;
  assert.deepEqual(listUnfilled(body), ['- [x] [Which test?]']);
});

test('a row of a table is unfilled if its cells are', () => {
  const table = '| Name | State |\n|--|--|\n| [Name] | {State} |\n| | open, closed, draft |\n';
  assert.deepEqual(listUnfilled(`## Decision\n\nBy rail.\n\n${table}`), ['| [Name] | {State} |']);
});
