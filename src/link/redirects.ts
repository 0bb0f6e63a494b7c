/**
 * Every address besides the permalinks that belongs to a record or guide, and what became of those that earlier builds
 * had. Pure: history and the saved redirects are handed in.
 */

import type { CollectionSettings } from '../config/settings.ts';
import { type MessageText, Reason } from '../messages/issues.ts';
import type { Alias, AliasOrigin, DuplicateNumber, Log, RemovedRecord } from '../model/log.ts';
import type { Issue } from '../model/record.ts';
import type { RedirectTarget } from './redirect-candidates.ts';
import {
  collectFormerIds,
  guessAddresses,
  isFileLike,
  listFormerAddresses,
  normalizeAlias,
  toAddressKey,
} from './redirect-candidates.ts';
import * as issues from './redirect-issues.ts';
import { findEarlier, type RedirectRegistry, updateRegistry } from './redirect-registry.ts';

export interface RedirectInput {
  log: Log;
  collections: readonly CollectionSettings[];
  /** Starts and ends with a slash. */
  base: string;
  /** Former paths of a file by id, relative to its collection's folder, the oldest first. */
  formerPaths: (id: string) => readonly string[];
  /** From address to what it redirects to, as the configuration has it. */
  configured: Readonly<Record<string, string | number>>;
  /** What earlier builds had; null if that is not saved. */
  registry: RedirectRegistry | null;
}

export interface Redirects {
  /** Sorted by path. None is the address of a page, and no two are one without regard to case. */
  aliases: Alias[];
  /** What needs a page that says what was there. */
  removed: RemovedRecord[];
  issues: Issue[];
  /** What to save for later builds. */
  registry: RedirectRegistry;
}

/** The strongest claim first: stated aliases, then current file names, then former ones. */
export const ORIGINS: readonly AliasOrigin[] = ['stated', 'number', 'name', 'remembered', 'former', 'tool'];
/** An address that was only guessed gets no file of its own. */
const GUESSED: ReadonlySet<AliasOrigin> = new Set<AliasOrigin>(['number', 'tool']);

interface RedirectClaim {
  path: string;
  target: string;
  origin: AliasOrigin;
}

export function planRedirects(input: RedirectInput): Redirects {
  const { log, collections, base, configured, registry } = input;
  const targets = createTargetList(input);
  const pages = collectPages(log);
  const earlier = findEarlier({
    ...{ registry: registry ?? new Map(), targets, collections, pages },
    duplicateNumbers: log.duplicateNumbers,
  });
  const taken = new Map(
    [...pages, ...earlier.removed.map(({ permalink }) => permalink)].map((page) => [
      toAddressKey(page),
      page,
    ]),
  );
  const claims: RedirectClaim[] = [];
  const found: Issue[] = [...earlier.issues];
  /** How to report a stated alias, by its address and the permalink it was stated for. */
  const stated = new Map<string, (reason: MessageText) => Issue>();

  const state = (
    text: string,
    {
      target,
      collection,
      origin,
      report,
    }: {
      target: string;
      collection: string | null;
      origin: AliasOrigin;
      report: ((reason: MessageText) => Issue) | null;
    },
  ): void => {
    const alias = normalizeAlias(text, { base, collection });
    const page = 'refused' in alias ? undefined : taken.get(toAddressKey(alias.path));
    const reason =
      'refused' in alias
        ? alias.refused
        : page === undefined || page === target
          ? null
          : new Reason('issue-reason.is-page', { address: page }).text;
    if (reason !== null && report !== null) found.push(report(reason));
    if (reason !== null || 'refused' in alias) return;
    if (report !== null) stated.set(`${toAddressKey(alias.path)} ${target}`, report);
    claims.push({ path: alias.path, target, origin });
  };
  for (const { stated: aliases, permalink, collection, path } of targets)
    for (const { text, line, explicit } of aliases)
      state(text, {
        ...{ target: permalink, collection, origin: explicit ? 'stated' : 'tool' },
        report: explicit
          ? (reason) => issues.toUnusableAliasIssue({ collection, path }, line, text, reason)
          : null,
      });
  const findTarget = createTargetFinder(targets, log.duplicateNumbers);
  for (const [from, to] of Object.entries(configured)) {
    const target = findTarget(to);
    const report = (reason: MessageText): Issue => issues.toUnusableAliasIssue(null, null, from, reason);
    if (target === null) found.push(issues.toUnknownTargetIssue(from, to));
    else state(from, { target, collection: null, origin: 'stated', report });
  }
  for (const target of targets) claims.push(...guessClaims(target, collections));
  claims.push(...earlier.candidates);

  const { aliases, disputed } = settleClaims(
    claims.filter(({ path }) => !taken.has(toAddressKey(path)) && !isFileLike(path)),
  );
  for (const { path, targets: several } of disputed) {
    for (const target of several) {
      const addresses = several.filter((other) => other !== target);
      const report = stated.get(`${toAddressKey(path)} ${target}`);
      if (report) found.push(report(new Reason('issue-reason.claimed', { addresses }).text));
    }
  }
  const updated = updateRegistry({
    registry,
    targets,
    aliases,
    duplicateNumbers: log.duplicateNumbers,
    earlier,
  });
  return {
    aliases,
    removed: earlier.removed,
    issues: [...found, ...updated.issues],
    registry: updated.registry,
  };
}

