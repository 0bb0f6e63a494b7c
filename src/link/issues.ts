/** What can be wrong between records. Each rule names the record and line at fault and the next step. */
import { describeIssue, type IssueKey, type IssueText, type TextValues } from '../messages/issues.ts';
import type { DuplicateNumber, LogRecord, Relation } from '../model/log.ts';
import {
  type EffectiveStatus,
  lineInFile,
  type Problem,
  type RelationType,
  type StatedRelation,
} from '../model/record.ts';
import { hasScheme } from '../shared/addresses.ts';
import { folderOf, MARKDOWN_ENDING, nameOf, stemOf } from '../shared/paths.ts';
import { BY_STATUS, type Doubt, doubtOf, isOlder, supersessionCycles } from './effective-status.ts';
import { folderFor, foldersOfTheirOwn, type Resolver } from './resolve.ts';

/** The name of a file, with its folder where that names the record: `0012-use-a-queue/README.md`. */
function fileName(path: string): string {
  const name = nameOf(path);
  return name.replace(MARKDOWN_ENDING, '') === stemOf(path) ? name : `${nameOf(folderOf(path))}/${name}`;
}

function at(record: LogRecord, line: number | null, text: IssueText, isNotice = false): Problem {
  const severity = isNotice ? 'notice' : 'warning';
  const { collection, path, read } = record;
  return { collection, path, line: lineInFile(read.source, line), severity, ...text };
}

/** Problems between the records of a log, in the order of the records. */
export function linkProblems(
  records: LogRecord[],
  choices: DuplicateNumber[],
  resolver: Resolver,
): Problem[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return [
    ...duplicateNumbers(records, choices, byId),
    ...records.flatMap((record) => [
      ...references(record, resolver),
      ...supersessions(record, byId),
      ...oneSided(record, byId),
      ...wrongFolder(record),
    ]),
    ...cycles(records, byId),
  ];
}

/** Only records that are counted together have a number twice: not those of another series, or of a folder of its own. */
function duplicateNumbers(
  records: LogRecord[],
  choices: DuplicateNumber[],
  byId: Map<string, LogRecord>,
): Problem[] {
  const own = foldersOfTheirOwn(
    records.map(({ collection, path, read: { identifiers } }) => ({ collection, path, identifiers })),
  );
  return choices.flatMap(({ ids, number, permalink, first }) => {
    const claimants = ids.flatMap((id) => byId.get(id) ?? []);
    const homes = Map.groupBy(claimants, ({ collection, path }) => {
      const home = `${collection}\n${folderFor(path)}`;
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
            return at(record, record.read.number?.line ?? null, text);
          }),
    );
  });
}

/** References to nothing, to several records, and to the record itself; each target once. */
function references(record: LogRecord, resolver: Resolver): Problem[] {
  const told = new Set<string>();
  return record.read.relations.flatMap((stated) => {
    const target = resolver.reference(record.read.source, stated);
    const found =
      target === record.id
        ? toItself(record, stated)
        : target === null
          ? toNothing(record, stated, resolver)
          : null;
    const key = `${found?.rule} ${stated.href ?? stated.targetText}`;
    if (found === null || told.has(key)) return [];
    told.add(key);
    return found;
  });
}

function toItself(record: LogRecord, { type, targetText, line }: StatedRelation): Problem {
  return at(record, line, describeIssue('issue.refers-to-itself', valuesOf(type, targetText)));
}

function valuesOf(type: RelationType, target: string): TextValues {
  return { relation: { key: `relation.${type}`, values: {} }, target };
}

/**
 * A number or a file that should be here and is not. Words such as "Architecture v3", numbers of a series that is not
 * kept here (`PAY-12`) and files outside the collection are nothing that could be missing.
 */
function toNothing(record: LogRecord, stated: StatedRelation, resolver: Resolver): Problem | null {
  const { type, targetText, href, line } = stated;
  const { source } = record.read;
  if (href !== null) {
    if (hasScheme(href) || !resolver.isMissingFile(source, href)) return null;
    return at(record, line, describeIssue('issue.dangling-reference.file', valuesOf(type, href)));
  }
  if (stated.number === null) return null;
  const claimants = resolver.claimants(source, stated);
  if (claimants.length > 1) {
    const candidates = claimants.filter((id) => id !== record.id);
    return at(record, line, describeIssue('issue.ambiguous-reference', { target: targetText, candidates }));
  }
  if (claimants.length === 1 || !resolver.isCounted(source, stated)) return null;
  return at(record, line, describeIssue('issue.dangling-reference', valuesOf(type, targetText)));
}

