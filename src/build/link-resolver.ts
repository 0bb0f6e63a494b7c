/** Resolves links, mentions and images while bodies are rendered. */
import { createId } from '../link/index.ts';
import type { Resolver } from '../link/record-resolver.ts';
import { Reason } from '../messages/issues.ts';
import type { Messages } from '../messages/messages.ts';
import type { LinkedPage, Log, LogRecord } from '../model/log.ts';
import { HIDDEN_KINDS, type Source } from '../model/record.ts';
import type { LinkTarget, RenderInput } from '../render/types.ts';
import { addBase } from '../shared/addresses.ts';
import { formatLinkTitle } from '../site/view/record-name.ts';
import type { Assets } from './assets.ts';
import type { SourceFiles } from './source-locations.ts';

/** What a body may ask about the log and the disk while it is rendered. */
export type BodyResolvers = Pick<
  RenderInput,
  'resolveLink' | 'resolveReference' | 'resolveAsset' | 'resolveName'
>;

export interface ResolverOptions {
  log: Log;
  messages: Messages;
  resolver: Resolver;
  /** Ids of what is not published. */
  withheld: ReadonlySet<string>;
  assets: Assets;
  places: SourceFiles;
  /** Starts and ends with a slash. */
  base: string;
}

/** A function from a source to the answers as seen from its place. */
export function createBodyResolvers(options: ResolverOptions): (source: Source) => BodyResolvers {
  const { log, resolver, withheld, assets, places, base, messages } = options;
  const targets = createTargets(log, base, messages);
  const hidden = new Set(log.pages.filter(({ kind }) => HIDDEN_KINDS.has(kind)).map(({ id }) => id));

  return (source) => ({
    resolveLink(href) {
      const found = resolver.address(source, href);
      const target = found ? targets.get(found.id) : undefined;
      return found && target ? { ...target, href: target.href + found.fragment } : null;
    },
    resolveReference(number, text) {
      const id = resolver.number(source, number, text);
      if (id !== null && withheld.has(id)) return 'not published';
      return (id !== null && id !== createId(source) && targets.get(id)) || null;
    },
    resolveName(name) {
      const id = resolver.name(source, name);
      return (id !== null && targets.get(id)) || null;
    },
    resolveAsset(href) {
      const asset = assets.resolve(places.absolute(source), href);
      if (asset) return 'url' in asset ? { url: addBase(base, asset.url) } : asset;
      const elsewhere = places.elsewhere(source, href);
      const id = resolver.address(source, href)?.id;
      return id !== undefined && hidden.has(id) && !(elsewhere && 'url' in elsewhere)
        ? { refused: new Reason('issue-reason.without-page').text }
        : elsewhere;
    },
  });
}

/** Address, title and status of everything that can be linked to, by id. */
function createTargets(log: Log, base: string, messages: Messages): Map<string, LinkTarget> {
  const targets = new Map<string, LinkTarget>();
  for (const record of log.records) targets.set(record.id, createRecordTarget(record, base, messages));
  for (const page of log.pages) {
    const address = getPageAddress(page, log);
    if (address !== null) targets.set(page.id, { href: addBase(base, address), title: page.title });
  }
  return targets;
}

function createRecordTarget(record: LogRecord, base: string, messages: Messages): LinkTarget {
  return {
    href: addBase(base, record.permalink),
    title: formatLinkTitle(record, messages),
    status: record.currentStatus,
  };
}

/** The introduction of a collection is on the log's own page. */
function getPageAddress(page: LinkedPage, log: Log): string | null {
  if (page.kind !== 'introduction') return page.permalink;
  return log.collections.length > 1 ? `/${page.source.collection}/` : '/';
}
