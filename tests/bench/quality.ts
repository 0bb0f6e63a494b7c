/** How well the search finds what a reader looks for: known items over our own logs, and over those in CADRE_CORPORA. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../support/checkout.ts';
import { openSearch } from '../support/search.ts';
import { createTempFolder } from '../support/temp.ts';
import { createKnownItems, findRank, QUERY_KINDS, type QueryKind } from './known-items.ts';
import { writeSearchFiles } from './search-files.ts';

interface Score {
  asked: number;
  /** Found as the first, and among the first five. */
  first: number;
  five: number;
}

/** Prints a table: success at 1 and at 5, in percent, for each kind of query. */
export async function measureQuality(): Promise<void> {
  const rows: { name: string; records: number; scores: Map<QueryKind, Score> }[] = [];
  for (const { name, folder } of logs()) {
    const { site, log } = await writeSearchFiles(folder, createTempFolder());
    const engine = await openSearch(site);
    const scores = new Map<QueryKind, Score>();
    for (const ask of createKnownItems(log)) {
      const score = scores.get(ask.kind) ?? { asked: 0, first: 0, five: 0 };
      const rank = await findRank(engine, ask);
      score.asked++;
      if (rank === 1) score.first++;
      if (rank !== null && rank <= 5) score.five++;
      scores.set(ask.kind, score);
    }
    rows.push({ name, records: log.records.length, scores });
    console.error(`${name}: ${log.records.length} records asked for`);
  }
  const all = new Map(
    QUERY_KINDS.map((kind) => [kind, sum(rows.flatMap(({ scores }) => scores.get(kind) ?? []))]),
  );
  const records = rows.reduce((total, row) => total + row.records, 0);
  console.log('\nKnown items: found first / among the first five, in percent\n');
  console.log(
    `| log | records | ${QUERY_KINDS.join(' | ')} |\n|---|---:|${'---:|'.repeat(QUERY_KINDS.length)}`,
  );
  for (const row of [...rows, { name: '**all**', records, scores: all }]) {
    const cells = QUERY_KINDS.map((kind) => cell(row.scores.get(kind)));
    console.log(`| ${row.name} | ${row.records} | ${cells.join(' | ')} |`);
  }
  console.log(`| bar | | ${QUERY_KINDS.map((kind) => verdict(kind, all.get(kind))).join(' | ')} |`);
}

/** What we hold ourselves to, over all logs: percent found as the first, and among the first five. */
const BARS: Partial<Record<QueryKind, { first?: number; five?: number }>> = {
  number: { first: 100 },
  'rarest two words of the title': { first: 95, five: 99 },
  'title, one letter wrong': { five: 90 },
  'phrase of the decision': { five: 95 },
};

function verdict(kind: QueryKind, score: Score | undefined): string {
  const bar = BARS[kind];
  if (bar === undefined || score === undefined) return '–';
  const { first = 0, five = 0 } = bar;
  const isMet = 100 * score.first >= first * score.asked && 100 * score.five >= five * score.asked;
  return `${bar.first ?? '–'} / ${bar.five ?? '–'}: ${isMet ? 'met' : 'missed'}`;
}

function logs(): { name: string; folder: string }[] {
  const corpora = process.env['CADRE_CORPORA'];
  const others = corpora === undefined ? [] : readdirSync(corpora, { withFileTypes: true });
  return [
    { name: 'the example', folder: join(checkout, 'tests/fixtures/caliper/adr') },
    { name: "Cadre's own", folder: join(checkout, 'adr') },
    ...others
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ name, folder: join(corpora ?? '', name) })),
  ];
}

function cell(score: Score | undefined): string {
  if (score === undefined || score.asked === 0) return '–';
  const percent = (part: number): string =>
    ((100 * part) / score.asked).toFixed(part === score.asked ? 0 : 1);
  return `${percent(score.first)} / ${percent(score.five)}`;
}

function sum(scores: readonly Score[]): Score {
  return scores.reduce(
    (total, { asked, first, five }) => ({
      asked: total.asked + asked,
      first: total.first + first,
      five: total.five + five,
    }),
    { asked: 0, first: 0, five: 0 },
  );
}
