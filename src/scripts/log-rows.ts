/** Rows and headings of the log, made in the browser from the template that the page carries. */
import { recordName } from '../site/view/record-name.ts';
import type { Row } from '../site/view/rows.ts';
import { groupRows, rowDate, type SortKey } from '../site/view/sort.ts';
import { titleHtml } from '../site/view/title.ts';
import { STATUS_WORDS } from '../site/view/words.ts';

export interface ListOptions {
  rows: Row[];
  sort: SortKey;
  /** Key of a collection to its name. */
  names: Map<string, string>;
  /** Records of several collections: name the collection in each row, unless a heading does. */
  several: boolean;
  /** Puts a site path below the base. */
  href: (path: string) => string;
}

/** Sections with their headings, as `Groups.astro` writes them. */
export function listOf(options: ListOptions): DocumentFragment {
  const list = document.createDocumentFragment();
  const template = document.querySelector<HTMLTemplateElement>('#row-template');
  const blank = template?.content.querySelector('.row');
  if (!blank) return list;
  for (const { heading, rows } of groupRows(options.rows, options.sort, options.names)) {
    const section = document.createElement('section');
    section.className = heading === null ? 'group' : 'group headed';
    const title = document.createElement('h2');
    title.className = heading === null ? 'sr-only' : /^\d+$/.test(heading) ? '' : 'words';
    title.textContent = heading ?? 'Records';
    const items = document.createElement('ol');
    for (const row of rows) items.append(fill(blank.cloneNode(true) as HTMLElement, row, options));
    section.append(title, items);
    list.append(section);
  }
  return list;
}

function fill(item: HTMLElement, row: Row, options: ListOptions): HTMLElement {
  const { href, sort, names, several } = options;
  const at = <T extends HTMLElement>(selector: string) => item.querySelector<T>(selector) as T;
  item.classList.toggle('quiet', row.standing === 'closed');
  at('.num').textContent = row.number === null ? '' : String(row.number);
  const link = at<HTMLAnchorElement>('h3 a');
  link.href = href(row.permalink);
  link.innerHTML = titleHtml(row.title);
  text(at('.sum'), row.summary);
  text(at('.of'), several && sort !== 'number' ? (names.get(row.collection) ?? null) : null);
  const status = at('.st');
  status.classList.add(`st-${row.status}`);
  status.textContent = STATUS_WORDS[row.status];
  const to = at<HTMLAnchorElement>('.to');
  for (const successor of row.successors) {
    const one = to.cloneNode(true) as HTMLAnchorElement;
    one.href = href(successor.permalink);
    one.title = recordName(successor);
    (one.querySelector('.num') as HTMLElement).textContent =
      successor.number === null ? '' : String(successor.number);
    (one.querySelector('bdi') as HTMLElement).innerHTML = titleHtml(successor.title);
    to.before(one);
  }
  to.remove();
  const time = at<HTMLTimeElement>('time');
  text(time, row.date === null ? null : rowDate(row, sort));
  if (row.date !== null) time.dateTime = row.date;
  return item;
}

/** A place without words is taken out. */
function text(place: HTMLElement, words: string | null): void {
  if (words === null) place.remove();
  else place.textContent = words;
}
