/** The status of every record as a small picture for READMEs, tickets and wikis: `/adr/12/badge.svg`. */
import { BADGES, type BadgeLook, badgePath, badgeWords } from '../../site/view/badges.ts';
import type { Output, OutputInput } from '../types.ts';
import { badgeSvg } from './badge.ts';

export function badges({ log }: OutputInput): Output[] {
  const looks = Object.keys(BADGES) as BadgeLook[];
  return log.records.flatMap((record) =>
    looks.map((look) => ({
      path: badgePath(record.permalink, look),
      make: () => badgeSvg({ ...badgeWords(record, log), status: record.effectiveStatus }, look),
    })),
  );
}
