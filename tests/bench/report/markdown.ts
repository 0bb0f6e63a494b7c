/** Tables and numbers as Markdown. */

export type Align = 'left' | 'right';

export interface Column {
  head: string;
  align?: Align;
}

export function createMarkdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map(({ align = 'right' }) => (align === 'right' ? '---:' : '---'));
  return [line(columns.map(({ head }) => head)), `|${rule.join('|')}|`, ...rows.map(line)].join('\n');
}

export const NONE = '–';

/** Three digits are as much as a measurement is worth: `0.42`, `4.2`, `42`. */
export function formatSeconds(value: number | null): string {
  if (value === null || Number.isNaN(value)) return NONE;
  return value.toFixed(value < 1 ? 2 : value < 20 ? 1 : 0);
}

export function formatKilobytes(bytes: number): string {
  const value = bytes / 1000;
  return value.toFixed(value < 10 ? 1 : 0);
}

export function formatMegabytes(value: number | null): string {
  return value === null ? NONE : Math.round(value).toLocaleString('en');
}

export function formatRatio(value: number | null, to: number | null): string {
  return value === null || to === null ? NONE : `× ${(value / to).toFixed(2)}`;
}