/** Successors that were never decided, state no status, or are older than what they replace. */
function supersessions(record: LogRecord, byId: Map<string, LogRecord>): Problem[] {
  return record.relations.flatMap((relation) => {
    const successor = supersederOf(relation, byId);
    if (successor === undefined) return [];
    const doubt = doubtOf(record, relation, successor);
    const claim = successor.relations.find(
      (one) => one.stated && one.target === record.id && one.type === 'supersedes',
    );
    if (claim === undefined || (doubt === null && relation.stated)) {
      // a record's date may have been brought up to date when it was superseded; its number was not
      const contradicts = isOlder(successor, record) && (successor.number ?? 0) < (record.number ?? 0);
      return relation.stated && contradicts ? at(record, relation.line, olderThan(record, successor)) : [];
    }
    if (doubt === null || BY_STATUS[record.status] === 'no longer in force') return [];
    if (doubt === 'older') return at(successor, claim.line, olderThan(record, successor));
    const values = { other: fileName(record.path), status: successor.status };
    return at(successor, claim.line, describeIssue(UNSETTLED[doubt], values), true);
  });
}

const UNSETTLED: Record<Exclude<Doubt, 'older'>, IssueKey> = {
  'not decided': 'issue.unsettled-supersession.not-decided',
  'no status': 'issue.unsettled-supersession.no-status',
};

function olderThan(record: LogRecord, successor: LogRecord): IssueText {
  return describeIssue('issue.successor-older', {
    ...{ successor: fileName(successor.path), date: successor.date ?? '' },
    ...{ other: fileName(record.path), otherDate: record.date ?? '' },
    label: label(successor),
  });
}

function supersederOf(
  { type, partial, target }: Relation,
  byId: Map<string, LogRecord>,
): LogRecord | undefined {
  return type !== 'superseded-by' || partial || target === null ? undefined : byId.get(target);
}

/** Supersession that the other side knows nothing of; the site shows both sides all the same. */
function oneSided(record: LogRecord, byId: Map<string, LogRecord>): Problem[] {
  return record.relations.flatMap((relation) => {
    const key = relation.stated
      ? undefined
      : ONE_SIDED[relation.type]?.[relation.partial ? 'inPart' : 'whole'];
    const other = relation.target === null ? undefined : byId.get(relation.target);
    if (!key || !other) return [];
    const successor = supersederOf(relation, byId);
    if (successor !== undefined && doubtOf(record, relation, successor) !== null) return [];
    const text = describeIssue(key, { other: fileName(other.path), label: label(other) });
    return at(record, record.read.status?.line ?? null, text, true);
  });
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
function label({ path, read: { identifiers } }: LogRecord): string {
  const [own] = identifiers;
  if (own === undefined) return fileName(path);
  return own.series === '' ? `ADR-${own.value}${own.variant}` : `${own.series.toUpperCase()}-${own.digits}`;
}

const CLOSING_FOLDER =
  /^(?:\d+[-_. ]+)?(superseded|replaced|deprecated|obsolete|retired|rejected|withdrawn)$/i;
const OPEN: ReadonlySet<EffectiveStatus> = new Set<EffectiveStatus>(['in force', 'pending']);

/** A record that was moved to `superseded/` and still says that it is accepted, or that lies there by mistake. */
function wrongFolder(record: LogRecord): Problem[] {
  const folder = CLOSING_FOLDER.exec(nameOf(folderOf(record.path)))?.[0];
  const status = record.read.status;
  if (
    folder === undefined ||
    status === null ||
    status.carrier === 'folder' ||
    !OPEN.has(record.effectiveStatus)
  )
    return [];
  return [at(record, status.line, describeIssue('issue.folder-disagrees', { folder, status: status.raw }))];
}

function cycles(records: LogRecord[], byId: Map<string, LogRecord>): Problem[] {
  return supersessionCycles(records).flatMap((ids) => {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    const [first] = members;
    if (!first) return [];
    const circle = [...members, first].map((member) => fileName(member.path)).join(' → ');
    const line = first.relations.find((relation) => relation.type === 'superseded-by')?.line ?? null;
    return at(first, line, describeIssue('issue.supersession-cycle', { circle }));
  });
}
