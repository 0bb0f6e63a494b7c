/** What the filters leave of the timeline, as its pages list it. */
import { dayOf } from '../site/view/due.ts';
import type { TimelineEntry } from '../site/view/timeline.ts';
import { timelineHtml, undatedHtml } from '../site/view/timeline-html.ts';
import { counted } from '../site/view/words.ts';
import { href } from './base.ts';
import { moreButton } from './more-button.ts';

/** Events shown at once; more on request. */
const SHOWN = 250;

export interface ListedEvents {
  dated: TimelineEntry[];
  undated: TimelineEntry[];
  /** Key of a collection to its name. */
  names: ReadonlyMap<string, string>;
}

/** The first events; more on request, so that thirty thousand cost no more than a hundred. */
export function listEvents({ dated, undated, names }: ListedEvents): DocumentFragment {
  const options = { href, names, today: dayOf(new Date()) };
  const rest = dated.slice(SHOWN);
  const list = fragmentOf(timelineHtml(dated.slice(0, SHOWN), options));
  if (rest.length > 0) {
    const left = counted(rest.length + undated.length, 'event');
    list.append(
      moreButton({ left, more: () => listEvents({ dated: rest, undated, names }), first: '.what a' }),
    );
  } else if (undated.length > 0) {
    const last = document.createElement('section');
    last.className = 'undated';
    last.innerHTML = '<h2 class="part">Without a date</h2>';
    last.append(listUndated(undated, options));
    list.append(last);
  }
  return list;
}

function listUndated(undated: TimelineEntry[], options: Parameters<typeof undatedHtml>[1]): DocumentFragment {
  const rest = undated.slice(SHOWN);
  const list = fragmentOf(undatedHtml(undated.slice(0, SHOWN), options));
  if (rest.length > 0) {
    const left = counted(rest.length, 'event');
    list.append(moreButton({ left, more: () => listUndated(rest, options), first: '.what a' }));
  }
  return list;
}

function fragmentOf(html: string): DocumentFragment {
  const box = document.createElement('template');
  box.innerHTML = html;
  return box.content;
}
