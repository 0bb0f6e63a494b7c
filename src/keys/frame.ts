/** What the frame of every page shows: the head with its links, and the foot. */
import type { OutputInput } from '../outputs/types.ts';
import { graphOf } from '../site/view/graph-pages.ts';
import type { Outlook } from '../site/view/outlook.ts';
import { outlookLinks } from '../site/view/outlook-pages.ts';
import { digestOf } from './digest.ts';

/** What holds for the site as a whole: what it is called, where it is, which collections it has. */
export function groundKey({ site, log, history }: OutputInput): string {
  return digestOf([site, log.collections, [...history.commits]]);
}

export function frameKey(input: OutputInput, outlook: Outlook): string {
  const { log } = input;
  return digestOf([
    groundKey(input),
    graphOf(log).nodes.size > 0,
    outlookLinks(outlook).map(({ path, label }) => [path, label]),
    log.problems.length > 0,
  ]);
}
