/** Selects the headings for the table of contents: the two upper levels in use, the lower one only if there are few. */
import type { BodyHeading } from '../../model/decision-parts.ts';

export interface ContentsItem {
  id: string;
  text: string;
  /** 0 for the upper level, 1 for the lower. */
  level: 0 | 1;
}

const MOST_ITEMS = 18;

export function createContents(headings: BodyHeading[]): ContentsItem[] {
  const upper = Math.min(...headings.map(({ depth }) => depth));
  const items = headings
    .filter(({ depth }) => depth <= upper + 1)
    .map(({ id, text, depth }): ContentsItem => ({ id, text, level: depth === upper ? 0 : 1 }));
  return items.length > MOST_ITEMS ? items.filter(({ level }) => level === 0) : items;
}
