/** The component of each page, by its name in `site/pages.ts`. */
import type { PageName, PageProps, SitePage } from '../site/pages.ts';
import type { Site } from '../site/site.ts';
import Reviews from './follow-ups/Reviews.astro';
import Risks from './follow-ups/Risks.astro';
import Todos from './follow-ups/Todos.astro';
import GraphPage from './graph/GraphPage.astro';
import UnrelatedRecords from './graph/UnrelatedRecords.astro';
import CollectionRedirect from './log/CollectionRedirect.astro';
import LogPage from './log/LogPage.astro';
import ValueList from './log/ValueList.astro';
import AboutPage from './pages/AboutPage.astro';
import AffectsPage from './pages/AffectsPage.astro';
import BadgesPage from './pages/BadgesPage.astro';
import IssuesPage from './pages/IssuesPage.astro';
import NotFoundPage from './pages/NotFoundPage.astro';
import SearchPage from './pages/SearchPage.astro';
import SinglePage from './pages/SinglePage.astro';
import DuplicateNumberPage from './record/DuplicateNumberPage.astro';
import GuidePage from './record/GuidePage.astro';
import RecordPage from './record/RecordPage.astro';
import RemovedRecordPage from './record/RemovedRecordPage.astro';
import TicketList from './tickets/TicketList.astro';
import TicketPage from './tickets/TicketPage.astro';
import TimelinePage from './timeline/TimelinePage.astro';

const COMPONENTS: { [Name in PageName]: (props: PageProps[Name] & { site: Site }) => unknown } = {
  AboutPage,
  AffectsPage,
  UnrelatedRecords,
  BadgesPage,
  Todos,
  DuplicateNumberPage,
  CollectionRedirect,
  RemovedRecordPage,
  GraphPage,
  GuidePage,
  IssuesPage,
  LogPage,
  NotFoundPage,
  RecordPage,
  TranslationPage: RecordPage,
  Reviews,
  Risks,
  SearchPage,
  SinglePage,
  TicketList,
  TicketPage,
  TimelinePage,
  ValueList,
};

/** Takes `site` and the page's own props. */
export function getComponent({ component }: Pick<SitePage, 'component'>) {
  return COMPONENTS[component] as (props: Record<string, unknown>) => unknown;
}
