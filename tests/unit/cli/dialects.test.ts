/** Every way of writing records, written into by the commands and read back: facts, and bytes that stay. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { resolveSettings } from '../../../src/config/resolve.ts';
import type { LogRecord } from '../../../src/model/log.ts';
import { readLog } from '../../../src/pipeline.ts';
import { toDay } from '../../../src/site/view/dates.ts';
import { type Files, writeFiles } from '../../support/temp.ts';
import { cadre, startRepository } from './run.ts';

interface Dialect {
  /** The path of a record, from its number and the words of its title. */
  path: (number: number, slug: string) => string;
  text: (record: { number: number; title: string; date: string }) => string;
  /** What a status that is not in the file changes: nothing can be written. */
  readOnly?: true;
  /** The records have no numbers. */
  named?: true;
  /** Their template has no place for a date. */
  undated?: true;
}

const pad = (number: number, width: number): string => String(number).padStart(width, '0');
const BODY = `## Context

The bees need a place.

## Decision

We give them one.

## Consequences

Somebody has to look after it.
`;

const DIALECTS: Record<string, Dialect> = {
  "Cadre's template": {
    path: (number, slug) => `ADR-${pad(number, 3)}-${slug}.md`,
    text: ({ number, title, date }) =>
      `# ADR-${pad(number, 3)}: ${title}\n\n**Status**: ✅ Accepted\n**Date**: ${date}\n**Decision Makers**: Ida Berg\n**Technical Story**: BEE-${number}\n\n---\n\n${BODY}`,
  },
  Nygard: {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ number, title, date }) =>
      `# ${number}. ${title}\n\nDate: ${date}\n\n## Status\n\nAccepted\n\n${BODY}`,
  },
  'MADR 2': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title, date }) =>
      `# ${title}\n\n* Status: accepted\n* Deciders: Ida Berg\n* Date: ${date}\n\nTechnical Story: BEE-4\n\n## Context and Problem Statement\n\nWhere do the bees live?\n\n## Decision Outcome\n\nChosen option: "A hive", because it is there.\n`,
  },
  'MADR 3': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title, date }) =>
      `---\nstatus: accepted\ndate: ${date}\ndeciders: Ida Berg, Bo Lind\nconsulted: the neighbours\n---\n# ${title}\n\n## Context and Problem Statement\n\nWhere do the bees live?\n\n## Decision Outcome\n\nChosen option: "A hive", because it is there.\n`,
  },
  'MADR 4': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title, date }) =>
      `---\nstatus: "accepted"\ndate: ${date}\ndecision-makers: [Ida Berg, Bo Lind]\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nWhere do the bees live?\n\n## Decision Outcome\n\nChosen option: "A hive", because it is there.\n`,
  },
  log4brains: {
    named: true,
    path: (number, slug) => `2024020${number}-${slug}.md`,
    text: ({ title, date }) =>
      `# ${title}\n\n- Status: accepted\n- Deciders: Ida Berg\n- Date: ${date}\n- Tags: bees, hives\n\n## Context and Problem Statement\n\nWhere do the bees live?\n\n## Decision Outcome\n\nIn a hive.\n`,
  },
  'front matter for everything': {
    path: (number, slug) => `${pad(number, 3)}-${slug}.md`,
    text: ({ number, title, date }) =>
      `---\ntitle: "${title}"\ndescription: "Where bees live"\ntype: adr\ncategory: keeping\ntags:\n  - bees\n  - hives\nstatus: accepted\ncreated: ${date}\nupdated: ${date}\nauthor: Ida Berg\n---\n\n# ADR-${pad(number, 3)}: ${title}\n\n${BODY}\n## Audit\n\n**Status:** Compliant\n`,
  },
  'a status behind the decision': {
    undated: true,
    path: (number, slug) => `adr-${pad(number, 3)}-${slug}.md`,
    text: ({ number, title, date }) =>
      `# ADR ${pad(number, 3)}: ${title}\n\n## Changelog\n\n- ${date}: First draft (@ida)\n\n## Context\n\nThe bees need a place.\n\n## Decision\n\nWe give them one.\n\n## Status\n\nAccepted\n\n## Consequences\n\n### Positive\n\n* They stay.\n`,
  },
  'front matter without a heading': {
    path: (number, slug) => `ADR-${number}-${slug}.md`,
    text: ({ number, title, date }) =>
      `---\nlayout: adr\nadr: ${number}\ntitle: ${title}\ndate: ${date}\nstatus: Final\ntype: Standards Track\nauthors:\n  - ida\n---\n\n${BODY}`,
  },
  'a table with a header': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title, date }) =>
      `# ${title}\n\n| Field         | Value      |\n| ------------- | ---------- |\n| Status        | Accepted   |\n| Date          | ${date} |\n| Deciders      | Ida Berg   |\n| Supersedes    | N/A        |\n| Superseded by | N/A        |\n\n${BODY}`,
  },
  'a table below its labels': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ number, title, date }) =>
      `# ${number}. ${title}\n\n| Status | Date | Authors |\n|---|---|---|\n| Accepted | ${date} | Ida Berg |\n\n${BODY}`,
  },
  'a heading that holds its status': {
    undated: true,
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title }) => `# ${title}\n\n## Status - ACCEPTED\n\n${BODY}`,
  },
  'a status as a heading one': {
    undated: true,
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title }) =>
      `# ${title}\n\n# Status\n\nAccepted\n\n# Context\n\nThe bees need a place.\n\n# Decision\n\nWe give them one.\n`,
  },
  'a badge': {
    undated: true,
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title }) =>
      `# ${title}\n\n![Accepted](https://img.example/badge/status-accepted-green)\n\n${BODY}`,
  },
  'one line': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title, date }) =>
      `# ${title}\n\n**Status:** Accepted | **Date:** ${date} | **Review:** 2031-02-03\n\n${BODY}`,
  },
  'a quotation in Chinese': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title, date }) =>
      `# ${title}\n\n> 状态：已接受\n> 日期：${date}\n\n## 背景\n\n蜜蜂需要一个家。\n\n## 决策\n\n我们给它们一个。\n`,
  },
  'a list in German': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ title, date }) =>
      `# ${title}\n\n* Status: angenommen\n* Datum: ${date}\n* Entscheider: Ida Berg\n\n## Kontext\n\nDie Bienen brauchen einen Platz.\n\n## Entscheidung\n\nWir geben ihnen einen.\n`,
  },
  'a section in Spanish': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ number, title, date }) =>
      `# ${number}. ${title}\n\nFecha: ${date}\n\n## Estado\n\nAceptada\n\n## Contexto\n\nLas abejas necesitan un lugar.\n\n## Decisión\n\nLes damos uno.\n`,
  },
  'a date in the status': {
    path: (number, slug) => `${pad(number, 4)}-${slug}.md`,
    text: ({ number, title, date }) => `# ${number}. ${title}\n\n## Status\n\nAccepted (${date})\n\n${BODY}`,
  },
};

