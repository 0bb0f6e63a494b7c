/** Any text gives a record, a page or an issue, never a throw; and how a file is saved changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode } from '../../../src/discover/decode.ts';
import { createExport } from '../../../src/export/export.ts';
import { linkLog } from '../../../src/link/index.ts';
import type { Page, ReadRecord } from '../../../src/model/record.ts';
import { createVocabulary, readSource } from '../../../src/read/index.ts';
import { getTries } from '../../support/fuzz.ts';
import { workOn, workOnBytes } from './work.ts';

/** What records are made of, whole and broken. */
const PIECES = [
  ...['\n', '\n\n', '\n---\n', '---\n', '+++\n', '---js\n', '\r\n', '\r', '\t', '    ', ' ', '\u00a0'],
  ...[
    '# ',
    '## ',
    '### ',
    '#',
    '- ',
    '* ',
    '1. ',
    '> ',
    '- [ ] ',
    '- [x] ',
    '| ',
    '|',
    '| - |',
    '\n:::',
    '!!! note',
  ],
  ...[
    '**',
    '__',
    '*',
    '_',
    '~~',
    '`',
    '```',
    '~~~',
    '```mermaid\n',
    '$',
    '$$',
    '$x_i$',
    '\\',
    '\\$',
    '<!--',
    '-->',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[^1]',
    '[^1]: ',
    '[[',
    ']]',
    '[a]: b',
    '<',
    '>',
    '</',
    '<b>',
    '<s>',
    '<div>',
  ],
  ...[
    '<script>',
    '<svg><a>',
    '<details><summary>',
    '<table><tr><td>',
    '&amp;',
    '&#0;',
    '&',
    '{',
    '}',
    '<T>',
    '<%',
  ],
  ...[
    '# 12. Use a queue',
    '# ADR-12: Use a queue',
    '# [short title]',
    'Title\n===',
    'Status: ',
    '**Status**: ',
  ],
  ...[
    '## Status\n\n',
    '✅ Accepted',
    'superseded by ',
    'Supersedes [ADR-3](0003-a.md)',
    'amended by',
    'proposed',
  ],
  ...[
    '**Date**: 2024-02-30',
    'Date: ',
    '2021-03-04',
    '03/04/21',
    'März 2021',
    '0000-00-00',
    '99999999999999999999',
  ],
  ...[
    'status: accepted\n',
    'tags: [a, ',
    'date: 2021-01-01\n',
    'a: &a [*a]\n',
    '? ',
    '- - -',
    '!!js/function x\n',
    ': ',
  ],
  ...[
    '## Context\n\n',
    '## Decision\n\n',
    '## Consequences\n\n### Risks\n\n- a\n  - **Mitigation**: ',
    '### Alternative 1: ',
  ],
  ...[
    '## Options\n\n',
    '**Pros**:\n',
    'Good, because ',
    'Chosen option: "',
    '**Rejected because**: ',
    '## Testing Strategy\n\n',
  ],
  ...[
    '- **Phase 1**: Weeks 1-2 - ',
    '- **Metrics to Track**:\n  - ',
    '## Related Decisions\n\n- **ADR-',
    '*Author: ',
    'ADR-12',
  ],
  ...[
    'graph TD\n',
    'a-->b\n',
    'sequenceDiagram\n',
    '\\frac{',
    '\\def\\a{\\a}',
    '%%{init',
    '#12',
    'PAY-133',
    'https://a.b/c',
  ],
  ...[
    '\0',
    '\u200b',
    '\ufeff',
    '\ufffd',
    '\ud800',
    '\udc00',
    '\u202e',
    '\u2028',
    '𝔸',
    '👩‍👩‍👧',
    'é',
    'Ã©',
    'âœ…',
    '決定',
    'ماذا',
    '__proto__',
    'constructor',
  ],
];

