/** Finds issues between records: references, numbers, supersession, status. Each has a place and a next step. */
import { describeIssue, type IssueKey, type IssueText, type TextValues } from '../messages/issues.ts';
import type { DuplicateNumber, LogRecord, Relation } from '../model/log.ts';
import {
  type EffectiveStatus,
  type Issue,
  isAmendment,
  isSupersession,
  lineInFile,
  type RelationType,
  type StatedRelation,
} from '../model/record.ts';
import { hasScheme } from '../shared/addresses.ts';
import { getFolder, getName, getStem, MARKDOWN_ENDING } from '../shared/paths.ts';
import {
  BY_STATUS,
  findDoubt,
  findSupersessionCycles,
  isOlder,
  type SupersessionDoubt,
} from './effective-status.ts';
import { findNumberingFolders, getCountingFolder, type Resolver } from './record-resolver.ts';

/** The name of a file, with its folder where that names the record: `0012-use-a-queue/README.md`. */
function fileName(path: string): string {
  const name = getName(path);
  return name.replace(MARKDOWN_ENDING, '') === getStem(path) ? name : `${getName(getFolder(path))}/${name}`;
}

function createIssue(record: LogRecord, line: number | null, text: IssueText, isNotice = false): Issue {
  const severity = isNotice ? 'notice' : 'warning';
  const { collection, path, read } = record;
  return { collection, path, line: lineInFile(read.source, line), severity, ...text };
}

/** Issues between the records of a log, in the order of the records. */
export function findLinkIssues(
  records: LogRecord[],
  duplicateNumbers: DuplicateNumber[],
  resolver: Resolver,
): Issue[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return [
    ...findDuplicateNumbers(records, duplicateNumbers, byId),
    ...records.flatMap((record) => [
      ...findReferenceIssues(record, resolver),
      ...findSupersessionIssues(record, byId),
      ...findOneSidedSupersessions(record, byId),
      ...findWrongFolder(record),
    ]),
    ...findCycles(records, byId),
  ];
}

/** Only records that are counted together have a number twice: not those of another series, or of a folder of its own. */
function findDuplicateNumbers(
  records: LogRecord[],
  duplicateNumbers: DuplicateNumber[],
  byId: Map<string, LogRecord>,
): Issue[] {
  const own = findNumberingFolders(
    records.map(({ collection, path, read: { identifiers } }) => ({ collection, path, identifiers })),
  );
  return duplicateNumbers.flatMap(({ ids, number, permalink, first }) => {
    const claimants = ids.flatMap((id) => byId.get(id) ?? []);
    const homes = Map.groupBy(claimants, ({ collection, path }) => {
      const home = `${collection}\n${getCountingFolder(path)}`;
      return own.has(home) ? home : '';
    });
    return [...homes.values()].flatMap((group) =>
      group.length === 1
        ? []
        : group.map((record) => {
            const others = group.filter((other) => other !== record).map(({ path }) => path);
            const earlier = first === null || first === record.id ? null : byId.get(first)?.path;
            const values = { number: String(number), others, address: permalink };
            const text = earlier
              ? describeIssue('issue.duplicate-number.newer', { ...values, older: earlier })
              : describeIssue('issue.duplicate-number', values);
            return createIssue(record, record.read.number?.line ?? null, text);
          }),
    );
  });
}

/** References to nothing, to several records, and to the record itself; each target once. */
function findReferenceIssues(record: LogRecord, resolver: Resolver): Issue[] {
  const reported = new Set<string>();
  return record.read.relations.flatMap((stated) => {
    const target = resolver.reference(record.read.source, stated);
    const found =
      target === record.id
        ? createSelfReferenceIssue(record, stated)
        : target === null
          ? findDanglingReference(record, stated, resolver)
          : null;
    const key = `${found?.rule} ${stated.href ?? stated.targetText}`;
    if (found === null || reported.has(key)) return [];
    reported.add(key);
    return found;
  });
}

function createSelfReferenceIssue(record: LogRecord, { type, targetText, line }: StatedRelation): Issue {
  return createIssue(record, line, describeIssue('issue.refers-to-itself', createValues(type, targetText)));
}

function createValues(type: RelationType, target: string): TextValues {
  return { relation: { key: `relation.${type}`, values: {} }, target };
}

/**
 * A number or a file that should be here and is not. Words such as "Architecture v3", numbers of a series that is not
 * kept here (`PAY-12`) and files outside the collection are nothing that could be missing.
 */
function findDanglingReference(record: LogRecord, stated: StatedRelation, resolver: Resolver): Issue | null {
  const { type, targetText, href, line } = stated;
  const { source } = record.read;
  // `#391` is a ticket where no record has the number
  const isTicket = targetText.startsWith('#') && resolver.claimants(source, stated).length === 0;
  if (href !== null) {
    if (hasScheme(href) || !resolver.isMissingFile(source, href)) return null;
    return createIssue(
      record,
      line,
      describeIssue('issue.dangling-reference.file', createValues(type, href)),
    );
  }
  if (stated.number === null || isTicket) return null;
  const claimants = resolver.claimants(source, stated);
  if (claimants.length > 1) {
    const candidates = claimants.filter((id) => id !== record.id);
    return createIssue(
      record,
      line,
      describeIssue('issue.ambiguous-reference', { target: targetText, candidates }),
    );
  }
  if (claimants.length === 1 || !resolver.isCounted(source, stated)) return null;
  return createIssue(record, line, describeIssue('issue.dangling-reference', createValues(type, targetText)));
}

