/** The script of every page. It starts each part that the page needs. */

import { addAddressButtons, addCodeButtons, initCopyLink } from './copy-link.ts';
import { initHoverCards } from './hover-cards.ts';
import { readMessages } from './messages.ts';
import { initTheme, saveVisit } from './preferences.ts';
import { initSearch } from './search/open-palette.ts';
import { followContents } from './table-of-contents.ts';

const messages = readMessages();

/** Parts that only some pages have, by the element that shows it; only these pages load them. */
const PARTS: [served: string, wire: (place: HTMLElement) => Promise<unknown>][] = [
  ['[data-search-page]', loadSearchPage],
  ['[data-log-rows]', () => import('./decision-list.ts').then(({ initLog }) => initLog())],
  ['[data-timeline-list]', () => import('./timeline.ts').then(({ initTimeline }) => initTimeline())],
  ['.graph-stage', () => import('./graph.ts').then(({ initGraph }) => initGraph())],
  ['[data-due]', () => import('./overdue-reviews.ts').then(({ markOverdue }) => markOverdue())],
  ['pre.mermaid-source', () => import('./mermaid.ts').then(({ drawDiagrams }) => drawDiagrams(messages))],
  ['[data-badges]', () => import('./badges.ts').then(({ showBadges }) => showBadges())],
  ['[data-lost]', () => import('./not-found.ts').then(({ initNotFound }) => initNotFound())],
];

function loadSearchPage(page: HTMLElement): Promise<void> {
  return import('./search/search-page.ts').then(
    ({ initSearchPage }) => initSearchPage(page),
    () => page.classList.add('search-failed'),
  );
}

async function loadWordMarks(): Promise<void> {
  const marks = await import('./search/highlight-matches.ts');
  marks.markSearchWords();
}

initTheme();
initCopyLink(messages);
addCodeButtons(messages);
addAddressButtons(messages);
followContents();
initHoverCards();
initSearch();
saveVisit();

const wired = PARTS.flatMap(([served, wire]) => {
  const place = document.querySelector<HTMLElement>(served);
  return place === null ? [] : [wire(place)];
});
if (/[?&]mark=/.test(location.search)) wired.push(loadWordMarks());

// Links work before the script is there; programs that drive the page learn here that it is ready.
void Promise.all(wired.map((part) => part.catch(reportError))).then(() => {
  document.documentElement.dataset['ready'] = '';
});
