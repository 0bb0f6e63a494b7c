import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RenderInput } from '../../../src/render/index.ts';
import type { PageElement } from '../../support/html.ts';
import { layOut } from './laid-out.ts';
import { findInvalid } from './valid.ts';

const decided = { title: 'Ship by rail', status: 'accepted' } satisfies RenderInput['decided'];

const TEMPLATE = `# ADR-7: Ship by rail

## Decision

We ship by rail.

## Consequences

### Positive

- quiet
- cheap

### Negative

- slow

### Risks

- The tunnel closes
  - **Mitigation**: The old line stays

## Alternatives Considered

We looked at two more.

### Alternative 1: Trucks

**Description**: Forty of them, at night.

**Pros**:
- known

**Cons**:
- loud
- they jam

**Rejected because**: Nobody sleeps. Fuel doubles too.

---

### Alternative 2: Ships

**Description**: One a week.

**Pros**:
- cheap

**Rejected because**: there is no river.

## Reconsideration

- The tunnel closes
`;

const MADR = `# Ship by rail

## Considered Options

* Rail freight
* [Road](https://example.org) freight
* Airships

## Decision Outcome

Chosen option: "Rail freight", because nights stay calm. It also pays.

## Pros and Cons of the Options

### Rail freight

The calm one.

* Good, because calm
* Neutral, because old
* Bad, because fixed

### Road freight

* Good, because known
* Bad, because it jams
`;

function listRows(page: PageElement): string[][] {
  return page
    .one('table.comparison tbody')
    .all('tr')
    .map((row) => [...row.all('th'), ...row.all('td')].map(({ text }) => text));
}

test('alternatives of the template are compared with the decision, below their opening words', async () => {
  const { page, html } = await layOut(TEMPLATE, { decided });
  assert.deepEqual(listRows(page), [
    ['Ship by rail', '2 for', '1 against, 1 risk', 'Chosen'],
    ['Trucks', '1 for', '2 against', 'Rejected Nobody sleeps.'],
    ['Ships', '1 for', '', 'Rejected There is no river.'],
  ]);
  assert.deepEqual(
    page.all('.comparison a').map((link) => link.attr('href')),
    ['#decision', '#positive', '#negative', '#risks', '#alternative-1-trucks', '#alternative-2-ships'],
  );
  assert.match(html, /We looked at two more\.<\/p>\s*<table class="comparison" data-added="">/);
  assert.equal(page.one('.comparison caption').text, 'Options compared');
});

test('each alternative has what became of it at its head and its verdict set apart', async () => {
  const { page } = await layOut(TEMPLATE, { decided });
  assert.deepEqual(
    page.all('.option .option-head .outcome').map(({ text }) => text),
    ['Rejected', 'Rejected'],
  );
  assert.deepEqual(
    page.all('.option .verdict').map(({ text }) => text),
    ['Rejected because: Nobody sleeps. Fuel doubles too.', 'Rejected because: there is no river.'],
  );
  assert.equal(page.all('.option .columns').length, 1);
});

test('a decision that is only proposed was not chosen yet', async () => {
  const { page } = await layOut(TEMPLATE, { decided: { ...decided, status: 'proposed' } });
  assert.equal(listRows(page)[0]?.at(-1), 'Proposed');
});

test('an alternative that bears the name of the decision is not set beside it', async () => {
  const { page } = await layOut(
    '# Ship by rail\n\n## Alternatives\n\n### Rail\n\nPros:\n- calm\n\n### Road\n\nPros:\n- known\n',
    { decided },
  );
  assert.deepEqual(listRows(page), [
    ['Rail', '1 for', ''],
    ['Road', '1 for', ''],
  ]);
  assert.equal(page.all('.outcome').length, 0);
});

test('the options of MADR are compared, the chosen one first with the reason for it', async () => {
  const { page } = await layOut(MADR, { decided });
  assert.deepEqual(listRows(page), [
    ['Rail freight', '1 for', '1 against', 'Chosen because nights stay calm.'],
    ['Road freight', '1 for', '1 against', 'Not chosen'],
    ['Airships', '', '', 'Not chosen'],
  ]);
  assert.deepEqual(
    page.all('.option .outcome').map(({ text }) => text),
    ['Chosen', 'Not chosen'],
  );
});

test('the list of options marks the chosen one and links to each that has details', async () => {
  const { page } = await layOut(MADR);
  assert.deepEqual(
    page
      .one('[data-part="alternatives"]')
      .all('li')
      .map(({ text }) => text),
    ['Rail freight Chosen ↓ details', 'Road freight ↓ details', 'Airships'],
  );
  const [rail] = page.all('a.to-option');
  assert.equal(rail?.attr('href'), '#rail-freight');
  assert.equal(rail?.attr('aria-label'), 'Details of Rail freight');
});

test('a list right above the comparison has no second way down', async () => {
  const { page } = await layOut('# X\n\n## Options\n\n- Rail\n- Road\n\n### Rail\n\n- Good, because calm\n');
  assert.equal(page.all('.comparison').length, 1);
  assert.equal(page.all('a.to-option').length, 0);
});