/** Successors that were never decided, state no status, or are older than what they replace. */
function findSupersessionIssues(record: LogRecord, byId: Map<string, LogRecord>): Issue[] {
  return record.relations.flatMap((relation) => {
    const successor = findSuperseder(relation, byId);
    if (successor === undefined) return [];
    const doubt = findDoubt(record, relation, successor);
    const claim = successor.relations.find(
      (one) => one.stated && one.target === record.id && one.type === 'supersedes',
    );
    if (claim === undefined || (doubt === null && relation.stated)) {
      // a record's date may have been brought up to date when it was superseded; its number was not
      const contradicts = isOlder(successor, record) && (successor.number ?? 0) < (record.number ?? 0);
      return relation.stated && contradicts
        ? createIssue(record, relation.line, describeOlderSuccessor(record, successor))
        : [];
    }
    if (doubt === null || BY_STATUS[record.status] === 'no longer in force') return [];
    if (doubt === 'older')
      return createIssue(successor, claim.line, describeOlderSuccessor(record, successor));
    const values = { other: fileName(record.path), status: successor.status };
    return createIssue(successor, claim.line, describeIssue(UNSETTLED[doubt], values), true);
  });
}

const UNSETTLED: Record<Exclude<SupersessionDoubt, 'older'>, IssueKey> = {
  'not decided': 'issue.unsettled-supersession.not-decided',
  'no status': 'issue.unsettled-supersession.no-status',
};

function describeOlderSuccessor(record: LogRecord, successor: LogRecord): IssueText {
  return describeIssue('issue.successor-older', {
    ...{ successor: fileName(successor.path), date: successor.date ?? '' },
    ...{ other: fileName(record.path), otherDate: record.date ?? '' },
    label: formatLabel(successor),
  });
}

function findSuperseder(
  { type, partial, target }: Relation,
  byId: Map<string, LogRecord>,
): LogRecord | undefined {
  return type !== 'superseded-by' || partial || target === null ? undefined : byId.get(target);
}

/** Supersession that only one side states; the site shows it on both sides. */
function findOneSidedSupersessions(record: LogRecord, byId: Map<string, LogRecord>): Issue[] {
  return record.relations.flatMap((relation) => {
    const key = relation.stated
      ? undefined
      : ONE_SIDED[relation.type]?.[relation.partial ? 'inPart' : 'whole'];
    const other = relation.target === null ? undefined : byId.get(relation.target);
    if (!key || !other || (relation.partial && isAside(record, other))) return [];
    const successor = findSuperseder(relation, byId);
    if (successor !== undefined && findDoubt(record, relation, successor) !== null) return [];
    const text = describeIssue(key, { other: fileName(other.path), label: formatLabel(other) });
    return createIssue(record, record.read.status?.line ?? null, text, true);
  });
}

/** A part that a sentence of the other record's text replaces, or that this record calls an amendment, needs no word here. */
function isAside(record: LogRecord, other: LogRecord): boolean {
  const claim = other.relations.find(
    ({ stated, type, target }) => stated && target === record.id && isSupersession(type),
  );
  const written = other.read.relations.find(({ type, line }) => type === claim?.type && line === claim.line);
  return (
    written?.location === 'text' ||
    record.relations.some(({ stated, type, target }) => stated && target === other.id && isAmendment(type))
  );
}

const ONE_SIDED: Partial<Record<RelationType, { whole: IssueKey; inPart: IssueKey }>> = {
  'superseded-by': {
    whole: 'issue.one-sided-supersession.superseded-by',
    inPart: 'issue.one-sided-supersession.superseded-by-in-part',
  },
  supersedes: {
    whole: 'issue.one-sided-supersession.supersedes',
    inPart: 'issue.one-sided-supersession.supersedes-in-part',
  },
};

/** `ADR-12`, `ADR-SEA-001`, or the file where there is no number. */
function formatLabel({ path, read: { identifiers } }: LogRecord): string {
  const [own] = identifiers;
  if (own === undefined) return fileName(path);
  return own.series === '' ? `ADR-${own.value}${own.variant}` : `${own.series.toUpperCase()}-${own.digits}`;
}

const CLOSING_FOLDER =
  /^(?:\d+[-_. ]+)?(superseded|replaced|deprecated|obsolete|retired|rejected|withdrawn)$/i;
const OPEN: ReadonlySet<EffectiveStatus> = new Set<EffectiveStatus>(['in force', 'pending']);

/** A record that was moved to `superseded/` and still says that it is accepted, or that lies there by mistake. */
function findWrongFolder(record: LogRecord): Issue[] {
  const folder = CLOSING_FOLDER.exec(getName(getFolder(record.path)))?.[0];
  const status = record.read.status;
  if (
    folder === undefined ||
    status === null ||
    status.location === 'folder' ||
    !OPEN.has(record.effectiveStatus)
  )
    return [];
  return [
    createIssue(record, status.line, describeIssue('issue.folder-disagrees', { folder, status: status.raw })),
  ];
}

function findCycles(records: LogRecord[], byId: Map<string, LogRecord>): Issue[] {
  return findSupersessionCycles(records).flatMap((ids) => {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    const [first] = members;
    if (!first) return [];
    const circle = [...members, first].map((member) => fileName(member.path)).join(' → ');
    const line = first.relations.find((relation) => relation.type === 'superseded-by')?.line ?? null;
    return createIssue(first, line, describeIssue('issue.supersession-cycle', { circle }));
  });
}
