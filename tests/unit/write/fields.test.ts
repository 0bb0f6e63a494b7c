/** Fields that somebody asks for, and statuses that a record lacks, are written as the collection calls them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createTempFolder, writeFiles } from '../../support/temp.ts';
import { cadre, startRepository } from '../cli/run.ts';
import { copyOf, recordIn, TODAY } from './copy.ts';

const BODY = '\n## Context\n\nBees leave the old hive.\n\n## Decision\n\nWe build a new one.\n';

/** Heads of records, and the lines that a new one gets for its deciders, tags and ticket. */
const HEADS: Record<string, { head: (title: string) => string; lines: string[] }> = {
  'sections alone': {
    head: (title) => `# ${title}\n\nDate: 2024-02-03\n\n## Status\n\nAccepted\n${BODY}`,
    lines: ['Deciders: Ida Berg, Bo Lind', 'Tags: bees, hives', 'Ticket: BEE-7'],
  },
  'front matter': {
    head: (title) => `---\nstatus: accepted\ndate: 2024-02-03\n---\n\n# ${title}\n${BODY}`,
    lines: ['deciders: Ida Berg, Bo Lind', 'tags: [bees, hives]', 'ticket: BEE-7'],
  },
  'a list in German': {
    head: (title) =>
      `# ${title}\n\n* Status: angenommen\n* Datum: 2024-02-03\n\n## Kontext\n\nDie Bienen brauchen einen Platz, und wir haben nicht genug davon.\n\n## Entscheidung\n\nWir geben ihnen einen.\n`,
    lines: ['* Entschieden von: Ida Berg, Bo Lind', '* Schlagwörter: bees, hives', '* Ticket: BEE-7'],
  },
  'a table': {
    head: (title) =>
      `# ${title}\n\n| Field  | Value      |\n| ------ | ---------- |\n| Status | Accepted   |\n| Date   | 2024-02-03 |\n${BODY}`,
    lines: ['| Deciders | Ida Berg, Bo Lind |', '| Tags   | bees, hives |', '| Ticket | BEE-7      |'],
  },
};

for (const [name, { head, lines }] of Object.entries(HEADS))
  test(`${name}: options of a new record are written though no other one has such a field`, async () => {
    const folder = startRepository();
    writeFiles(folder, {
      'adr/0001-keep-bees.md': head('Keep bees'),
      'adr/0002-sell-honey.md': head('Sell honey'),
    });
    await cadre(
      'new',
      'Raise wasps',
      '--deciders',
      'Ida Berg, Bo Lind',
      '--tags',
      'bees,hives',
      '--ticket',
      'BEE-7',
    );
    const text = readFileSync(join(folder, 'adr/0003-raise-wasps.md'), 'utf8');
    const { output } = await cadre('list', '--tag', 'hives', '--json');
    const [made] = JSON.parse(output);
    assert.deepEqual(made?.title, 'Raise wasps', text);
    for (const line of lines) assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
  });

test('a field is called as most records call it', async () => {
  const folder = startRepository();
  const head = (title: string, more: string): string =>
    `# ${title}\n\n- Status: accepted\n- Date: 2024-02-03\n${more}${BODY}`;
  writeFiles(folder, {
    'adr/0001-keep-bees.md': head('Keep bees', '- Technical Story: BEE-1\n'),
    'adr/0002-sell-honey.md': head('Sell honey', '- Decision owner: Ida Berg\n'),
    'adr/0003-build-a-hive.md': head('Build a hive', ''),
    'adr/template.md': '# Title\n\n- Status: proposed\n- Date: YYYY-MM-DD\n\n## Context\n\n## Decision\n',
  });
  await cadre('new', 'Raise wasps', '--deciders', 'Bo Lind', '--ticket', 'BEE-7');
  const text = readFileSync(join(folder, 'adr/0004-raise-wasps.md'), 'utf8');
  assert.match(text, /\n- Decision owner: Bo Lind\n/);
  assert.match(text, /\n- Technical Story: BEE-7\n/);
});

test('an option that cannot be followed is named', async () => {
  const folder = createTempFolder();
  process.chdir(folder);
  writeFiles(folder, {
    'adr/2024-02-03-keep-bees.md': `# Keep bees\n\nStatus: Accepted\n${BODY}`,
    'adr/2024-02-04-sell-honey.md': `# Sell honey\n\nStatus: Accepted\n${BODY}`,
  });
  const { write } = process.stderr;
  let said = '';
  process.stderr.write = ((text: string) => {
    said += text;
    return true;
  }) as typeof write;
  try {
    await cadre('new', 'Raise wasps', '--number', '7', '--json');
  } finally {
    process.stderr.write = write;
  }
  assert.match(said, /--number was not used, because these ADRs are not numbered/);
  assert.equal(readdirSync(join(folder, 'adr')).length, 3);
});

test('a status that a record lacks is called as the other records call it', () => {
  const plain = `# Raise wasps\n${BODY}`;
  for (const [other, wanted] of [
    [`# Keep bees\n\n**State**: Accepted\n${BODY}`, /\n\*\*State\*\*: Accepted\n/],
    [`# Keep bees\n\n## Decision status\n\nAccepted\n${BODY}`, /\n## Decision status\n\nAccepted\n/],
    [`# Keep bees\n${BODY}`, /\n\*\*Status\*\*: Accepted\n/],
    [
      '# Garder des abeilles\n\n## Contexte\n\nLa ruche est vieille et nous ne pouvons pas la garder dans le jardin.\n\n## Décision\n\nUne ruche neuve.\n',
      /\n\*\*Statut\*\*: Accepté\n/,
    ],
  ] as const) {
    const files = { '0001-keep.md': other, '0002-keep.md': other, '0003-raise-wasps.md': plain };
    const copy = copyOf(files);
    const record = recordIn(copy, '0003-raise-wasps.md');
    assert.ok(copy.state(record, { status: { value: 'accepted' }, relation: null, today: TODAY }));
    const text = copy.open(record)?.lines.join('\n') ?? '';
    assert.match(text, wanted);
    assert.ok(other.includes('**State**') || !text.includes('State'), text);
  }
});
