/**
 * The timeline's filters and the log as of a day. Without this script the events are read page by page. With it, the
 * first page shows what its address asks for; the events are fetched the first time they are needed.
 */
import { asOf, isDay } from '../site/view/as-of.ts';
import { asOfHtml, asOfSummary } from '../site/view/as-of-html.ts';
import { formatDate } from '../site/view/dates.ts';
import { select } from '../site/view/facets.ts';
import {
  formatTimeline,
  isWholeTimeline,
  parseTimeline,
  selectEntries,
  selectionThen,
  type TimelineState,
} from '../site/view/timeline-query.ts';
import { counted, withThousands } from '../site/view/words.ts';
import { href } from './base.ts';
import { isPlainClick } from './clicks.ts';
import { once } from './fetch.ts';
import { aimChoices, choicesOf } from './timeline-choices.ts';
import { fetchTimeline, type TimelineData } from './timeline-data.ts';
import { listEvents } from './timeline-list.ts';

const root = document.documentElement;

/** @returns once that is shown which the address asks for */
export async function wireTimeline(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-timeline-list]');
  const choices = document.querySelector<HTMLFormElement>('.timeline-filters');
  const day = document.querySelector<HTMLFormElement>('.as-of-form');
  const found = document.querySelector<HTMLElement>('.found');
  if (place === null || choices === null || day === null || found === null) return;
  const heading = document.querySelector('h1');
  const title = document.title;
  const first = [...place.childNodes];
  const lanes = place.querySelector('.lanes');
  let state = parseTimeline(location.search);
  const all = once(() => fetchTimeline(place));

  const show = async (next: TimelineState): Promise<void> => {
    state = next;
    aimChoices(choices, day, state);
    root.classList.toggle('then', state.at !== null);
    if (isWholeTimeline(state)) {
      place.replaceChildren(...first);
      name(null);
      found.replaceChildren();
      return;
    }
    const known = await all();
    // The reader may have chosen again while the events were on their way.
    if (state !== next) return;
    if (state.at === null) showEvents(known);
    else showThen(known, state.at);
  };

  const showThen = ({ log, events }: TimelineData, at: string): void => {
    if (!isDay(at)) {
      name(null);
      place.replaceChildren();
      say('<b>There is no such day.</b>', 'Back to the timeline');
      return;
    }
    const then = asOf(events, select(log.rows, selectionThen(state)), at);
    name(`The log as of ${formatDate(at)}`);
    place.innerHTML = asOfHtml(then, { href, names: log.collections });
    say(`<span>${asOfSummary(then)}</span>`, 'Back to the timeline');
  };

  const showEvents = ({ log, timeline }: TimelineData): void => {
    const { toCome, past, undated } = timeline;
    const own = selectEntries([...toCome, ...past], log.rows, state);
    const bare = state.year === null ? selectEntries(undated, log.rows, state) : [];
    const count = own.length + bare.length;
    const total = toCome.length + past.length + undated.length;
    name(null);
    place.replaceChildren(
      ...(lanes === null || own.length === 0 ? [] : [lanes.cloneNode(true)]),
      listEvents({ dated: own, undated: bare, names: log.collections }),
    );
    say(
      count === 0
        ? '<b>Nothing matches.</b> <span>No event has all of these at once.</span>'
        : `<span><b>${withThousands(count)}</b> of ${counted(total, 'event')}</span>`,
      'Show all events',
    );
  };

  const name = (words: string | null): void => {
    if (heading !== null) heading.textContent = words ?? 'Timeline';
    document.title = words === null ? title : title.replace('Timeline', words);
  };

  const say = (html: string, back: string): void => {
    found.innerHTML = `${html} <a href="${href('/timeline/')}" data-back>${back}</a>`;
  };

  const go = (next: TimelineState): void => {
    history.pushState(null, '', href('/timeline/') + formatTimeline(next));
    show(next).catch(fail);
  };

  const fail = (): void => {
    found.innerHTML = '<b>The events could not be fetched, so nothing is chosen from them.</b>';
  };

  choices.addEventListener('change', () => go({ ...choicesOf(choices), at: state.at }));
  choices.addEventListener('submit', (event) => {
    event.preventDefault();
    go({ ...choicesOf(choices), at: state.at });
  });
  day.addEventListener('submit', (event) => {
    event.preventDefault();
    const at = new FormData(day).get('at');
    go({ ...state, at: typeof at === 'string' && at !== '' ? at : null });
  });
  document.querySelector('main')?.addEventListener('click', (event) => {
    if (!isPlainClick(event)) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>(
      'a.as-of, a[data-back], [href*="?at="]',
    );
    if (link === null) return;
    event.preventDefault();
    const to = parseTimeline(new URL(link.href).search);
    go(to.at === null ? to : { ...state, at: to.at });
    scrollTo({ top: 0 });
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  });
  addEventListener('popstate', () => {
    const next = parseTimeline(location.search);
    // a step to a year of the same page is none of ours
    if (formatTimeline(next) !== formatTimeline(state)) show(next).catch(fail);
  });

  // what was chosen before this script came
  const early = choicesOf(choices);
  if (!isWholeTimeline(early)) {
    state = {
      at: state.at,
      kind: early.kind ?? state.kind,
      year: early.year ?? state.year,
      selection: { ...state.selection, ...early.selection },
    };
    history.replaceState(null, '', href('/timeline/') + formatTimeline(state));
  }
  await show(state)
    .catch(fail)
    .finally(() => root.classList.remove('pending'));
}
