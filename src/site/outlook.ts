/** What the decisions of this site still ask for, and the day it was asked on. */
import { getExtracts, getSiteLog } from './log.ts';
import type { SiteLog } from './types.ts';
import { dayOf } from './view/due.ts';
import { type Outlook, outlookOf } from './view/outlook.ts';

const known = new WeakMap<SiteLog, Outlook>();

export async function getOutlook(): Promise<Outlook> {
  const log = await getSiteLog();
  const outlook = known.get(log) ?? outlookOf(log, getExtracts);
  known.set(log, outlook);
  return outlook;
}

/** The day these pages are made, `YYYY-MM-DD`. */
export const madeOn = (): string => dayOf(new Date());
