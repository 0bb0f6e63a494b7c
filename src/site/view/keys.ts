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
    words: 'Copies a link to the record, or to the section whose sign has the focus.',
  },
  {
    keys: ['Shift', 'C'],
    where: 'record',
    words: 'Asks how the link is to be written: Markdown, wiki text, HTML.',
  },
  { keys: ['Esc'], where: null, words: 'Closes what is open: a card, a menu, a list of filters.' },
  {
    keys: ['↑', '↓', '←', '→'],
    where: 'graph',
    words: 'From record to record along the lines; Enter opens one.',
  },
  { keys: ['Home', 'End'], where: 'graph', words: 'To the first and the last record of a line.' },
  { keys: ['+', '−', '0'], where: 'graph', words: 'Larger, smaller, and back to its size.' },
];
