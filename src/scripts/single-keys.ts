/** Shortcuts of one key: who speaks to the computer, or slips, can turn them off (WCAG 2.1.4). */
import { keep, recall } from './kept.ts';

const KEY = 'cadre-single-keys';

export function areSingleKeysOn(): boolean {
  return recall(KEY) !== 'off';
}

export function turnSingleKeys(on: boolean): void {
  keep(KEY, on ? 'on' : 'off');
}
