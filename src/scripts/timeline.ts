/** The timeline in the browser: filters events, and shows decisions as of a day. */
import type { Messages } from '../messages/messages.ts';

import type { HistoryEvent } from '../model/history.ts';
import { escapeHtml } from '../shared/text.ts';
import { asOf, asOfHtml, asOfSummary, isDay } from '../site/view/as-of.ts';
import { dayOf } from '../site/view/dates.ts';
import { select } from '../site/view/facets.ts';
import { type LogIndex, type UnpackedIndex, unpackIndex } from '../site/view/list-data.ts';
import { countHtml } from '../site/view/message-html.ts';
import { type Timeline, type TimelineEntry, timelineOf } from '../site/view/timeline.ts';
import {
  formatTimeline,
  isWholeTimeline,
  parseTimeline,
  selectEntries,
  selectionThen,
  type TimelineIndex,
  type TimelineState,
  unpackTimeline,
} from '../site/view/timeline-data.ts';
import { timelineHtml, undatedHtml } from '../site/view/timeline-html.ts';
import { fetchJson, href, isPlainClick, moreButton, once } from './dom.ts';
import { readMessages } from './messages.ts';

const root = document.documentElement;

/** @returns once that is shown which the address asks for */
export async function wireTimeline(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-timeline-list]');
  const choices = document.querySelector<HTMLFormElement>('.timeline-filters');
  const day = document.querySelector<HTMLFormElement>('.as-of-form');
  const found = document.querySelector<HTMLElement>('.found');
  if (place === null || choices === null || day === null || found === null) return;
  const messages = readMessages();
  const { t } = messages;
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
      say(`<b>${escapeHtml(t('timeline.not-a-day'))}</b>`, t('timeline.back'));
      return;
    }
    const then = asOf(events, select(log.rows, selectionThen(state)), at);
    name(t('timeline.title-as-of', { date: messages.date(at) }));
    place.innerHTML = asOfHtml(then, { href, names: log.collections, messages });
    say(`<span>${asOfSummary(then, messages)}</span>`, t('timeline.back'));
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
      listEvents({ dated: own, undated: bare, names: log.collections, messages }),
    );
    say(
      count === 0
        ? `<b>${escapeHtml(t('timeline.no-match'))}</b>`
        : `<span>${countHtml(messages, 'timeline.matches', count, { total })}</span>`,
      t('timeline.clear-filters'),
    );
  };

  const name = (words: string | null): void => {
    const own = t('timeline.title');
    if (heading !== null) heading.textContent = words ?? own;
    document.title = words === null ? title : title.replace(own, words);
  };

  const say = (html: string, back: string): void => {
    found.innerHTML = `${html} <a href="${href('/timeline/')}" data-back>${back}</a>`;
  };

  const go = (next: TimelineState): void => {
    history.pushState(null, '', href('/timeline/') + formatTimeline(next));
    show(next).catch(fail);
  };

  const fail = (): void => {
    found.innerHTML = `<b>${escapeHtml(t('timeline.failed'))}</b>`;
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
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-back], [href*="?at="]');
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

/** What the lists of the bar have chosen. */
export function choicesOf(form: HTMLFormElement): TimelineState {
  const params = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (typeof value === 'string') params.set(key, value);
  return parseTimeline(params.toString());
}

/** Puts the lists and the day to a state. A value that a list does not hold is added to it. */
export function aimChoices(form: HTMLFormElement, day: HTMLFormElement, state: TimelineState): void {
  const { kind, year, selection, at } = state;
  const chosen: Record<string, string | null | undefined> = { ...selection, kind, year };
  for (const list of form.querySelectorAll('select')) {
    const value = chosen[list.name] ?? '';
    if (![...list.options].some((option) => option.value === value)) list.add(new Option(value, value));
    list.value = value;
    list.closest('p')?.classList.toggle('chosen', value !== '');
  }
  const field = day.querySelector<HTMLInputElement>('input');
  if (field !== null) field.value = at !== null && isDay(at) ? at : '';
}

export interface TimelineData {
  log: UnpackedIndex;
  events: HistoryEvent[];
  timeline: Timeline;
}

/** @param place the list, which names the two files */
export async function fetchTimeline(place: HTMLElement): Promise<TimelineData> {
  const [packedRows, packedEvents] = await Promise.all([
    fetchJson<LogIndex>(place.dataset['rows'] ?? ''),
    fetchJson<TimelineIndex>(place.dataset['events'] ?? ''),
  ]);
  const log = unpackIndex(packedRows);
  const events = unpackTimeline(packedEvents, log.rows);
  const commits = new Map(packedEvents.commits);
  return {
    log,
    events,
    timeline: timelineOf({ events, rows: log.rows, commits, today: dayOf(new Date()) }),
  };
}

/** Events shown at once; more on request. */
const SHOWN = 250;

export interface ListedEvents {
  dated: TimelineEntry[];
  undated: TimelineEntry[];
  /** Key of a collection to its name. */
  names: ReadonlyMap<string, string>;
  messages: Messages;
}

/** The first events; more on request, so that thirty thousand cost no more than a hundred. */
export function listEvents({ dated, undated, names, messages }: ListedEvents): DocumentFragment {
  const options = { href, names, messages };
  const rest = dated.slice(SHOWN);
  const list = fragmentOf(timelineHtml(dated.slice(0, SHOWN), options));
  if (rest.length > 0) {
    const left = messages.t('timeline.count', { count: rest.length + undated.length });
    list.append(
      moreButton({
        left,
        more: () => listEvents({ dated: rest, undated, names, messages }),
        first: '.what a',
      }),
    );
  } else if (undated.length > 0) {
    const last = document.createElement('section');
    last.className = 'undated';
    last.innerHTML = `<h2 class="part">${escapeHtml(messages.t('timeline.undated'))}</h2>`;
    last.append(listUndated(undated, options));
    list.append(last);
  }
  return list;
}

function listUndated(undated: TimelineEntry[], options: Parameters<typeof undatedHtml>[1]): DocumentFragment {
  const rest = undated.slice(SHOWN);
  const list = fragmentOf(undatedHtml(undated.slice(0, SHOWN), options));
  if (rest.length > 0) {
    const left = options.messages.t('timeline.count', { count: rest.length });
    list.append(moreButton({ left, more: () => listUndated(rest, options), first: '.what a' }));
  }
  return list;
}

function fragmentOf(html: string): DocumentFragment {
  const box = document.createElement('template');
  box.innerHTML = html;
  return box.content;
}