const texts = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.lorem({ maxCount: 4 }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

test('any text gives a record, a page or an issue', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { kind, html, rules } = await workOn(text);
      assert.ok(kind === 'nothing' ? rules.length > 0 : typeof html === 'string');
    }),
    getTries(700),
  );
});

test('any bytes give a record, a page or an issue', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const { kind, rules } = await workOnBytes(bytes);
      assert.ok(kind !== 'nothing' || rules.length > 0);
    }),
    getTries(300),
  );
});

test('a file cut off anywhere, or with a piece of another in it, still gives something', async () => {
  const whole = `---\nstatus: accepted\ntags: [a, "b"]\n---\n# Use a queue\n\n## Context\n\nA | b\n--- | ---\n1 | 2\n\n\`\`\`mermaid\ngraph TD\na-->b\n\`\`\`\n\n## Risks\n\n- R\n  - **Mitigation**: M\n\n[^1]: $x^2$ <b>\n`;
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.constantFrom(...PIECES), async (at, piece) => {
      await workOn(whole.slice(0, at));
      await workOn(whole.slice(0, at) + piece + whole.slice(at));
    }),
    getTries(150),
  );
});

const vocabulary = createVocabulary({ statuses: {}, labels: {} });

/** The export of files as bytes, in the order given. */
function exportText(files: readonly [path: string, bytes: Uint8Array][]): unknown {
  const records: ReadRecord[] = [];
  const pages: Page[] = [];
  const neighbours = files.map(([path]) => path).sort();
  for (const [path, bytes] of files) {
    const { text } = decode(bytes);
    if (text === null) continue;
    const source = { collection: 'adr', path, text, digest: '', issues: [] };
    const read = readSource(source, { vocabulary, neighbours });
    if (read.kind === 'record') records.push(read.record);
    else pages.push(read.page);
  }
  const collections = [{ key: 'adr', name: 'Decisions', folder: 'adr', dir: '/adr' }];
  const { log } = linkLog({ collections, records, pages, repository: null });
  return createExport({ log, skipped: [] });
}

const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const folders = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('use-a-queue', 'go-on', 'stay')), {
    minLength: 1,
    maxLength: 5,
    selector: ([number, name]) => `${number}-${name}`,
  })
  .chain((names) =>
    fc.tuple(
      ...names.map(([number, name]) =>
        texts.map((text): [string, string] => [
          `000${number}-${name}.md`,
          `# ${number}. ${name}\n\n${text.toWellFormed().replace(/[\r\0]/g, '')}\n`,
        ]),
      ),
    ),
  );

test('the order of files changes nothing in the export', () => {
  fc.assert(
    fc.property(folders, fc.infiniteStream(fc.double({ noNaN: true })), (files, weights) => {
      const given = files.map(([path, text]): [string, Uint8Array] => [path, toBytes(text)]);
      const weighed = given.map((file) => ({ file, weight: weights.next().value ?? 0 }));
      const shuffled = weighed.sort((a, b) => a.weight - b.weight).map(({ file }) => file);
      assert.deepEqual(exportText(shuffled), exportText(given));
    }),
    getTries(100),
  );
});

const SAVED: Record<string, (text: string) => Uint8Array> = {
  'line ends of Windows': (text) => toBytes(text.replaceAll('\n', '\r\n')),
  'line ends of old Macs': (text) => toBytes(text.replaceAll('\n', '\r')),
  'a byte order mark': (text) => toBytes(`\ufeff${text}`),
};

for (const [how, saved] of Object.entries(SAVED)) {
  test(`${how} change nothing in the export`, () => {
    fc.assert(
      fc.property(folders, (files) => {
        const plain = files.map(([path, text]): [string, Uint8Array] => [path, toBytes(text)]);
        const other = files.map(([path, text]): [string, Uint8Array] => [path, saved(text)]);
        assert.deepEqual(exportText(other), exportText(plain));
      }),
      getTries(60),
    );
  });
}
