/** The component of every page, by the name that `site/pages.ts` lists it under. */
import type { Page, PageName, PageProps } from '../site/pages.ts';
import type { Site } from '../site/site.ts';
import Alone from './graph/Alone.astro';
import GraphPage from './graph/GraphPage.astro';
import CollectionRedirect from './log/CollectionRedirect.astro';
import LogPage from './log/LogPage.astro';
import ValueList from './log/ValueList.astro';
import Reviews from './outlook/Reviews.astro';
import Risks from './outlook/Risks.astro';
import Todos from './outlook/Todos.astro';
import AboutPage from './pages/AboutPage.astro';
import BadgesPage from './pages/BadgesPage.astro';
import IssuesPage from './pages/IssuesPage.astro';
import NotFoundPage from './pages/NotFoundPage.astro';
import SearchPage from './pages/SearchPage.astro';
import SinglePage from './pages/SinglePage.astro';
import ChoicePage from './record/ChoicePage.astro';
import DepartedPage from './record/DepartedPage.astro';
import GuidePage from './record/GuidePage.astro';
import RecordPage from './record/RecordPage.astro';
import TicketList from './tickets/TicketList.astro';
import TicketPage from './tickets/TicketPage.astro';
import TimelinePage from './timeline/TimelinePage.astro';

const COMPONENTS: { [Name in PageName]: (props: PageProps[Name] & { site: Site }) => unknown } = {
  AboutPage,
  Alone,
  BadgesPage,
  Todos,
  ChoicePage,
  CollectionRedirect,
  DepartedPage,
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
export function componentOf({ component }: Pick<Page, 'component'>) {
  return COMPONENTS[component] as (props: Record<string, unknown>) => unknown;
}
