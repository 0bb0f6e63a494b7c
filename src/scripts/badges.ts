/** Shows the badge of the record in the address of the page: `/badges/?record=/adr/12/`. */
import type { RecordExport } from '../export/site-export.ts';
import { toSiblingPath } from '../shared/addresses.ts';
import { BADGE_FORMATS, toBadgePath } from '../site/view/badges.ts';
import { formatLabelledTitle } from '../site/view/record-name.ts';
import { fetchJson, href } from './dom.ts';
import { readMessages } from './messages.ts';

export async function showBadges(): Promise<void> {
  const page = document.querySelector<HTMLElement>('[data-badges]');
  if (page === null) return;
  const example = page.dataset['badges'] ?? '/';
  const asked = new URLSearchParams(location.search).get('record');
  // of this site alone: what follows is fetched and shown
  const permalink = asked !== null && /^\/(?!\/)[^?#\\]*\/$/.test(asked) ? asked : example;
  const { decision } = await fetchJson<RecordExport>(href(toSiblingPath(permalink, '.json')));
  showBadge(page, permalink, formatLabelledTitle(decision));
}

function showBadge(page: HTMLElement, permalink: string, name: string): void {
  const whole = (path: string): string => new URL(href(path), getSiteUrl()).href;
  const alt = readMessages().t('badges.alt', { record: name });
  const subject = { alt, page: whole(permalink), badge: whole(toBadgePath(permalink)) };
  for (const image of page.querySelectorAll<HTMLImageElement>('[data-badge-image]')) {
    image.src = href(toBadgePath(permalink));
    image.alt = alt;
  }
  for (const link of page.querySelectorAll<HTMLAnchorElement>('[data-badge-name]')) {
    link.href = href(permalink);
    link.textContent = name;
  }
  for (const address of page.querySelectorAll('[data-badge-address]')) address.textContent = subject.badge;
  for (const code of page.querySelectorAll<HTMLElement>('[data-badge-format]')) {
    const format = BADGE_FORMATS.find(({ key }) => key === code.dataset['badgeFormat']);
    if (format !== undefined) code.textContent = format.text(subject);
  }
}

/** Where the site says it is published, which may not be where it is read. */
function getSiteUrl(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
}
