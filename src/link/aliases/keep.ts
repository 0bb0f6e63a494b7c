/** What is recalled of earlier builds, and what is kept for later ones. Pure. */
import type { CollectionSettings } from '../../config/settings.ts';
import type { Alias, Choice, Departed } from '../../model/log.ts';
import type { Problem } from '../../model/problem.ts';
import type { Addressee } from './addressee.ts';
import { guessesAt } from './former.ts';
import { guesses } from './guess.ts';
import type { Memory, Remembered } from './memory.ts';
import { addressKey, isForPages } from './normal.ts';
import * as problems from './problems.ts';
import { createRecognition } from './recognise.ts';

export interface Recalled {
  /** Addresses that an earlier build had. */
  claims: { path: string; target: string }[];
  departed: Departed[];
  problems: Problem[];
  /** Lines of what is gone, as they are to be kept. */
  gone: Remembered[];
  /** By id of a record of today: the addresses it had. */
  had: Map<string, string[]>;
}

export interface RecallInput {
  memory: Memory;
  addressees: readonly Addressee[];
  collections: readonly CollectionSettings[];
  choices: readonly Choice[];
  pages: ReadonlySet<string>;
}

/** Looks for every record of earlier builds among those of today. */
export function recall({ memory, addressees, collections, choices, pages }: RecallInput): Recalled {
  const recalled: Recalled = { claims: [], departed: [], problems: [], gone: [], had: new Map() };
  const recognise = createRecognition(addressees, (id) => memory.get(id)?.gone === false);
  const taken = new Set([...pages].map(addressKey));
  const choiceOf = new Map(choices.flatMap(({ ids, permalink }) => ids.map((id) => [id, permalink])));

  for (const line of memory.values()) {
    const { id, at, number, title, before, gone } = line;
    const file = fileOf(id);
    const recognised = recognise(line);
    const found = recognised?.record ?? null;
    const addresses = [at, ...before, ...guessesAt(id, collections)].filter(isForPages);
    if (found !== null) {
      recalled.had.set(found.id, [...(recalled.had.get(found.id) ?? []), ...addresses]);
      recalled.claims.push(...addresses.map((path) => ({ path, target: found.permalink })));
      if (recognised?.sure === false) recalled.problems.push(problems.reused(found, at, title));
      const isChoice = choiceOf.get(found.id) === at;
      if (found.permalink === at || isChoice || gone) continue;
      recalled.problems.push(
        taken.has(addressKey(at))
          ? problems.reused(found, at, title)
          : problems.moved(found, at, found.permalink),
      );
    } else if (taken.has(addressKey(at))) {
      recalled.problems.push(problems.reused(file, at, title));
    } else if (isForPages(at)) {
      taken.add(addressKey(at));
      recalled.departed.push({ ...file, permalink: at, number, title });
      recalled.claims.push(...addresses.map((path) => ({ path, target: at })));
      recalled.gone.push({ ...line, gone: true });
      if (!gone) recalled.problems.push(problems.gone(file, at, title));
    }
  }
  return recalled;
}

export interface KeepInput {
  /** Null where nobody keeps one yet. */
  memory: Memory | null;
  addressees: readonly Addressee[];
  aliases: readonly Alias[];
  choices: readonly Choice[];
  recalled: Recalled;
}

/** The memory as it would be after this build, and word of what the present one lacks. */
export function keepMemory({ memory, addressees, aliases, choices, recalled }: KeepInput): {
  memory: Memory;
  problems: Problem[];
} {
  const leadingTo = Map.groupBy(aliases, ({ target }) => target);
  const chosen = new Set(choices.map(({ permalink }) => permalink));
  const kept = new Map<string, Remembered>();
  let lacking = 0;
  for (const addressee of addressees) {
    const { id, permalink, number, title } = addressee;
    const own = new Set(Object.values(guesses(addressee)).flat());
    const won = (leadingTo.get(permalink) ?? []).map(({ path }) => path);
    const shared = (recalled.had.get(id) ?? []).filter((path) => chosen.has(path));
    const before = [...new Set([...won, ...shared])].filter((path) => !own.has(path)).sort();
    const earlier = memory?.get(id);
    if (earlier?.at !== permalink || before.some((path) => !earlier.before.includes(path))) lacking++;
    kept.set(id, { id, at: permalink, number, title, before, gone: false });
  }
  for (const line of recalled.gone) if (!kept.has(line.id)) kept.set(line.id, line);
  const isBehind = memory !== null && lacking > 0;
  return { memory: kept, problems: isBehind ? [problems.notRemembered(lacking)] : [] };
}

function fileOf(id: string): { collection: string; path: string } {
  const cut = id.indexOf('/');
  return { collection: id.slice(0, cut), path: id.slice(cut + 1) };
}