const TITLES = ['Keep bees', 'Build a hive', 'Sell honey'];

function createFiles({ path, text }: Dialect): Files {
  return Object.fromEntries(
    TITLES.map((title, at) => {
      const slug = title.toLowerCase().replaceAll(' ', '-');
      return [`adr/${path(at + 1, slug)}`, text({ number: at + 1, title, date: `2024-02-0${at + 1}` })];
    }),
  );
}

async function readAll(folder: string): Promise<LogRecord[]> {
  const { settings } = await resolveSettings({ cwd: folder, config: {}, folders: ['adr'] });
  return (await readLog(settings)).log.records;
}

async function findByTitle(folder: string, title: string): Promise<LogRecord> {
  const records = await readAll(folder);
  const found = records.find((record) => record.title === title);
  assert.ok(found, `${title} is not among ${records.map((record) => record.title)}`);
  return found;
}

function readTexts(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, 'adr'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'adr', name), 'utf8')]));
}

/** Lines that a file had and has not any more, and the other way round. */
function countChanges(before = '', after = ''): { removed: number; added: number } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return {
    removed: old.filter((line) => !now.includes(line)).length,
    added: now.filter((line) => !old.includes(line)).length,
  };
}

/** Runs a command that may replace a line or two in each of its files, and touch no other. */
async function change(folder: string, files: number, ...words: string[]): Promise<void> {
  const before = readTexts(folder);
  const { output } = await cadre(...words);
  const after = readTexts(folder);
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  assert.equal(changed.length, files, output);
  for (const name of changed) {
    const { removed, added } = countChanges(before[name], after[name]);
    assert.ok(removed <= 2 && added <= 3, `${name}:\n${after[name]}`);
  }
}

