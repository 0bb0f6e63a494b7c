/** What the steps of one body share: its problems, what it asked of the log and the disk, and its links. */

import { loadMessages } from '../messages/catalogs.ts';
import { describeIssue } from '../messages/issues.ts';
import type { Messages } from '../messages/messages.ts';
import { BOUNDS } from '../shared/limits.ts';
import type { Element } from './html/tree.ts';
import { createIds, type Ids } from './ids.ts';
import type {
  Fragment,
  LinkTarget,
  RendererOptions,
  RenderInput,
  RenderProblem,
  Resolution,
} from './types.ts';

export interface RenderContext {
  input: RenderInput;
  messages: Messages;
  options: RendererOptions;
  report: Report;
  problems: RenderProblem[];
  ask: Ask;
  /** Everything that was asked, with the answers. */
  asked: Resolution[];
  ids: Ids;
  /** Links that were made here, and need no looking up. */
  settled: Set<Element>;
  /** Links to sections of other pages. */
  fragments: Fragment[];
  /** Other hosts that images come from. */
  imageHosts: Set<string>;
}

/** Notes a problem of the body; the same one on the same line is noted once. */
export type Report = (problem: RenderProblem) => void;

/** The resolvers of the input, each question asked once. */
export interface Ask extends Pick<RenderInput, 'resolveLink' | 'resolveReference' | 'resolveAsset'> {
  resolveName(name: string): LinkTarget | null;
}

export function createContext(input: RenderInput, options: RendererOptions): RenderContext {
  const asked: Resolution[] = [];
  const problems: RenderProblem[] = [];
  return {
    input,
    messages: input.messages ?? loadMessages('en'),
    options,
    problems,
    report: createReport(problems),
    asked,
    ask: createAsk(input, asked),
    ids: createIds(options.reservedIds ?? []),
    settled: new Set(),
    fragments: [],
    imageHosts: new Set(),
  };
}

function createReport(problems: RenderProblem[]): Report {
  const seen = new Set<string>();
  return (problem) => {
    const key = `${problem.rule}\n${problem.line}\n${problem.message}`;
    if (seen.has(key) || seen.size > BOUNDS.problems) return;
    seen.add(key);
    const { rule, line } = problem;
    problems.push(seen.size > BOUNDS.problems ? { ...MORE, rule, line } : problem);
  };
}

const MORE = describeIssue('issue.too-many-issues', { count: BOUNDS.problems });

function createAsk(resolvers: RenderInput, asked: Resolution[]): Ask {
  const known = new Map<string, Resolution>();
  function once<R extends Resolution>(
    resolution: Omit<R, 'resolved'>,
    answer: () => R['resolved'],
  ): R['resolved'] {
    const key = `${resolution.kind} ${resolution.href}`;
    let found = known.get(key);
    if (found === undefined) {
      found = { ...resolution, resolved: answer() } as R;
      known.set(key, found);
      asked.push(found);
    }
    return found.resolved;
  }
  type Kind<K extends Resolution['kind']> = Extract<Resolution, { kind: K }>;
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
