/** The records a reader viewed last, stored in their browser alone. */
import { keep, recall } from '../preferences.ts';

export interface Visit {
  /** Below the base. */
  permalink: string;
  number: number | null;
  title: string;
  /** Its status when it was viewed. */
  status?: string | undefined;
}

/** One more than is shown: the record whose page is open is left out. */
const KEPT = 6;

// several logs may lie on one host
const key = (): string => `cadre-visits:${document.documentElement.dataset['base'] ?? '/'}`;

export function lastVisits(): Visit[] {
  try {
    const kept: unknown = JSON.parse(recall(key()) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isVisit) : [];
  } catch {
    return [];
  }
}

/** Notes the record whose page is open. */
export function noteVisit(): void {
  const visit = openRecord();
  if (visit === null) return;
  const others = lastVisits().filter(({ permalink }) => permalink !== visit.permalink);
  keep(key(), JSON.stringify([visit, ...others].slice(0, KEPT)));
}

/** The record whose page is open; null on other pages. */
export function openRecord(): Visit | null {
  const record = document.querySelector<HTMLElement>('.record[data-permalink]');
  const { permalink, number, status } = record?.dataset ?? {};
  if (permalink === undefined) return null;
  return {
    permalink,
    number: number === undefined ? null : Number(number),
    title: record?.querySelector('h1')?.textContent.trim() ?? permalink,
    status,
  };
}

function isVisit(value: unknown): value is Visit {
  const { permalink, title, number } = (value ?? {}) as Partial<Visit>;
  return (
    typeof permalink === 'string' &&
    permalink.startsWith('/') &&
    typeof title === 'string' &&
    (number === null || typeof number === 'number')
  );
}
