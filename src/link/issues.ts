/** What can be wrong between records. Each rule names the record and line at fault and the next step. */
import type { DuplicateNumber, LogRecord, Relation } from '../model/log.ts';
import type { EffectiveStatus, Problem, RelationType, StatedRelation } from '../model/record.ts';
import { hasScheme } from '../shared/addresses.ts';
import { folderOf, nameOf } from '../shared/paths.ts';
import { BY_STATUS, type Doubt, doubtOf, isOlder, supersessionCycles } from './effective-status.ts';
import { folderFor, foldersOfTheirOwn, type Resolver } from './resolve.ts';

const WORDS: Record<RelationType, string> = {
  supersedes: 'supersedes',
  'superseded-by': 'is superseded by',
  amends: 'amends',
  'amended-by': 'is amended by',
  'depends-on': 'depends on',
  'required-by': 'is required by',
  'relates-to': 'relates to',
};

type Rest = Omit<Problem, 'collection' | 'path' | 'line' | 'severity'> & { severity?: Problem['severity'] };

function at(record: LogRecord, line: number | null, rest: Rest): Problem {
  return { collection: record.collection, path: record.path, line, severity: 'warning', ...rest };
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
            return at(record, record.read.number?.line ?? null, {
              rule: 'duplicate-number',
              message: `Number ${number} is also used by ${others.join(', ')}.`,
              hint: `Give ${earlier ? `this one a free number; ${earlier} is older` : 'all but one of them a free number'}. Until then ${permalink} lets the reader choose.`,
            });
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
  return at(record, line, {
    rule: 'refers-to-itself',
    message: `It says it ${WORDS[type]} “${targetText}”, which is this record.`,
    hint: 'Name the other record.',
  });
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
    return at(record, line, {
      rule: 'dangling-reference',
      message: `It says it ${WORDS[type]} ${href}, a file that does not exist.`,
      hint: 'Correct the link, or add the missing record.',
    });
  }
  if (stated.number === null) return null;
  const claimants = resolver.claimants(source, stated);
  if (claimants.length > 1)
    return at(record, line, {
      rule: 'ambiguous-reference',
      message: `“${targetText}” could mean ${claimants.filter((id) => id !== record.id).join(' or ')}.`,
      hint: 'Link to the file instead of giving the number alone.',
    });
  if (claimants.length === 1 || !resolver.isCounted(source, stated)) return null;
  return at(record, line, {
    rule: 'dangling-reference',
    message: `It says it ${WORDS[type]} “${targetText}”, but there is no record with this number.`,
    hint: 'Correct the number, or add the missing record.',
  });
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
    const name = nameOf(record.path);
    if (doubt === 'older') return at(successor, claim.line, olderThan(record, successor));
    const { why, next } = UNSETTLED[doubt];
    return at(successor, claim.line, {
      rule: 'unsettled-supersession',
      severity: 'notice',
      message: `It says it supersedes ${name}, but ${why(successor.status)}; ${name} keeps its status “${record.status}”.`,
      hint: next,
    });
  });
}

const UNSETTLED: Record<Exclude<Doubt, 'older'>, { why: (status: string) => string; next: string }> = {
  'not decided': {
    why: (status) => `its own status is “${status}”`,
    next: 'Update the status once it is decided, or remove the reference.',
  },
  'no status': { why: () => 'it states no status of its own', next: 'Give this record a status.' },
};

function olderThan(record: LogRecord, successor: LogRecord): Rest {
  const [old, recent] = [nameOf(record.path), nameOf(successor.path)];
  return {
    rule: 'successor-older',
    message: `${recent} is said to supersede ${old}, but it is dated ${successor.date} and ${old} ${record.date}.`,
    hint: `Correct the reference or one of the dates. If it is right, write “Superseded by ${label(successor)}” into ${old}.`,
  };
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
    const words = relation.stated ? undefined : MISSING[relation.type];
    const other = relation.target === null ? undefined : byId.get(relation.target);
    if (!words || !other) return [];
    const successor = supersederOf(relation, byId);
    if (successor !== undefined && doubtOf(record, relation, successor) !== null) return [];
    return at(record, record.read.status?.line ?? null, {
      rule: 'one-sided-supersession',
      severity: 'notice',
      message: `${nameOf(other.path)} says that it ${words.says} this record${relation.partial ? ' in part' : ''}; this record does not say so.`,
      hint: `State it here as well (“${relation.partial ? words.part : words.whole} ${label(other)}”).`,
    });
  });
}

/** What the other record says, and the words in which this one could say it. */
const MISSING: Partial<Record<RelationType, { says: string; whole: string; part: string }>> = {
  'superseded-by': { says: 'supersedes', whole: 'Superseded by', part: 'Partly superseded by' },
  supersedes: { says: 'is superseded by', whole: 'Supersedes', part: 'Partly supersedes' },
};

/** `ADR-12`, `ADR-SEA-001`, or the file where there is no number. */
function label({ path, read: { identifiers } }: LogRecord): string {
  const [own] = identifiers;
  if (own === undefined) return nameOf(path);
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
  return [
    at(record, status.line, {
      rule: 'folder-disagrees',
      message: `It is in the folder ${folder}/, but its status is “${status.raw}”.`,
      hint: 'Update the status, or move the file.',
    }),
  ];
}

function cycles(records: LogRecord[], byId: Map<string, LogRecord>): Problem[] {
  return supersessionCycles(records).flatMap((ids) => {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    const [first] = members;
    if (!first) return [];
    return at(first, first.relations.find((relation) => relation.type === 'superseded-by')?.line ?? null, {
      rule: 'supersession-cycle',
      message: `These records supersede each other in a circle: ${members.map((member) => nameOf(member.path)).join(' → ')} → ${nameOf(first.path)}.`,
      hint: 'Decide which one is in force and correct the others; until then none of them is.',
    });
  });
}
