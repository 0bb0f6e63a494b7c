/** The years along the time axis. */
import type { Cells } from './stack.ts';
import type { GraphRecord, Sheet } from './types.ts';

/** Stretches of columns that show the same years; empty text where nothing in them is dated. */
export function ticksOf(sheet: Sheet, cells: Cells): { text: string; column: number }[] {
  const columns: GraphRecord[][] = Array.from({ length: cells.columnCount }, () => []);
  for (const node of sheet.nodes)
    if (node.kind === 'record') columns[cells.columns.get(node.id) ?? 0]?.push(node.record);
  const ticks: { text: string; column: number }[] = [];
  columns.forEach((nodes, column) => {
    if (nodes.length === 0) return;
    const text = yearsIn(nodes);
    if (ticks.at(-1)?.text !== text) ticks.push({ text, column });
  });
  return ticks;
}

/** The years that records were decided in: `2024`, `2022–2024`; empty where none is dated. */
export function yearsIn(records: { date: string | null }[]): string {
  const years = records.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)])).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first}–${last}`;
}
