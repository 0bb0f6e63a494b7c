/** The badge of a record: what it says, and where it is. */
import type { RecordEntry, SiteLog } from '../types.ts';
import { labelledTitle, plainTitle, recordLabel, statusSentence } from './record-name.ts';

/** In px: a badge goes into a line of text. */
export const BADGE_HEIGHT = 22;

/** `/adr/12/badge.svg` */
export function badgePath(permalink: string): string {
  return `${permalink}badge.svg`;
}

export interface BadgeWords {
  /** `ADR-12` */
  label: string;
  /** `superseded by ADR-31` */
  words: string;
  /** All of it in words, for screen readers and tooltips. */
  title: string;
}

export function badgeWords(entry: RecordEntry, log: SiteLog): BadgeWords {
  const sentence = statusSentence(entry, log);
  return {
    label: recordLabel(entry) ?? plainTitle(entry.title),
    words: sentence.charAt(0).toLowerCase() + sentence.slice(1),
    title: `${labelledTitle(entry)} – ${sentence}`,
  };
}
