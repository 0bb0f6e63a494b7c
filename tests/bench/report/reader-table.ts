/** Pages over a slow connection, with the budgets they are held to. */
import { createMarkdownTable, formatKilobytes, formatSeconds } from './markdown.ts';
import { BYTE_KINDS, type ByteKind, type Report } from './types.ts';

interface Budget {
  pages: RegExp;
  kind: ByteKind;
  /** Kilobytes, compressed. */
  most: number;
}

/** The fonts' is of every page; `record` and `log` have those that a reader lands on. */
export const BUDGETS: readonly Budget[] = [
  { pages: /record/, kind: 'script', most: 15 },
  { pages: /the log/, kind: 'html', most: 100 },
  { pages: /./, kind: 'font', most: 60 },
];

export function createReaderTable({ pages }: Pick<Report, 'pages'>): string {
  const rows = pages.map(({ records, page, bytes, largestPaint, shift }) => [
    records.toLocaleString('en'),
    page,
    ...BYTE_KINDS.map((kind) => {
      const budget = BUDGETS.find((one) => one.kind === kind && one.pages.test(page));
      const of = budget === undefined ? '' : ` of ${budget.most}`;
      const over = budget !== undefined && bytes[kind] > budget.most * 1000 ? ' (!)' : '';
      return `${formatKilobytes(bytes[kind])}${of}${over}`;
    }),
    formatSeconds(largestPaint / 1000),
    shift.toFixed(3),
  ]);
  return createMarkdownTable(
    [
      { head: 'records' },
      { head: 'page', align: 'left' },
      ...BYTE_KINDS.map((kind) => ({ head: `${kind} KB` })),
      { head: 'largest paint, s' },
      { head: 'shift' },
    ],
    rows,
  );
}

export function createSearchTable({ searches }: Pick<Report, 'searches'>): string {
  return createMarkdownTable(
    [
      { head: 'records' },
      { head: 'opened after, ms' },
      { head: 'for KB' },
      { head: 'a letter, ms' },
      { head: 'worst, ms' },
      { head: 'a query, KB' },
      { head: 'most, KB' },
    ],
    searches.map(({ records, open, letter, query }) => [
      records.toLocaleString('en'),
      String(Math.round(open.ms)),
      formatKilobytes(open.bytes),
      String(Math.round(letter.median)),
      String(Math.round(letter.worst)),
      formatKilobytes(query.median),
      formatKilobytes(query.most),
    ]),
  );
}
