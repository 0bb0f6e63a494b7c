import type { Messages } from '../../messages/messages.ts';

/** Rows on one static page of the log: about 20 KB of HTML compressed. */
export const ROWS_PER_PAGE = 100;

export interface ListPart<T> {
  /** Counts from 1. */
  number: number;
  last: number;
  items: T[];
}

/** A list cut into pages; an empty list is one empty page. */
export function toPages<T>(items: T[], size = ROWS_PER_PAGE): ListPart<T>[] {
  const last = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: last }, (_, at) => ({
    number: at + 1,
    last,
    items: items.slice(at * size, (at + 1) * size),
  }));
}

/** A list cut into pages where items differ in size: none is split, so a page may hold more than `most`. */
export function packPages<T>(items: T[], getSize: (item: T) => number, most: number): ListPart<T>[] {
  const pages: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = getSize(item);
    const page = pages.at(-1);
    if (page === undefined || size > room) {
      pages.push([item]);
      room = most - size;
    } else {
      page.push(item);
      room -= size;
    }
  }
  return pages.map((some, at) => ({ number: at + 1, last: pages.length, items: some }));
}

/** Page numbers to link to: the ends, the neighbours, and null for each gap. */
export function listPageLinks(number: number, last: number): (number | null)[] {
  const near = [1, number - 1, number, number + 1, last].filter((n) => n >= 1 && n <= last);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((n, at) => {
    const before = shown[at - 1];
    return before !== undefined && n - before > 1 ? [null, n] : [n];
  });
}

/** The title of a page of a list: the first has that of the list. */
export function formatPageTitle(title: string, page: number, { t }: Messages): string {
  return page === 1 ? title : t('site.title-page', { title, page });
}
