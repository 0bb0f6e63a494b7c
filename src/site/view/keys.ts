/** The keys that do something, beyond those of every browser: the table of the about page. */

export interface KeyUse {
  keys: string[];
  /** The view they work in; null for every page. */
  where: string | null;
  words: string;
}

export const KEYS: readonly KeyUse[] = [
  {
    keys: ['C'],
    where: 'record',
    words:
      'Copies a link to the record as the last time; with Shift it asks how. The menu turns the key off.',
  },
  { keys: ['Esc'], where: null, words: 'Closes what is open: a card, a list of filters.' },
  {
    keys: ['↑', '↓', '←', '→'],
    where: 'graph',
    words: 'From record to record along the lines; Enter opens one.',
  },
  { keys: ['+', '−', '0'], where: 'graph', words: 'Larger, smaller, and back to its size.' },
];
