/**
 * The collections that other repositories publish, as collections of this site. A member that cannot be read, or that
 * is not what it says, costs the others nothing: it is left out with the reason.
 */
import { join } from 'node:path';
import { getCacheHome } from '../config/disk-paths.ts';
import type { CollectionSettings, MemberSettings, MemberSite, Settings } from '../config/settings.ts';
import { describeIssue, type IssueKey, Reason, type TextValues, toReason } from '../messages/issues.ts';
import type { Issue, Status } from '../model/record.ts';
import { toPublishedUrl } from '../shared/addresses.ts';
import { toChecksum } from '../shared/checksum.ts';
import { getLockPath, type Lock, readLock, writeLock } from './lock-file.ts';
import { findLayout, type Layout, layOut } from './member-folder.ts';
import { type HubLimits, isAddress, LIMITS, openMember } from './open-member.ts';
import { checkKey, type PublishedLog, parseLog } from './published-log.ts';

export interface MembersOptions {
  /** Read sites on the web again, also where the lock file names a version. */
  update?: boolean;
  limits?: Partial<HubLimits>;
  /** Folder of the layouts. */
  cache?: string;
  /** `YYYY-MM-DD` */
  today?: string;
}

interface Context extends Required<MembersOptions> {
  settings: Settings;
  limits: HubLimits;
  lock: Lock;
  issues: Issue[];
}

/**
 * The settings with the collections of all members, in the order of the configuration, and why some are left out.
 *
 * @throws {UserError} if the lock file cannot be read
 */
export async function loadMembers(settings: Settings, options: MembersOptions = {}): Promise<Settings> {
  const { members = [], ...rest } = settings;
  if (members.length === 0) return settings;
  const file = getLockPath(settings.root);
  const before = readLock(file);
  const context: Context = {
    settings,
    lock: { ...before },
    update: options.update ?? false,
    limits: { ...LIMITS, ...options.limits },
    cache: options.cache ?? join(getCacheHome(), 'cadre', 'members'),
    today: options.today ?? new Date().toISOString().slice(0, 10),
    issues: [],
  };
  const read = await Promise.all(members.map((member) => readMember(member, context)));
  const accepted = acceptMembers(members, read, context);
  const lock = Object.fromEntries(Object.entries(context.lock).filter(([from]) => isListed(from, members)));
  if (JSON.stringify(lock) !== JSON.stringify(before)) writeLock(file, lock);
  const at = (position: number): CollectionSettings[] =>
    accepted.flatMap(({ member, collections }) => (member.position === position ? collections : []));
  const own = settings.collections;
  return {
    ...rest,
    collections: [...own.flatMap((one, position) => [...at(position), one]), ...at(own.length)],
    memberProblems: context.issues,
  };
}

function isListed(from: string, members: readonly MemberSettings[]): boolean {
  return members.some((member) => member.from === from);
}

interface Accepted {
  member: MemberSettings;
  collections: CollectionSettings[];
}

/** In their order: the first one keeps a key that several have. */
function acceptMembers(
  members: readonly MemberSettings[],
  read: readonly (CollectionSettings[] | null)[],
  { settings, issues }: Context,
): Accepted[] {
  const used = new Map(settings.collections.map(({ key, folder }) => [key, folder]));
  const sites = new Set<string>();
  return members.flatMap((member, index) => {
    const collections = read[index] ?? null;
    if (collections === null) return [];
    try {
      if (sites.has(member.from)) throw new Reason('issue-reason.member.twice');
      for (const { key } of collections) {
        checkKey(key);
        const other = used.get(key);
        if (other !== undefined) throw new Reason('issue-reason.member.same-key', { key, other });
      }
    } catch (error) {
      issues.push(createLeftOutIssue(member, error));
      return [];
    }
    sites.add(member.from);
    for (const { key } of collections) used.set(key, member.named);
    return [{ member, collections }];
  });
}

/** Null if it is left out, which is among the issues then. */
async function readMember(member: MemberSettings, context: Context): Promise<CollectionSettings[] | null> {
  try {
    if (isItself(member, context.settings)) throw new Reason('issue-reason.member.itself');
    const read = isAddress(member.from)
      ? await readLocked(member, context)
      : await readFresh(member, context, null);
    return toCollections(member, read, context);
  } catch (error) {
    context.issues.push(createLeftOutIssue(member, error));
    return null;
  }
}

function isItself({ from }: MemberSettings, settings: Settings): boolean {
  const here = settings.site === null ? null : toPublishedUrl(settings, '/');
  return from === settings.out || (here !== null && `${from}/`.replace(/\/+$/, '/') === here);
}

