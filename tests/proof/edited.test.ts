/** Whatever is edited in a log, and in whatever order: what a build keeps makes the same site as a build from nothing. */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type Random, seeded } from '../bench/random.ts';
import { checkout } from '../support/checkout.ts';
import { assertSameAsFromNothing } from '../support/same-site.ts';
import { buildSite } from '../support/site.ts';
import { tempFolder } from '../support/temp.ts';

const EDITS = Number(process.env['CADRE_EDITED'] ?? 24);

/** Text of a record before to its text after. */
const EDITS_OF_TEXT: Record<string, (text: string, random: Random, names: string[]) => string> = {
  text: (text) => `${text}\nOne sentence more, of PAY-${text.length % 7}.\n`,
  summary: (text) => text.replace(/(## Decision\s+)/, '$1We do it otherwise. '),
  title: (text, random) =>
    text.replace(/^# (.*)$/m, `# $1, ${random.pick(['again', 'by *night*', 'in parts'])}`),
  status: (text, random) =>
    text.replace(
      /(\*\*Status\*\*:).*/,
      `$1 ${random.pick(['Accepted', 'Proposed', 'Deprecated', 'Rejected'])}`,
    ),
  date: (text, random) => text.replace(/(\*\*Date\*\*:).*/, `$1 2026-0${1 + random.below(9)}-11`),
  tags: (text, random) =>
    text.replace(/(\*\*Tags\*\*:).*/, `$1 ${random.pick(['queue', 'Queue, cost', 'C++, c'])}`),
  people: (text, random) =>
    text.replace(/(\*\*Decision Makers\*\*:).*/, `$1 ${random.pick(['Ada Berg', 'Jun Sato, ada berg'])}`),
  mention: (text, random, names) => {
    const name = random.pick(names);
    return `${text}\nSee [what came before](${name}) for more.\n`;
  },
  supersession: (text, random, names) =>
    text.replace(/(\*\*Status\*\*:).*/, `$1 Superseded by [another](${random.pick(names)})`),
  risk: (text) => `${text}\n### Risks\n\n- It rains\n  - **Mitigation**: Umbrellas\n`,
};

const root = tempFolder();
const records = join(root, 'adr');
const random = seeded(8);

before(async () => {
  cpSync(join(checkout, 'tests/fixtures/caliper'), root, {
    recursive: true,
    filter: (path) => !/\/(?:site|dist|\.cache)$/.test(path),
  });
  const site = await buildSite({ root });
  assert.equal(site.code, 0, site.said);
});

for (let count = 1; count <= EDITS; count++) {
  test(`edit ${count} of ${EDITS}`, async (t) => {
    t.diagnostic(edit());
    await assertSameAsFromNothing(root);
  });
}

/** Edits one record, or its file. Returns what it did. */
function edit(): string {
  const names = readdirSync(records).filter((name) => name.endsWith('.md'));
  const name = random.pick(names);
  const file = join(records, name);
  if (random.once(8)) {
    renameSync(file, join(records, name.replace(/\.md$/, '-moved.md')));
    return `${name} moved`;
  }
  if (random.once(12) && names.length > 10) {
    rmSync(file);
    return `${name} removed`;
  }
  const kinds = Object.keys(EDITS_OF_TEXT);
  const kind = random.pick(kinds);
  writeFileSync(file, EDITS_OF_TEXT[kind]?.(readFileSync(file, 'utf8'), random, names) ?? '');
  return `${kind} of ${name}`;
}
