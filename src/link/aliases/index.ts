/**
 * Every address besides the permalinks that leads to a record or guide, and what became of those that earlier builds
 * had. Pure: history and memory are handed in.
 */
import type { CollectionSettings } from '../../config/settings.ts';
import type { Alias, Departed, Log } from '../../model/log.ts';
import type { Problem } from '../../model/problem.ts';
import type { Addressee } from './addressee.ts';
import { type Claims, createClaims } from './claims.ts';
import { formerIds, guessesAt } from './former.ts';
import { guesses } from './guess.ts';
import { keepMemory, recall } from './keep.ts';
import type { Memory } from './memory.ts';
import { addressKey, normalAlias } from './normal.ts';
import * as problems from './problems.ts';
import { createTargets } from './targets.ts';

export interface AliasInput {
  log: Log;
  collections: readonly CollectionSettings[];
  /** Starts and ends with a slash. */
  base: string;
  /** Former paths of a file by id, relative to its collection's folder, the oldest first. */
  formerPaths: (id: string) => readonly string[];
  /** From address to what it leads to, as the configuration has it. */
  configured: Readonly<Record<string, string | number>>;
  /** What earlier builds had; null where nobody keeps that. */
  memory: Memory | null;
}

export interface AliasPlan {
  /** Sorted by path. None is the address of a page, and no two are one without regard to case. */
  aliases: Alias[];
  /** What needs a page that says what stood there. */
  departed: Departed[];
  problems: Problem[];
  /** What to keep for the builds to come. */
  memory: Memory;
}

export function planAliases(input: AliasInput): AliasPlan {
  const { log, collections, base, configured, memory } = input;
  const addressees = addresseesOf(input);
  const pages = pagesOf(log);
  const recalled = recall({
    memory: memory ?? new Map(),
    addressees,
    collections,
    choices: log.choices,
    pages,
  });
  const claims = createClaims([...pages, ...recalled.departed.map(({ permalink }) => permalink)]);
  const found: Problem[] = [...recalled.problems];

  const stated = new Map<string, { by: string; report: (reason: string) => Problem }>();
  for (const addressee of addressees) found.push(...claimStated(addressee, { claims, base, stated }));
  const targetOf = createTargets(addressees, log.choices);
  for (const [from, to] of Object.entries(configured)) {
    const report = (reason: string): Problem => problems.unusable(null, null, from, reason);
    const alias = normalAlias(from, { base, collection: null });
    const target = targetOf(to);
    if ('refused' in alias) found.push(report(alias.refused));
    else if (target === null) found.push(problems.unknownTarget(from, to));
    else {
      stated.set(addressKey(alias.path), { by: 'the configuration', report });
      const lost = claims.add(alias.path, target, 'stated');
      if (lost !== null) found.push(report(`${lost.page} is a page of this site`));
    }
  }
  for (const addressee of addressees) claimGuessed(addressee, claims, collections);
  for (const { path, target } of recalled.claims) claims.add(path, target, 'remembered');

  const { aliases, disputed } = claims.settle();
  for (const { path, targets, origin } of disputed) {
    if (origin === 'stated') found.push(...disputes(path, targets, addressees, stated));
  }
  const kept = keepMemory({ memory, addressees, aliases, choices: log.choices, recalled });
  return {
    aliases,
    departed: recalled.departed,
    problems: [...found, ...kept.problems],
    memory: kept.memory,
  };
}

function addresseesOf({ log, collections, formerPaths }: AliasInput): Addressee[] {
  const folders = new Map(collections.map(({ key, folder }) => [key, folder]));
  const choices = new Map(log.choices.flatMap(({ ids, permalink }) => ids.map((id) => [id, permalink])));
  const guided = log.pages.filter(({ permalink }) => permalink !== null);
  const files = [...log.records, ...guided.map(({ id, source }) => ({ id, collection: source.collection }))];
  const former = formerIds(
    files.map(({ id, collection }) => ({ id, collection, formerPaths: formerPaths(id) })),
    collections,
  );
  const records = log.records.map((record) => ({
    ...{ id: record.id, collection: record.collection, path: record.path, number: record.number },
    ...{ title: record.title, permalink: record.permalink },
    folder: folders.get(record.collection) ?? '',
    numberText: record.read.number?.raw ?? null,
    numberTarget: choices.get(record.id) ?? record.permalink,
    stated: record.read.aliases,
    formerIds: former.get(record.id) ?? [],
  }));
  const guides = log.pages.flatMap(({ id, permalink, title, source: { collection, path }, aliases }) =>
    permalink === null
      ? []
      : [
          {
            ...{ id, collection, path, title, permalink, numberTarget: permalink, number: null },
            folder: folders.get(collection) ?? '',
            stated: aliases,
            formerIds: former.get(id) ?? [],
          },
        ],
  );
  return [...records, ...guides];
}

function pagesOf(log: Log): Set<string> {
  const addressed = [...log.records, ...log.pages, ...log.choices];
  return new Set([
    ...log.collections.map(({ key }) => `/${key}/`),
    ...addressed.flatMap(({ permalink }) => permalink ?? []),
  ]);
}

function claimStated(
  { id, collection, path, stated, permalink }: Addressee,
  {
    claims,
    base,
    stated: known,
  }: {
    claims: Claims;
    base: string;
    stated: Map<string, { by: string; report: (reason: string) => Problem }>;
  },
): Problem[] {
  return stated.flatMap(({ text, line, explicit }) => {
    const report = (reason: string): Problem => problems.unusable({ collection, path }, line, text, reason);
    const alias = normalAlias(text, { base, collection });
    if ('refused' in alias) return explicit ? report(alias.refused) : [];
    if (explicit) known.set(`${addressKey(alias.path)} ${id}`, { by: path, report });
    const lost = claims.add(alias.path, permalink, explicit ? 'stated' : 'tool');
    return lost !== null && explicit ? report(`${lost.page} is a page of this site`) : [];
  });
}

function claimGuessed(
  addressee: Addressee,
  claims: Claims,
  collections: readonly CollectionSettings[],
): void {
  const { permalink, numberTarget, formerIds } = addressee;
  const { numbers, names, tools } = guesses(addressee);
  for (const path of numbers) claims.add(path, numberTarget, 'number');
  for (const path of names) claims.add(path, permalink, 'name');
  for (const path of tools) claims.add(path, permalink, 'tool');
  for (const id of formerIds) {
    for (const path of guessesAt(id, collections)) claims.add(path, permalink, 'former');
  }
}

/** Two records that ask for one address: each is told of the other. */
function disputes(
  path: string,
  targets: readonly string[],
  addressees: readonly Addressee[],
  stated: ReadonlyMap<string, { by: string; report: (reason: string) => Problem }>,
): Problem[] {
  const key = addressKey(path);
  return targets.flatMap((target) => {
    const own = addressees.find(({ permalink }) => permalink === target);
    const source = stated.get(`${key} ${own?.id}`) ?? stated.get(key);
    const others = targets.filter((other) => other !== target).join(' and ');
    return source === undefined ? [] : source.report(`${others} claims it as well`);
  });
}
