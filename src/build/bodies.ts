/** The bodies of a log, rendered or only checked, and all issues of it. */
import type { Settings } from '../config/settings.ts';
import { createId } from '../link/index.ts';
import type { Messages } from '../messages/messages.ts';
import type { Log } from '../model/log.ts';
import { HIDDEN_KINDS, type Issue, lineInFile, type Source } from '../model/record.ts';
import type { ReadLog } from '../pipeline.ts';
import { type AnchoredBody, findBrokenAnchors } from '../render/anchors.ts';
import type { CheckedBody } from '../render/find-body-issues.ts';
import type { RenderInput, RenderIssue } from '../render/types.ts';
import { addBase } from '../shared/addresses.ts';
import { toPlainTitle } from '../site/view/record-name.ts';
import type { Assets } from './assets.ts';
import { type BodyResolvers, createBodyResolvers } from './link-resolver.ts';
import type { SourceFiles } from './source-locations.ts';

/** Ids that a record's page gives to its own parts; see `components/record`. */
export const PAGE_IDS = [
  'main',
  'top',
  'on-this-page',
  'relations',
  'referred-to-by',
  'history',
  'records-here',
  'record-card',
];

/** Rules of bodies with little effect for readers: a diagram drawn later, a file that is not a page. */
const NOTICES: ReadonlySet<string> = new Set(['diagram-failed', 'link-not-followed']);

export interface BodiesInput<Body extends CheckedBody> {
  settings: Settings;
  read: ReadLog;
  places: SourceFiles;
  assets: Assets;
  messages: Messages;
  render(input: RenderInput, source: Source): Promise<Body> | Body;
  /** Called after every body, with how many are done so far and in all. */
  onRendered?: ((done: number, total: number) => void) | undefined;
}

export interface Bodies<Body extends CheckedBody> {
  byId: ReadonlyMap<string, Body>;
  /** Issues of a body, by the id of its record or page. */
  issues: ReadonlyMap<string, readonly Issue[]>;
  /** Other hosts whose images bodies show, with the number of files that do. */
  imageHosts: ReadonlyMap<string, number>;
}

export async function renderBodies<Body extends CheckedBody>({
  settings: { base },
  read: { log, resolver, withheld, filterIssues },
  places,
  assets,
  messages,
  render,
  onRendered = () => {},
}: BodiesInput<Body>): Promise<Bodies<Body>> {
  const answersFor = createBodyResolvers({ log, resolver, withheld, assets, places, base, messages });
  const byId = new Map<string, Body>();
  const found = new Map<string, { source: Source; permalink: string | null; issues: RenderIssue[] }>();
  const anchored: AnchoredBody[] = [];
  const imageHosts = new Map<string, number>();
  const shown = listShownPages(log);
  const total = log.records.length + shown.length;
  async function add(
    source: Source,
    permalink: string | null,
    input: Omit<RenderInput, 'text' | 'messages' | keyof BodyResolvers>,
  ): Promise<void> {
    const body = await render({ ...input, messages, text: source.text, ...answersFor(source) }, source);
    byId.set(createId(source), body);
    found.set(createId(source), { source, permalink, issues: body.issues });
    for (const host of body.imageHosts) imageHosts.set(host, (imageHosts.get(host) ?? 0) + 1);
    if (permalink !== null) {
      const { ids, fragments } = body;
      anchored.push({ address: addBase(base, permalink), ids, fragments });
    }
    onRendered(byId.size, total);
  }

  for (const { permalink, read } of log.records) {
    const { source, title, status, parts, bodyFrom, hasTitleHeading, factLines, relations } = read;
    await add(source, permalink, {
      dropTitle: hasTitleHeading,
      parts,
      decided: { title: toPlainTitle(title.value), status: status?.value ?? 'unknown' },
      bodyFrom,
      factLines,
      recordNumbers: relations.flatMap(({ number }) => number ?? []),
    });
  }
  for (const { source, permalink, bodyFrom, hasTitleHeading } of shown)
    await add(source, permalink, { dropTitle: hasTitleHeading, parts: null, bodyFrom });

  const brokenAnchors = findBrokenAnchors(anchored, PAGE_IDS);
  const issues = [...found].map(([id, { source, permalink, issues }]): [string, Issue[]] => {
    const broken = brokenAnchors.get(addBase(base, permalink ?? '')) ?? [];
    return [id, filterIssues([...issues, ...broken].map((issue) => toFileIssue(issue, source)))];
  });
  return { byId, issues: new Map(issues), imageHosts };
}

/** Pages whose bodies are shown somewhere. */
export function listShownPages(log: Log): Log['pages'] {
  return log.pages.filter(({ kind }) => !HIDDEN_KINDS.has(kind));
}

/** Those of the log, of its bodies, and of whatever was looked at besides. */
export function listIssues(
  { log, filterIssues }: ReadLog,
  { issues }: Pick<Bodies<CheckedBody>, 'issues'>,
  others: readonly Issue[],
): Issue[] {
  const ids = new Set(log.records.map(({ id }) => id));
  return [
    // those of records come with the records, their bodies' among them
    ...log.issues.filter(({ collection, path }) => !ids.has(`${collection}/${path}`)),
    ...log.records.flatMap((record) => [...record.issues, ...(issues.get(record.id) ?? [])]),
    ...log.pages.flatMap(({ id }) => issues.get(id) ?? []),
    ...filterIssues(others),
  ];
}

function toFileIssue(issue: RenderIssue, source: Source): Issue {
  const { collection, path } = source;
  const severity = NOTICES.has(issue.rule) ? 'notice' : 'warning';
  return { collection, path, severity, ...issue, line: lineInFile(source, issue.line) };
}
