/** The bar of the timeline's filters: what is chosen in it, and how it shows a state. */
import { isDay } from '../site/view/as-of.ts';
import { parseTimeline, type TimelineState } from '../site/view/timeline-query.ts';

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
