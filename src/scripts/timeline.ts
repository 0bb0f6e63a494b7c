/** The timeline in the browser: filters events, and shows decisions as of a day. */
import type { Messages } from '../messages/messages.ts';

import type { HistoryEvent } from '../model/history.ts';
import { escapeHtml } from '../shared/text.ts';
import { toDay } from '../site/view/dates.ts';
import { type LogIndex, type UnpackedIndex, unpackIndex } from '../site/view/decision-list-data.ts';
import {
  createLogAtDayHtml,
  getLogAtDay,
  isDay,
  summarizeLogAtDay,
} from '../site/view/decisions-as-of-day.ts';
import { selectRows } from '../site/view/facets.ts';
import { createCountHtml } from '../site/view/message-html.ts';
import { createTimeline, type Timeline, type TimelineEntry } from '../site/view/timeline.ts';
import {
  formatTimeline,
  getLastingSelection,
  isUnfilteredTimeline,
  parseTimeline,
  selectEntries,
  type TimelineIndex,
  type TimelineState,
  unpackTimeline,
} from '../site/view/timeline-data.ts';
import { createTimelineHtml, createUndatedHtml } from '../site/view/timeline-html.ts';
import { findPlace, getDayAt } from '../site/view/timeline-scale.ts';
import { createMoreButton, fetchJson, href, isPlainClick, loadOnce } from './dom.ts';
import { readMessages } from './messages.ts';

const root = document.documentElement;

