/** What can be wrong between records. Each rule names the record and line at fault and the next step. */
import type { Choice, LogRecord } from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import type { RelationType, StatedRelation } from '../model/record.ts';
import { hasScheme } from '../shared/addresses.ts';
import { nameOf } from '../shared/paths.ts';
import { targetOf } from './relations.ts';
import type { Resolver } from './resolve.ts';
import { supersessionCycles } from './standing.ts';

const WORDS: Record<RelationType, string> = {
  supersedes: 'supersedes',
  'superseded-by': 'is superseded by',
  amends: 'amends',
  'amended-by': 'is amended by',
  'depends-on': 'depends on',
  'required-by': 'is required by',
  'relates-to': 'relates to',
};

/** Problems between the records of a log, in the order of the records. */
export function linkProblems(records: LogRecord[], choices: Choice[], resolver: Resolver): Problem[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return [
    ...duplicateNumbers(choices, byId),
    ...records.flatMap((record) => {
      const aimed = aim(record, resolver);
      return [
        ...danglingReferences(record, aimed, resolver),
        ...referencesToSelf(record, aimed),
        ...oneSided(record, byId),
      ];
    }),
    ...cycles(records, byId),
  ];
}

/** A stated relation with the id of what it means. */
interface Aimed {
  stated: StatedRelation;
  target: string | null;
}

function aim({ read }: LogRecord, resolver: Resolver): Aimed[] {
  return read.relations.map((stated) => ({ stated, target: targetOf(read.source, stated, resolver) }));
}

function at(
  record: LogRecord,
  line: number | null,
  rest: Omit<Problem, 'collection' | 'path' | 'line'>,
): Problem {
  return { collection: record.collection, path: record.path, line, ...rest };
}

function duplicateNumbers(choices: Choice[], byId: Map<string, LogRecord>): Problem[] {
  return choices.flatMap((choice) =>
    choice.ids.flatMap((id) => {
      const record = byId.get(id);
      if (!record) return [];
      const others = choice.ids
        .filter((other) => other !== id)
        .map((other) => byId.get(other)?.path ?? other);
      return at(record, record.read.number?.line ?? null, {
        rule: 'duplicate-number',
        severity: 'warning',
        message: `Number ${choice.number} is also taken by ${others.join(', ')}.`,
        hint: `Give one of them a free number; until then ${choice.permalink} lets the reader choose.`,
      });
    }),
  );
}

/** A number or a file that should be here and is not. Words such as "Architecture v3" name no record and are fine. */
function danglingReferences(record: LogRecord, aimed: Aimed[], resolver: Resolver): Problem[] {
  return aimed.flatMap(({ stated, target }) => {
    if (target !== null) return [];
    const isFile = stated.href !== null && !hasScheme(stated.href);
    if (!isFile && (stated.href !== null || stated.number === null)) return [];
    const claimants = stated.number === null ? [] : resolver.claimants(record.read.source, stated.number);
    const others = claimants.filter((id) => id !== record.id);
    if (claimants.length > 0 && others.length === 0) return [];
    return others.length > 1
      ? at(record, stated.line, {
          rule: 'ambiguous-reference',
          severity: 'warning',
          message: `“${stated.targetText}” could mean ${others.join(' or ')}.`,
          hint: 'Link to the file instead of naming the number alone.',
        })
      : at(record, stated.line, {
          rule: 'dangling-reference',
          severity: 'warning',
          message: `It says it ${WORDS[stated.type]} “${stated.targetText}”, which is no record of this log.`,
          hint: 'Correct the number or the link, or add the missing record.',
        });
  });
}

function referencesToSelf(record: LogRecord, aimed: Aimed[]): Problem[] {
  return aimed.flatMap(({ stated, target }) =>
    target === record.id
      ? at(record, stated.line, {
          rule: 'refers-to-itself',
          severity: 'warning',
          message: `It says it ${WORDS[stated.type]} “${stated.targetText}”, which is this record itself.`,
          hint: 'Name the other record.',
        })
      : [],
  );
}

/** Supersession that the other side knows nothing of; the site shows both sides all the same. */
function oneSided(record: LogRecord, byId: Map<string, LogRecord>): Problem[] {
  return record.relations.flatMap((relation) => {
    const words = relation.stated ? undefined : MISSING[relation.type];
    const other = relation.target === null ? undefined : byId.get(relation.target);
    if (!words || !other) return [];
    const name = other.number === null ? nameOf(other.path) : `ADR-${other.number}`;
    return at(record, record.read.status?.line ?? null, {
      rule: 'one-sided-supersession',
      severity: 'notice',
      message: `${nameOf(other.path)} says that it ${words.says} this record${relation.partial ? ' in part' : ''}; this record does not say so.`,
      hint: `State it here as well (“${relation.partial ? words.part : words.whole} ${name}”).`,
    });
  });
}

/** What the other record says, and the words in which this one could say it. */
const MISSING: Partial<Record<RelationType, { says: string; whole: string; part: string }>> = {
  'superseded-by': { says: 'supersedes', whole: 'Superseded by', part: 'Partly superseded by' },
  supersedes: { says: 'is superseded by', whole: 'Supersedes', part: 'Partly supersedes' },
};

function cycles(records: LogRecord[], byId: Map<string, LogRecord>): Problem[] {
  return supersessionCycles(records).flatMap((ids) => {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    const [first] = members;
    if (!first) return [];
    return at(first, first.relations.find((relation) => relation.type === 'superseded-by')?.line ?? null, {
      rule: 'supersession-cycle',
      severity: 'warning',
      message: `These records supersede each other in a circle: ${members.map((member) => nameOf(member.path)).join(' → ')} → ${nameOf(first.path)}.`,
      hint: 'Decide which one stands and correct the others; until then none of them counts as in force.',
    });
  });
}
