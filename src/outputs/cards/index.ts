/**
 * A picture for previews of links: one for each record, `/adr/12/card.png`, and one for the site, `/card.png`.
 * Previews ask for whole addresses, so that there are none where the site does not know its own.
 */
import { CARD_FILE } from '../../site/view/metadata.ts';
import type { Output, OutputInput } from '../types.ts';
import { drawCard } from './draw.ts';
import { cardFaces } from './faces.ts';
import type { Card } from './types.ts';
import { recordCard, siteCard } from './words.ts';

export function cards({ log, site }: OutputInput): Output[] {
  if (!site.cards) return [];
  return [
    output(`/${CARD_FILE}`, siteCard(log, site)),
    ...log.records.map((record) => output(record.permalink + CARD_FILE, recordCard(record, log, site))),
  ];
}

function output(path: string, card: Card): Output {
  return { path, make: () => drawCard(card, cardFaces()) };
}
