/** The one script of the site, brought into every page by the integration. Each part looks for what it serves. */
import { wireCards } from './cards.ts';
import { followContents } from './contents.ts';
import { addAddressButtons, addCodeButtons } from './copy.ts';
import { wireCopyLink } from './copy-link.ts';
import { noteVisit } from './search/visits.ts';
import { wireSearch } from './search/wire.ts';
import { wireTheme } from './theme.ts';

wireTheme();
wireCopyLink();
addCodeButtons();
addAddressButtons();
followContents();
wireCards();
wireSearch();
noteVisit();
if (/[?&]mark=/.test(location.search)) void import('./search/marks.ts').then(({ markWords }) => markWords());
const searchPage = document.querySelector<HTMLElement>('[data-search-page]');
if (searchPage !== null)
  import('./search/page.ts').then(
    ({ wireSearchPage }) => wireSearchPage(searchPage),
    () => searchPage.classList.add('search-failed'),
  );
if (document.querySelector('[data-log-rows]') !== null)
  void import('./log.ts').then(({ wireLog }) => wireLog());
if (document.querySelector('[data-timeline-list]') !== null)
  void import('./timeline.ts').then(({ wireTimeline }) => wireTimeline());
if (document.querySelector('.graph-sheets') !== null)
  void import('./graph.ts').then(({ wireGraph }) => wireGraph());
if (document.querySelector('[data-due]') !== null)
  void import('./overdue.ts').then(({ markOverdue }) => markOverdue());
if (document.querySelector('pre.mermaid-source') !== null)
  void import('./mermaid.ts').then(({ drawDiagrams }) => drawDiagrams());
if (document.querySelector('[data-badges]') !== null)
  void import('./badges.ts').then(({ showBadges }) => showBadges());
if (document.querySelector('[data-lost]') !== null)
  void import('./lost.ts').then(({ helpLost }) => helpLost());
