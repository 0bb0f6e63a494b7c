import type { Problem } from '../model/problem.ts';
import type { Fact, Source } from '../model/record.ts';
import type { Entry } from './entries.ts';
import type { Naming } from './naming.ts';
import { problem } from './problems.ts';
import type { TitleReading } from './title.ts';

/**
 * The record's number. The front matter's key for it comes first, then the file's name, because a name is
 * unique in its folder and a heading gets copied along; then the title. A key such as `id` that holds no
 * number counts for nothing.
 */
export function readNumber(
  source: Source,
  { entries, naming, title }: { entries: Entry[]; naming: Naming; title: TitleReading },
): { fact: Fact<number> | null; problems: Problem[] } {
  const candidates: Fact<number>[] = [];
  for (const entry of entries) {
    if (entry.fact !== 'number' || entry.carrier === 'section') continue;
    const raw = entry.items[0]?.text ?? '';
    const value = /^(?:[A-Za-z]{1,15}[-_ ]){0,3}[A-Za-z]*[-_ #]*0*(\d{1,5})$/.exec(raw.trim())?.[1];
    if (value !== undefined)
      candidates.push({ value: Number(value), raw, carrier: entry.carrier, line: entry.line });
  }
  if (naming.number !== null)
    candidates.push({ value: naming.number, raw: naming.stem, carrier: 'file name', line: null });
  if (title.number !== null)
    candidates.push({
      value: title.number.value,
      raw: title.fact.raw,
      carrier: 'title',
      line: title.number.line,
    });
  const fact = candidates[0] ?? null;
  const other = candidates.find((candidate) => candidate.value !== fact?.value);
  if (fact === null || other === undefined) return { fact, problems: [] };
  const place = (of: Fact<number>): string =>
    of.carrier === 'title' ? 'the title' : of.carrier === 'file name' ? 'the file name' : `the ${of.carrier}`;
  return {
    fact,
    problems: [
      problem(source, 'number-disagrees', {
        line: other.line ?? fact.line,
        message: `By ${place(fact)} this is record ${fact.value}, by ${place(other)} it is ${other.value}; ${fact.value} is used.`,
        hint: 'Give the file and its title the same number.',
      }),
    ],
  };
}
