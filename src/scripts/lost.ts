/** The page for lost readers: goes where the address must have meant, or offers what is near. */

import { STATUSES, statusWord } from '../model/statuses.ts';
import { findLost, type NameIndex, type NameRow } from '../site/view/not-found.ts';
import { recordName } from '../site/view/record-name.ts';
import { fetchJson, href } from './dom.ts';

/** @returns once the page is as it stays; never where it is left */
export async function helpLost(): Promise<void> {
  const near = document.querySelector<HTMLElement>('[data-lost]');
  // the page itself may be looked at, too
  if (near === null || location.pathname === href('/404.html')) return;
  const index = await fetchJson<NameIndex>(href('/addresses.json'));
  const found = findLost(location.pathname, href('/'), index);
  if ('exact' in found) {
    location.replace(href(found.exact[0]) + location.search + location.hash);
    return new Promise(() => {});
  }
  if (found.near.length === 0) return;
  near.querySelector('ul')?.append(...found.near.map(item));
  near.hidden = false;
}

function item([permalink, number, title, , status]: NameRow): HTMLLIElement {
  const link = document.createElement('a');
  link.href = href(permalink);
  link.textContent = recordName({ number, title });
  link.dir = 'auto';
  const word = STATUSES[status ?? -1];
  const line = document.createElement('li');
  line.append(link, word === undefined ? '' : ` (${statusWord(word)})`);
  return line;
}
