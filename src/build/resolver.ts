/** Answers what bodies ask while they are rendered: what links, mentions and images point to. */
import { idOf } from '../link/index.ts';
import type { Resolver } from '../link/resolve.ts';
import { Reason } from '../messages/issues.ts';
import type { Messages } from '../messages/messages.ts';
import type { Log, LogPage, LogRecord } from '../model/log.ts';
import { HIDDEN_KINDS, type Source } from '../model/record.ts';
import type { LinkTarget, RenderInput } from '../render/types.ts';
import { underBase } from '../shared/addresses.ts';
import { linkTitle } from '../site/view/record-name.ts';
import type { Assets } from './assets.ts';
import type { Places } from './places.ts';

/** What a body may ask about the log and the disk while it is rendered. */
export type Answers = Pick<RenderInput, 'resolveLink' | 'resolveReference' | 'resolveAsset' | 'resolveName'>;

export interface AnswersOptions {
  log: Log;
  messages: Messages;
  resolver: Resolver;
  /** Ids of what is not published. */
  withheld: ReadonlySet<string>;
  assets: Assets;
  places: Places;
  /** Starts and ends with a slash. */
  base: string;
}

/** A function from a source to the answers as seen from its place. */
export function createAnswers(options: AnswersOptions): (source: Source) => Answers {
  const { log, resolver, withheld, assets, places, base, messages } = options;
  const targets = targetsOf(log, base, messages);
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
      return (id !== null && id !== idOf(source) && targets.get(id)) || null;
    },
    resolveName(name) {
      const id = resolver.name(source, name);
      return (id !== null && targets.get(id)) || null;
    },
    resolveAsset(href) {
      const asset = assets.resolve(places.absolute(source), href);
      if (asset) return 'url' in asset ? { url: underBase(base, asset.url) } : asset;
      const elsewhere = places.elsewhere(source, href);
      const id = resolver.address(source, href)?.id;
      return id !== undefined && hidden.has(id) && !(elsewhere && 'url' in elsewhere)
        ? { refused: new Reason('issue-reason.without-page').text }
        : elsewhere;
    },
  });
}

/** Address, title and status of everything that can be linked to, by id. */
function targetsOf(log: Log, base: string, messages: Messages): Map<string, LinkTarget> {
  const targets = new Map<string, LinkTarget>();
  for (const record of log.records) targets.set(record.id, recordTarget(record, base, messages));
  for (const page of log.pages) {
    const address = addressOf(page, log);
    if (address !== null) targets.set(page.id, { href: underBase(base, address), title: page.title });
  }
  return targets;
}

function recordTarget(record: LogRecord, base: string, messages: Messages): LinkTarget {
  return {
    href: underBase(base, record.permalink),
    title: linkTitle(record, messages),
    status: record.currentStatus,
  };
}

/** The introduction of a collection stands on the log's own page. */
function addressOf(page: LogPage, log: Log): string | null {
  if (page.kind !== 'introduction') return page.permalink;
  return log.collections.length > 1 ? `/${page.source.collection}/` : '/';
}
