/** A log of lines of supersession: one of twelve, one of three with a part taken over, one that branches. */
import type { Files } from '../../support/temp.ts';

const TITLES = [
  'Keep measurements in one table',
  'Split measurements by machine',
  'Write measurements through a queue',
  'Batch the queue by shift, so that a slow line never blocks a fast one next to it',
  'Stream measurements to a warehouse',
  'Compact the warehouse at night',
  'Keep raw measurements for a year',
  'Sample raw measurements',
  'Move raw measurements to cold storage',
  'Ask cold storage through a gateway',
  'Cache the gateway at each site',
  'Serve measurements from the site',
];

function record(number: number, title: string, status: string, context = ''): [string, string] {
  const decision = `${title}, and measure again in a year.`;
  return [
    `adr/${String(number).padStart(4, '0')}-record.md`,
    `# ${number}. ${title}\n\nDate: 2021-03-04\n\n## Status\n\n${status}\n\n## Context\n\nPlans grow. ${context}\n\n## Decision\n\n${decision}\n`,
  ];
}

export const lines: Files = Object.fromEntries([
  ...TITLES.map((title, at) =>
    record(at + 1, title, at + 1 < TITLES.length ? `Superseded by ADR-${at + 2}` : 'Accepted'),
  ),
  record(20, 'Draw plans in the browser', 'Superseded by ADR-21'),
  record(21, 'Draw plans on the server', 'Superseded by ADR-22\n\nPartially superseded by ADR-23 (printing)'),
  record(22, 'Draw plans in a worker', 'Accepted\n\nAmended by [ADR-23](0023-record.md): adds a limit'),
  record(
    23,
    'Print plans </script><b>"at night"',
    'Accepted',
    'The limit of [the drawing](0022-record.md) holds. What ADR-20 said of screens still does.',
  ),
  record(30, 'Use one bus', 'Superseded by ADR-31 and ADR-32'),
  record(31, 'Use a bus for orders', 'Accepted'),
  record(32, 'Use a bus for parts', 'Accepted'),
]);
