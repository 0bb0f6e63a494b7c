/** Shared state of the steps that render one body: issues, resolved links, ids. */

import { loadMessages } from '../messages/catalogs.ts';
import { describeIssue } from '../messages/issues.ts';
import type { Messages } from '../messages/messages.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Element } from './html/tree.ts';
import { createIds, type Ids } from './ids.ts';
import type {
  Fragment,
  LinkTarget,
  RendererOptions,
  RenderInput,
  RenderIssue,
  TrackedLookup,
} from './types.ts';

export interface RenderContext {
  input: RenderInput;
  messages: Messages;
  options: RendererOptions;
  report: ReportIssue;
  issues: RenderIssue[];
  lookups: Lookups;
  /** Everything that was asked, with the answers. */
  trackedLookups: TrackedLookup[];
  ids: Ids;
  /** Links that were made here, and need no looking up. */
  settledElements: Set<Element>;
  /** Links to sections of other pages. */
  fragments: Fragment[];
  /** Other hosts that images come from. */
  imageHosts: Set<string>;
}

/** Notes an issue of the body; the same one on the same line is noted once. */
export type ReportIssue = (issue: RenderIssue) => void;

/** The resolvers of the input, each question asked once. */
export interface Lookups extends Pick<RenderInput, 'resolveLink' | 'resolveReference' | 'resolveAsset'> {
  resolveName(name: string): LinkTarget | null;
}

export function createContext(input: RenderInput, options: RendererOptions): RenderContext {
  const trackedLookups: TrackedLookup[] = [];
  const issues: RenderIssue[] = [];
  return {
    input,
    messages: input.messages ?? loadMessages('en'),
    options,
    issues,
    report: createReport(issues),
    trackedLookups,
    lookups: createLookups(input, trackedLookups),
    ids: createIds(options.reservedIds ?? []),
    settledElements: new Set(),
    fragments: [],
    imageHosts: new Set(),
  };
}

function createReport(issues: RenderIssue[]): ReportIssue {
  const seen = new Set<string>();
  return (issue) => {
    const key = `${issue.rule}\n${issue.line}\n${issue.message}`;
    if (seen.has(key) || seen.size > LIMITS.problems) return;
    seen.add(key);
    const { rule, line } = issue;
    issues.push(seen.size > LIMITS.problems ? { ...MORE, rule, line } : issue);
  };
}

const MORE = describeIssue('issue.too-many-issues', { count: LIMITS.problems });

function createLookups(resolvers: RenderInput, trackedLookups: TrackedLookup[]): Lookups {
  const known = new Map<string, TrackedLookup>();
  function once<R extends TrackedLookup>(
    resolution: Omit<R, 'resolved'>,
    answer: () => R['resolved'],
  ): R['resolved'] {
    const key = `${resolution.kind} ${resolution.href}`;
    let found = known.get(key);
    if (found === undefined) {
      found = { ...resolution, resolved: answer() } as R;
      known.set(key, found);
      trackedLookups.push(found);
    }
    return found.resolved;
  }
  type Kind<K extends TrackedLookup['kind']> = Extract<TrackedLookup, { kind: K }>;
  return {
    resolveLink: (href) => once<Kind<'link'>>({ kind: 'link', href }, () => resolvers.resolveLink(href)),
    resolveReference: (number, words) =>
      once<Kind<'reference'>>({ kind: 'reference', href: words, number }, () =>
        resolvers.resolveReference(number, words),
      ),
    resolveAsset: (href) => once<Kind<'asset'>>({ kind: 'asset', href }, () => resolvers.resolveAsset(href)),
    resolveName: (name) =>
      once<Kind<'name'>>({ kind: 'name', href: name }, () => resolvers.resolveName?.(name) ?? null),
  };
}
