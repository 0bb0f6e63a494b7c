/** Cards kept from one build to the next, each under a name that says what stands on it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeDigest } from '../../shared/package.ts';
import { COLOURS } from '../../site/view/status-colours.ts';
import { DRAFT_RING, STATUS_SHAPES } from '../../site/view/status-shapes.ts';
import type { Card } from './types.ts';

export interface CardStore {
  /** The picture of a card, kept or drawn. */
  get(card: Card, draw: (card: Card) => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** @param cards all that this log has: pictures of others are removed */
export function openStore(folder: string, cards: readonly Card[]): CardStore {
  const look = JSON.stringify([
    ...['draw', 'outputs/cards'].map(codeDigest),
    COLOURS,
    STATUS_SHAPES,
    DRAFT_RING,
  ]);
  const nameOf = (card: Card): string =>
    `${createHash('sha256').update(look).update(JSON.stringify(card)).digest('hex').slice(0, 24)}.png`;
  mkdirSync(folder, { recursive: true });
  const kept = new Set(readdirSync(folder));
  const used = new Set(cards.map(nameOf));
  for (const name of kept) if (!used.has(name)) rmSync(join(folder, name), { force: true, recursive: true });

  return {
    async get(card, draw) {
      const name = nameOf(card);
      const file = join(folder, name);
      if (kept.has(name)) {
        const picture = await readFile(file).catch(() => null);
        if (picture !== null) return picture;
      }
      const picture = await draw(card);
      // whole or not at all, should the build be stopped
      await writeFile(`${file}.${process.pid}`, picture);
      await rename(`${file}.${process.pid}`, file);
      kept.add(name);
      return picture;
    },
  };
}
