/** The words of generated records, and the sentences, paragraphs and lists made of them. */
import type { Random } from '../random.ts';

export const verbs = [
  'Keep',
  'Move',
  'Split',
  'Cache',
  'Queue',
  'Sign',
  'Store',
  'Measure',
  'Replace',
  'Publish',
  'Retry',
];
export const things = [
  'orders',
  'meshes',
  'invoices',
  'tokens',
  'uploads',
  'reports',
  'events',
  'sessions',
  'drawings',
  'parts',
];
export const places = [
  'in one database',
  'behind a gateway',
  'by tenant',
  'at the edge',
  'in object storage',
  'on a schedule',
];
export const people = [
  'Ada Berg',
  'Noor Haas',
  'Tomas Vik',
  'Lena Oduya',
  'Iris Moreau',
  'Jun Sato',
  'Platform team',
];
export const tags = [
  'storage',
  'queue',
  'api',
  'security',
  'search',
  'cost',
  'latency',
  'mobile',
  'billing',
  'testing',
];
const words =
  'the service reads every part once and writes what it found to a log that any other service may follow while people keep working because a slow answer costs more than a second copy of the data and nobody wants to wait for a report that could have been made at night when the load is low and machines are idle'.split(
    ' ',
  );

export function sentence(random: Random): string {
  const start = random.below(words.length);
  const text = Array.from({ length: 8 + random.below(14) }, (_, i) => words[(start + i) % words.length]).join(
    ' ',
  );
  const named = random.once(3) ? `${text} for ${name(random)}` : text;
  return `${named.charAt(0).toUpperCase()}${named.slice(1)}.`;
}

const syllables = 'ba de fi go hu ka le mi no pu ra se ti vo zu'.split(' ');

/** A name as projects give them to their services: a few thousand words that no other text has, some often, most seldom. */
function name(random: Random): string {
  const common = 1 + random.below(syllables.length);
  return [common, syllables.length, syllables.length].map((limit) => syllables[random.below(limit)]).join('');
}

export const paragraph = (random: Random, sentences = 4) =>
  Array.from({ length: sentences }, () => sentence(random)).join(' ');
export const bullets = (random: Random, mark: string, count = 4) =>
  Array.from({ length: count }, () => `- ${mark}${sentence(random)}`).join('\n');
