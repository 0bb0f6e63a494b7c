/** Badges of a record: what stands on them, and where they are. */
import type { RecordEntry, SiteLog } from '../types.ts';
import { labelledTitle, plainTitle, recordLabel, statusSentence } from './record-name.ts';

export interface BadgeKind {
  /** File beside the page: `/adr/12/badge.svg`. */
  file: string;
  label: string;
  /** When to take it. */
  use: string;
}

export const BADGES = {
  adaptive: {
    file: 'badge.svg',
    label: 'Light and dark',
    use: 'Light, and dark where the page around it or the system is. The one for nearly every place.',
  },
  dark: {
    file: 'badge-dark.svg',
    label: 'Dark',
    use: 'Always dark, for pages that are dark whatever the reader’s system says.',
  },
  plain: {
    file: 'badge-plain.svg',
    label: 'Plain',
    use: 'Without colour, for print and for wikis that turn pictures into greys. Shape and words say the same.',
  },
} satisfies Record<string, BadgeKind>;

/** Height of every badge, in px: it stands in a line of text. */
export const BADGE_HEIGHT = 22;

export type BadgeLook = keyof typeof BADGES;

/** `/adr/12/badge.svg` */
export function badgePath(permalink: string, look: BadgeLook = 'adaptive'): string {
  return permalink + BADGES[look].file;
}

export interface BadgeWords {
  label: string;
  words: string;
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