interface ReadMember {
  layout: Layout;
  log: PublishedLog;
  /** Address that its pages are below, where the member is one. */
  root: string | null;
}

/** The version of the lock file, unless an update is asked for; where the site is out of reach, the last one known. */
async function readLocked(member: MemberSettings, context: Context): Promise<ReadMember> {
  const { lock, update, cache, limits, today, issues } = context;
  const locked = lock[member.from];
  const before = locked === undefined ? null : findLayout(cache, locked.sha256);
  const { root } = await openMember(member.from, limits);
  const earlier = (layout: Layout): ReadMember => ({ layout, log: parseLog(layout.log, limits), root });
  if (before !== null && !update) return earlier(before);
  try {
    const fresh = await readFresh(member, context, before);
    const sha256 = toChecksum(fresh.layout.log);
    if (locked !== undefined && locked.sha256 !== sha256 && !update)
      throw new Reason('issue-reason.member.changed', { date: locked.date });
    if (locked?.sha256 !== sha256) lock[member.from] = { sha256, date: today };
    return fresh;
  } catch (error) {
    if (before === null || locked === undefined) throw error;
    const values = { site: member.named, date: locked.date, reason: toReason(error) };
    issues.push(createMemberIssue('issue.member-not-updated', 'warning', values));
    return earlier(before);
  }
}

async function readFresh(
  member: MemberSettings,
  context: Context,
  before: Layout | null,
): Promise<ReadMember> {
  const { cache, limits } = context;
  const open = await openMember(member.from, limits);
  const bytes = await open.read(open.log, limits.log);
  const log = parseLog(bytes, limits);
  const layout =
    findLayout(cache, toChecksum(bytes)) ??
    (await layOut({ cache, member: open, log, bytes, before, limits }));
  return { layout, log, root: open.root };
}

function toCollections(
  member: MemberSettings,
  { layout, log, root }: ReadMember,
  { issues }: Context,
): CollectionSettings[] {
  const own =
    log.sources?.collections ?? log.collections.map(({ key }) => ({ ...NO_SOURCES, key, path: key }));
  if (own.length === 0) throw new Reason('issue-reason.member.no-collections');
  if (log.sources === undefined) {
    const values = { site: member.named };
    issues.push(createMemberIssue('issue.member-without-texts', 'notice', values));
  }
  const site = root ?? getSiteAddress(log);
  const title = member.name ?? getSiteTitle(log) ?? toCollectionTitle(member.key);
  return own.map(({ key, path, source, edit, statuses, labels, sections, fields }) => {
    const name = log.collections.find((one) => one.key === key)?.name ?? key;
    const only = own.length === 1;
    return {
      key: only ? member.key : `${member.key}-${key}`,
      name: only ? title : `${title}: ${name}`,
      folder: only ? member.named.replace(/\/+$/, '') : `${member.named.replace(/\/+$/, '')} (${key})`,
      dir: join(layout.root, path),
      member: {
        ...{ key: member.key, ownKey: key, root: layout.root, source, edit },
        pages: listPageUrls(log, key, site),
        statuses: statuses as Record<string, Status>,
        ...{ labels, sections, fields },
      },
    };
  });
}

const NO_SOURCES: Required<
  Pick<MemberSite, 'source' | 'edit' | 'statuses' | 'labels' | 'sections' | 'fields'>
> = {
  ...{ source: null, edit: null },
  ...{ statuses: {}, labels: {}, sections: {}, fields: {} },
};

function toCollectionTitle(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' ');
}

/** The default title of a site, which does not name it. */
function getSiteTitle({ site }: PublishedLog): string | null {
  const title = site?.title.trim() ?? '';
  return title === '' || title === 'Architecture decisions' ? null : title.slice(0, 200);
}

function getSiteAddress({ site }: PublishedLog): string | null {
  return site !== undefined && isAddress(site.url) && URL.canParse(site.url) ? site.url : null;
}

/** The log's own addresses are not taken: they might be of any site. */
function listPageUrls(log: PublishedLog, collection: string, site: string | null): Map<string, string> {
  if (site === null) return new Map();
  const root = site.replace(/\/*$/, '/');
  return new Map(
    log.decisions
      .filter((decision) => decision.collection === collection)
      .map(({ path, permalink }) => [path, root + encodeURI(permalink.slice(1))]),
  );
}

function createLeftOutIssue({ named }: MemberSettings, error: unknown): Issue {
  return createMemberIssue('issue.member-left-out', 'error', { site: named, reason: toReason(error) });
}

function createMemberIssue(key: IssueKey, severity: Issue['severity'], values: TextValues): Issue {
  return { collection: null, path: null, line: null, severity, ...describeIssue(key, values) };
}