/** @returns once the filters of the address are applied */
export async function initTimeline(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-timeline-list]');
  const choices = document.querySelector<HTMLFormElement>('.timeline-filters');
  const day = document.querySelector<HTMLFormElement>('.as-of-form');
  const found = document.querySelector<HTMLElement>('.found');
  if (place === null || choices === null || day === null || found === null) return;
  const messages = readMessages();
  const { t } = messages;
  const heading = document.querySelector('h1');
  const title = document.title;
  const usual = heading?.textContent ?? '';
  const first = [...place.childNodes];
  const lanes = place.querySelector('.lanes');
  let state = parseTimeline(location.search);
  const all = loadOnce(() => fetchTimeline(place));
  const slider = initSlider({ load: all, go: (at) => go({ ...state, at }), messages });

  const show = async (next: TimelineState): Promise<void> => {
    state = next;
    setChoices(choices, day, state);
    slider?.put(state.at);
    root.classList.toggle('as-of', state.at !== null);
    if (isUnfilteredTimeline(state)) {
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
    const then = getLogAtDay(events, selectRows(log.rows, getLastingSelection(state)), at);
    name(t('timeline.title-as-of', { date: messages.date(at) }));
    place.innerHTML = createLogAtDayHtml(then, { href, names: log.collections, messages });
    say(`<span>${summarizeLogAtDay(then, messages)}</span>`, t('timeline.back'));
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
      listEvents({
        ...{ dated: own, undated: bare, names: log.collections, messages },
        unfold: state.kind === 'changed',
      }),
    );
    say(
      count === 0
        ? `<b>${escapeHtml(t('timeline.no-match'))}</b>`
        : `<span>${createCountHtml(messages, 'timeline.matches', count, { total })}</span>`,
      t('timeline.clear-filters'),
    );
  };

  const name = (words: string | null): void => {
    if (heading !== null) heading.textContent = words ?? usual;
    document.title = words === null ? title : title.replace(usual, words);
  };

  const say = (html: string, back: string): void => {
    found.innerHTML = `${html} <a href="${href('/timeline/')}" data-back>${back}</a>`;
  };

  const go = (next: TimelineState): void => {
    // dragging is one step back, not hundreds
    const change = next.at !== null && state.at !== null ? 'replaceState' : 'pushState';
    history[change](null, '', href('/timeline/') + formatTimeline(next));
    show(next).catch(fail);
  };

  const fail = (): void => {
    found.innerHTML = `<b>${escapeHtml(t('timeline.failed'))}</b>`;
  };

  choices.addEventListener('change', () => go({ ...readChoices(choices), at: state.at }));
  choices.addEventListener('submit', (event) => {
    event.preventDefault();
    go({ ...readChoices(choices), at: state.at });
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
  const early = readChoices(choices);
  if (!isUnfilteredTimeline(early)) {
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

interface SliderOptions {
  load: () => Promise<TimelineData>;
  /** Null for today. */
  go: (at: string | null) => void;
  messages: Messages;
}

/**
 * A handle on the chart that is dragged to the day the decisions are shown as of; from the keyboard it goes from one day
 * on which something was decided to the next, or by a year. At its right end it is today, and the timeline itself shows.
 */
function initSlider({ load, go, messages }: SliderOptions): { put: (at: string | null) => void } | null {
  const plot = document.querySelector<HTMLElement>('.chart .plot');
  const groups = plot?.dataset['groups']?.split(' ') ?? [];
  if (plot === null || groups[0] === undefined) return null;
  const [first, today] = [getDayAt(0, groups), toDay(new Date())];
  const days = (day: string): number => Date.parse(day) / 86_400_000;
  const handle = document.createElement('div');
  handle.className = 'as-of-handle';
  handle.role = 'slider';
  handle.tabIndex = 0;
  handle.ariaLabel = messages.t('timeline.as-of-slider');
  handle.ariaValueMin = String(days(first));
  handle.ariaValueMax = String(days(today));
  const name = document.createElement('span');
  name.ariaHidden = 'true';
  handle.append(name);
  const later = document.createElement('div');
  later.className = 'after-date';
  plot.append(later, handle);
  let day = today;

  const put = (at: string | null): void => {
    day = at !== null && isDay(at) && at < today ? at : today;
    const place = `${Math.min(100, findPlace(day, groups) * 100)}%`;
    handle.style.insetInlineStart = place;
    later.style.insetInlineStart = place;
    handle.classList.toggle('flipped', findPlace(day, groups) > 0.85);
    name.textContent = messages.date(day, 'medium');
    handle.ariaValueNow = String(days(day));
    handle.ariaValueText = messages.date(day);
  };
  const moveTo = (wanted: string): void => {
    const next = wanted >= today ? today : wanted < first ? first : wanted;
    if (next === day) return;
    put(next);
    go(next === today ? null : next);
  };
  const byYears = (by: number): string =>
    `${Number(day.slice(0, 4)) + by}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
  const toChange = async (forward: boolean): Promise<void> => {
    const { events } = await load();
    const changes = events.flatMap(({ date, status }) =>
      status !== null && date?.length === 10 ? [date] : [],
    );
    const next = forward ? changes.filter((one) => one > day) : changes.filter((one) => one < day);
    next.sort();
    moveTo((forward ? next[0] : next.at(-1)) ?? (forward ? today : first));
  };
  const KEYS: Record<string, () => void> = {
    ArrowLeft: () => void toChange(false),
    ArrowDown: () => void toChange(false),
    ArrowRight: () => void toChange(true),
    ArrowUp: () => void toChange(true),
    PageDown: () => moveTo(byYears(-1)),
    PageUp: () => moveTo(byYears(1)),
    Home: () => moveTo(first),
    End: () => moveTo(today),
  };
  handle.addEventListener('keydown', (event) => {
    const act = KEYS[event.key];
    if (act === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent): void => {
      const { left, width } = plot.getBoundingClientRect();
      moveTo(getDayAt((clientX - left) / width, groups));
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  });
  put(null);
  return { put };
}

/** What the lists of the bar have chosen. */
export function readChoices(form: HTMLFormElement): TimelineState {
  const params = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (typeof value === 'string') params.set(key, value);
  return parseTimeline(params.toString());
}

/** Puts the lists and the day to a state. A value that a list does not hold is added to it. */
export function setChoices(form: HTMLFormElement, day: HTMLFormElement, state: TimelineState): void {
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
    timeline: createTimeline({ events, rows: log.rows, commits, today: toDay(new Date()) }),
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
  /** Edits were asked for. */
  unfold: boolean;
}

/** The first events, and more on request: rendering thousands at once would be slow. */
export function listEvents({ dated, undated, names, messages, unfold }: ListedEvents): DocumentFragment {
  const options = { href, names, messages, unfold };
  const rest = dated.slice(SHOWN);
  const list = toFragment(createTimelineHtml(dated.slice(0, SHOWN), options));
  if (rest.length > 0) {
    const left = messages.t('timeline.count', { count: rest.length + undated.length });
    list.append(
      createMoreButton({
        left,
        more: () => listEvents({ dated: rest, undated, names, messages, unfold }),
        first: '.content a',
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

function listUndated(
  undated: TimelineEntry[],
  options: Parameters<typeof createUndatedHtml>[1],
): DocumentFragment {
  const rest = undated.slice(SHOWN);
  const list = toFragment(createUndatedHtml(undated.slice(0, SHOWN), options));
  if (rest.length > 0) {
    const left = options.messages.t('timeline.count', { count: rest.length });
    list.append(createMoreButton({ left, more: () => listUndated(rest, options), first: '.content a' }));
  }
  return list;
}

function toFragment(html: string): DocumentFragment {
  const box = document.createElement('template');
  box.innerHTML = html;
  return box.content;
}
