/** The keys that do something, beyond those of every browser: the table of the about page. */

export interface KeyUse {
  /** Pressed together, or one of several: the words tell. */
  keys: string[];
  words: string;
  /** The part of the site that it belongs to, where a site may be without. */
  part?: 'search';
}

export const KEYS: readonly KeyUse[] = [
  { keys: ['/'], words: 'Opens the search; so does K with Ctrl or ⌘.', part: 'search' },
  { keys: ['↑', '↓'], words: 'In the search: from one result to the next; Enter opens one.', part: 'search' },
  {
    keys: ['C'],
    words:
      'On a record: copies a link to it, or to the section whose sign has the focus. The menu of “Copy link” turns this key and / off.',
  },
  { keys: ['Shift', 'C'], words: 'On a record: asks how the link is to be written.' },
  {
    keys: ['↑', '↓', '←', '→'],
    words: 'In the graph: from record to record along the lines; Enter opens one.',
  },
  { keys: ['Home', 'End'], words: 'In the graph: to the first and the last record of a line.' },
  { keys: ['+', '−', '0'], words: 'In the graph: larger, smaller, and back to its size.' },
  { keys: ['Esc'], words: 'Closes what is open: the search, a menu, a card, a list of filters.' },
];