test('options below bold names are blocks too, up to the next heading', async () => {
  const { page } = await layOut(`# X

## Options

**Option 1: Rail**

Calm.

**Pros**:

- quiet

**Cons**:

- slow

**Option 2: Road** ✅

Known.

### Comparison

Rail is calmer.
`);
  assert.deepEqual(
    page.all('.option').map(({ text }) => text),
    ['Option 1: Rail Not chosen Calm. Pros: quiet Cons: slow', 'Option 2: Road ✅ Chosen Known.'],
  );
  assert.equal(page.all('.option .columns').length, 1);
  assert.deepEqual(
    page.all('.comparison tbody a').map((link) => link.attr('href')),
    ['#option-2', '#option-1'],
  );
  assert.equal(page.one('#option-1').text, 'Option 1: Rail');
});

test('a long reason is cut where a clause ends', async () => {
  const reason = `the tunnel is closed ${'every other night '.repeat(4)}of the year, and ${'nobody knows when it opens '.repeat(5)}`;
  const { page } = await layOut(TEMPLATE.replace('there is no river', reason.trim()), { decided });
  assert.match(listRows(page)[2]?.at(-1) ?? '', /^Rejected The tunnel is closed .* of the year…$/);
});

test('options in a list stay a list, the chosen one marked behind its name', async () => {
  const { page } = await layOut(`# X

## Betrachtete Optionen

- **Schiene**: ruhig
- **Straße**: bekannt

## Entscheidung

Gewählte Option: "Schiene", weil sie ruhig ist.
`);
  assert.deepEqual(
    page.all('li').map(({ text }) => text),
    ['Schiene Chosen: ruhig', 'Straße: bekannt'],
  );
  assert.equal(page.all('.comparison').length, 0);
});

test('items with pros and cons of their own are compared', async () => {
  const { page } = await layOut(
    '# X\n\n## Alternatives\n\n1. **Rail**\n   - Pros:\n     - calm\n   - Cons:\n     - slow\n2. **Road**\n   - Pros:\n     - known\n',
  );
  assert.deepEqual(listRows(page), [
    ['Rail', '1 for', '1 against'],
    ['Road', '1 for', ''],
  ]);
});

test('options of separate questions are compared apart, and one choice says nothing of the other', async () => {
  const { page } = await layOut(`# X

## Transport

### Considered options

#### Rail

- Good, because calm

#### Road

- Good, because known

### Decision

Chosen option: "Rail".

## Packing

### Considered options

#### Crates

- Good, because cheap

#### Barrels

- Good, because tight
`);
  assert.equal(page.all('.comparison').length, 2);
  assert.deepEqual(
    page.all('.option-head').map(({ text }) => text),
    ['Rail# Chosen', 'Road# Not chosen'],
  );
});

const LONG = `Opening words.

\`\`\`
${'a line\n'.repeat(12)}\`\`\`

#### Drawing

More words.
`;

test('long text is folded at its place, open for the chosen option', async () => {
  const { page } = await layOut(
    `# X\n\n## Options\n\n### Rail ✅\n\n${LONG}\n\n#### Pros\n\n- calm\n\n### Road\n\n${LONG}\n\n#### Pros\n\n- known\n`,
  );
  const [rail, road] = page.all('.option details.more');
  assert.equal(rail?.attr('open'), '');
  assert.equal(road?.attr('open'), null);
  assert.equal(road?.one('summary').text, 'More about Road');
  assert.equal(road?.all('h4').length, 1);
  assert.match(road?.text ?? '', /^More about Road (?:a line ){12}Drawing# More words\.$/);
});

test('a section with points is never folded, nor is a short option', async () => {
  const { page } = await layOut(
    `# X\n\n## Options\n\n### Rail\n\nCalm.\n\nAnd old.\n\n#### In winter\n\n${'Snow falls. '.repeat(60)}\n\n- Good, because warm\n\n### Road\n\nKnown.\n`,
  );
  assert.equal(page.all('details').length, 0);
});

test('options in a table stay a table, with no comparison beside it', async () => {
  const { page } = await layOut(
    '# X\n\n## Options\n\n| Option | Cost |\n|--|--|\n| Rail | 3 |\n| Road | 4 |\n\n### Rail\n\n- Good, because calm\n\n### Road\n\nKnown.\n',
  );
  assert.equal(page.all('.comparison').length, 0);
  assert.equal(page.all('table').length, 1);
});

test('nothing is compared where nothing is said for, against or of the outcome', async () => {
  const { page } = await layOut('# X\n\n## Options\n\n### Rail\n\nCalm.\n\n### Road\n\nKnown.\n');
  assert.equal(page.all('.comparison').length, 0);
  assert.equal(page.all('.outcome').length, 0);
});

test('an option that is not filled in is left out', async () => {
  const { page } = await layOut(
    '# X\n\n## Alternatives\n\n### Alternative 1: [Name]\n\n**Pros**:\n- [Pro 1]\n\n### Alternative 2: Road\n\n**Pros**:\n- known\n',
  );
  assert.equal(page.all('.comparison').length, 0);
  assert.equal(page.all('.option').length, 1);
});

test('a body with HTML in it has its options too', async () => {
  const { page } = await layOut(MADR.replace('The calm one.', 'The <b>calm</b> one.'));
  assert.equal(page.all('.option').length, 2);
  assert.equal(page.all('[data-line]').length, 0);
});

test('options are valid and accessible HTML', async () => {
  for (const text of [
    TEMPLATE,
    MADR,
    `# X\n\n## Options\n\n### Rail ✅\n\n${LONG}\n\n### Road\n\n- Good, because known\n`,
  ]) {
    const { html } = await layOut(text, { decided });
    assert.deepEqual(await findInvalid(html), []);
  }
});