const isTo = (record: LogRecord, type: string, other: LogRecord): boolean =>
  record.relations.some((one) => one.type === type && one.target === other.id && one.stated);

for (const [name, dialect] of Object.entries(DIALECTS)) {
  test(`${name}: statuses and relations are written in it and read back`, async () => {
    const folder = startRepository();
    writeFiles(folder, createFiles(dialect));
    const [first = '', second = '', third = ''] = TITLES;

    await change(folder, 1, 'status', second, 'rejected');
    assert.equal((await findByTitle(folder, second)).status, 'rejected');
    await change(folder, 1, 'status', second, 'accepted');

    await change(folder, 2, 'supersede', first, '--by', third);
    const [old, successor] = [await findByTitle(folder, first), await findByTitle(folder, third)];
    assert.equal(old.status, 'superseded');
    assert.ok(isTo(old, 'superseded-by', successor));
    assert.ok(isTo(successor, 'supersedes', old));

    await change(folder, 2, 'link', third, 'amends', second);
    const amended = await findByTitle(folder, second);
    assert.ok(isTo(amended, 'amended-by', successor));
    assert.equal(amended.status, 'accepted');
    assert.ok(isTo(await findByTitle(folder, third), 'amends', amended));
  });

  test(`${name}: a new record looks like its neighbours, and takes over from one`, async () => {
    const folder = startRepository();
    writeFiles(folder, createFiles(dialect));
    await cadre('new', 'Raise wasps', '--supersedes', TITLES[0] ?? '', '--status', 'accepted');
    const made = await findByTitle(folder, 'Raise wasps');
    const today = toDay(new Date());
    const path = dialect.path(4, 'raise-wasps').replace('20240204', today.replaceAll('-', ''));
    assert.equal(made.path, path);
    assert.equal(made.status, 'accepted');
    assert.equal(made.number, dialect.named ? null : 4);
    if (!dialect.undated) assert.equal(made.date, today);
    const old = await findByTitle(folder, TITLES[0] ?? '');
    assert.equal(old.status, 'superseded');
    assert.ok(isTo(old, 'superseded-by', made));
    assert.ok(isTo(made, 'supersedes', old));
    const lines = (record: LogRecord): string[] => record.read.source.text.split('\n');
    const neighbour = await findByTitle(folder, TITLES[2] ?? '');
    assert.equal(
      lines(made)[0]?.replace(/\d+/, '').replace('Raise wasps', ''),
      lines(neighbour)[0]
        ?.replace(/\d+/, '')
        .replace(TITLES[2] ?? '', ''),
    );
    assert.deepEqual(
      made.read.outline.map(({ text, depth }) => [depth, text.replace(/\d+|Raise wasps/g, '')]),
      neighbour.read.outline.map(({ text, depth }) => [
        depth,
        text.replace(/\d+/g, '').replace(TITLES[2] ?? '', ''),
      ]),
    );
  });

  if (!dialect.named)
    test(`${name}: a record gets another number, with all that refers to it`, async () => {
      const folder = startRepository();
      writeFiles(folder, createFiles(dialect));
      await cadre('supersede', TITLES[1] ?? '', '--by', TITLES[2] ?? '');
      await cadre('renumber', '2', '9');
      const [old, successor] = [
        await findByTitle(folder, TITLES[1] ?? ''),
        await findByTitle(folder, TITLES[2] ?? ''),
      ];
      assert.equal(old.number, 9);
      assert.equal(old.path, dialect.path(9, 'build-a-hive'));
      assert.ok(isTo(old, 'superseded-by', successor));
      assert.ok(isTo(successor, 'supersedes', old));
      assert.doesNotMatch(readTexts(folder)[successor.path] ?? '', /\b0*2-build|ADR-0*2\b|\[2\./);
    });
}
