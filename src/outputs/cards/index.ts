/**
 * A picture for previews of links: one for each record, `/adr/12/card.png`, and one for the site, `/card.png`.
 * Previews ask for whole addresses, so that there are none where the site does not know its own.
 */
import { join } from 'node:path';
import { CARD_FILE } from '../../site/view/preview.ts';
import type { Output, OutputInput } from '../types.ts';
import { drawCard } from './draw.ts';
import { cardFaces } from './faces.ts';
import { openStore } from './store.ts';
import type { Card } from './types.ts';
import { recordCard, siteCard } from './words.ts';

export function cards({ log, site, cache }: OutputInput): Output[] {
  if (!site.cards) return [];
  const all: { path: string; card: Card }[] = [
    { path: `/${CARD_FILE}`, card: siteCard(log, site) },
    ...log.records.map((record) => ({
      path: record.permalink + CARD_FILE,
      card: recordCard(record, log, site),
    })),
  ];
  const store = openStore(
    join(cache, 'cards'),
    all.map(({ card }) => card),
  );
  return all.map(({ path, card }) => ({
    path,
    make: () => store.get(card, (one) => drawCard(one, cardFaces())),
  }));
}
