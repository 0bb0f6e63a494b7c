/** The not-found page: redirects to the record that an address must mean, or lists the likely ones. */

import type { Messages } from '../messages/messages.ts';
import { STATUSES } from '../model/statuses.ts';
import { findMoved, type NameIndex, type NameRow } from '../site/view/not-found.ts';
import { formatRecordName } from '../site/view/record-name.ts';
import { fetchJson, href } from './dom.ts';
import { readMessages } from './messages.ts';

/** @returns once the page is as it stays; never where it is left */
export async function initNotFound(): Promise<void> {
  const near = document.querySelector<HTMLElement>('[data-lost]');
  // the page itself may be looked at, too
  if (near === null || location.pathname === href('/404.html')) return;
  const index = await fetchJson<NameIndex>(href('/addresses.json'));
  const found = findMoved(location.pathname, href('/'), index);
  if ('exact' in found) {
    location.replace(href(found.exact[0]) + location.search + location.hash);
    return new Promise(() => {});
  }
  if (found.near.length === 0) return;
  const messages = readMessages();
  near.querySelector('ul')?.append(...found.near.map((row) => createItem(row, messages)));
  near.hidden = false;
}

function createItem([permalink, number, title, , status]: NameRow, { t }: Messages): HTMLLIElement {
  const link = document.createElement('a');
  link.href = href(permalink);
  link.textContent = formatRecordName({ number, title });
  link.dir = 'auto';
  const word = STATUSES[status ?? -1];
  const line = document.createElement('li');
  line.append(link, word === undefined ? '' : ` (${t(`status.${word}`)})`);
  return line;
}
