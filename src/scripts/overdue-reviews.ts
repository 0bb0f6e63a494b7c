/** Marks review dates that have passed since the build. */

import { isOverdue, toDay } from '../site/view/dates.ts';
import { createCountHtml } from '../site/view/message-html.ts';
import { readMessages } from './messages.ts';

export function markOverdue(): void {
  const today = toDay(new Date());
  let passed = 0;
  for (const item of document.querySelectorAll<HTMLElement>('[data-due]')) {
    if (!isOverdue(item.dataset['due'] ?? '', today)) continue;
    delete item.dataset['due'];
    item.querySelector('.overdue')?.removeAttribute('hidden');
    passed += 1;
  }
  const count = document.querySelector<HTMLElement>('[data-overdue]');
  if (count === null || passed === 0) return;
  const all = Number(count.dataset['overdue']) + passed;
  count.innerHTML = createCountHtml(readMessages(), 'reviews.overdue-count', all);
}