function createTargetList({ log, collections, formerPaths }: RedirectInput): RedirectTarget[] {
  const folders = new Map(collections.map(({ key, folder }) => [key, folder]));
  const choices = new Map(
    log.duplicateNumbers.flatMap(({ ids, permalink }) => ids.map((id) => [id, permalink])),
  );
  const guides = log.pages.filter(({ permalink }) => permalink !== null);
  const files = [...log.records, ...guides.map(({ id, source }) => ({ id, collection: source.collection }))];
  const former = collectFormerIds(
    files.map(({ id, collection }) => ({ id, collection, formerPaths: formerPaths(id) })),
    collections,
  );
  const known = (id: string, collection: string) => ({
    folder: folders.get(collection) ?? '',
    formerIds: former.get(id) ?? [],
  });
  return [
    ...log.records.map(({ id, collection, path, title, permalink, read }) => ({
      ...{ id, collection, path, title, permalink, ...known(id, collection) },
      identifier: read.identifiers[0] ?? null,
      numberText: read.number?.raw ?? null,
      numberTarget: choices.get(id) ?? permalink,
      stated: read.aliases,
    })),
    ...guides.flatMap(({ id, permalink, title, source: { collection, path }, aliases }) =>
      permalink === null
        ? []
        : {
            ...{ id, collection, path, title, permalink, ...known(id, collection) },
            ...{ identifier: null, numberTarget: permalink, stated: aliases },
          },
    ),
  ];
}

function collectPages(log: Log): Set<string> {
  const addressed = [...log.records, ...log.pages, ...log.duplicateNumbers];
  return new Set([
    ...log.collections.map(({ key }) => `/${key}/`),
    ...addressed.flatMap(({ permalink }) => permalink ?? []),
  ]);
}

function guessClaims(target: RedirectTarget, collections: readonly CollectionSettings[]): RedirectClaim[] {
  const { permalink, numberTarget } = target;
  return [
    ...guessAddresses(target).map(({ path, origin }) => ({
      ...{ path, origin },
      target: origin === 'number' ? numberTarget : permalink,
    })),
    ...target.formerIds.flatMap((id): RedirectClaim[] => {
      const { published, guessed } = listFormerAddresses(id, collections);
      return [
        ...published.map((path): RedirectClaim => ({ path, target: permalink, origin: 'former' })),
        ...guessed.map((path): RedirectClaim => ({ path, target: permalink, origin: 'tool' })),
      ];
    }),
  ];
}

/** Every address that one target alone claims with the strongest word for it, sorted. */
function settleClaims(claims: readonly RedirectClaim[]): {
  aliases: Alias[];
  disputed: { path: string; targets: string[] }[];
} {
  const aliases: Alias[] = [];
  const disputed: { path: string; targets: string[] }[] = [];
  const rank = ({ origin }: RedirectClaim): number => ORIGINS.indexOf(origin);
  for (const all of Map.groupBy(claims, ({ path }) => toAddressKey(path)).values()) {
    const best = Math.min(...all.map(rank));
    const strongest = all.filter((claim) => rank(claim) === best);
    const [first] = strongest;
    if (first === undefined) continue;
    const targets = [...new Set(strongest.map(({ target }) => target))];
    if (targets.length > 1) disputed.push({ path: first.path, targets });
    else
      aliases.push(
        ...toAliases(
          all.filter(({ target }) => target === first.target).toSorted((a, b) => rank(a) - rank(b)),
        ),
      );
  }
  return { aliases: aliases.sort((a, b) => (a.path < b.path ? -1 : 1)), disputed };
}

/** Each file once, by the strongest claim to it: `/x/` and `/x.html` are two. */
function toAliases(claims: readonly RedirectClaim[]): Alias[] {
  return [...Map.groupBy(claims, ({ path }) => path.toLowerCase()).values()].flatMap((same) =>
    same.slice(0, 1).map((claim) => ({ ...claim, page: same.some(({ origin }) => !GUESSED.has(origin)) })),
  );
}

/**
 * What an alias of the configuration means: an address, a file, or a number.
 *
 * @returns what finds the permalink for `/adr/12/`, `adr/0012-use-a-queue.md`, `0012-use-a-queue.md`, `payments/12`,
 *   `ADR-12` or `12`; null if that names nothing, or several
 */
function createTargetFinder(
  targets: readonly RedirectTarget[],
  duplicateNumbers: readonly DuplicateNumber[],
): (to: string | number) => string | null {
  const byAddress = new Map(
    [...duplicateNumbers, ...targets].map(({ permalink }) => [
      permalink.slice(1, -1).toLowerCase(),
      permalink,
    ]),
  );
  const byId = Map.groupBy(targets, ({ id }) => id.toLowerCase());
  const byPath = Map.groupBy(targets, ({ path }) => path.toLowerCase());
  const byNumber = Map.groupBy(targets, ({ identifier }) => identifier?.value ?? null);
  return (to) => {
    const text = String(to).trim();
    const bare = text.replace(/^\/|\/$/g, '').toLowerCase();
    const address = byAddress.get(bare);
    if (address !== undefined) return address;
    const files = [...(byId.get(bare) ?? []), ...(byPath.get(bare) ?? [])];
    if (files.length > 0) return findOnlyPermalink(files.map(({ permalink }) => permalink));
    const number = /^(?:[a-z]+[-_ ]?)?0*(\d+)$/i.exec(text)?.[1];
    if (number === undefined) return null;
    return findOnlyPermalink((byNumber.get(Number(number)) ?? []).map(({ numberTarget }) => numberTarget));
  };
}

function findOnlyPermalink(permalinks: string[]): string | null {
  const [first, ...others] = new Set(permalinks);
  return first === undefined || others.length > 0 ? null : first;
}
