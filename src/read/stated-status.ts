import type { Problem } from '../model/problem.ts';
import type { Fact, Status } from '../model/record.ts';
import { badgeTexts } from './badges.ts';
import { isBanner } from './banners.ts';
import { type CarriedStatus, mergeStatuses } from './carriers.ts';
import { findDates } from './dates.ts';
import type { Document } from './document.ts';
import type { Entry } from './entries.ts';
import type { Gathered } from './gather.ts';
import { isUnfilled } from './placeholders.ts';
import { findReferences } from './references.ts';
import { saysPart } from './relations.ts';
import { type Rich, richOfText } from './rich.ts';
import type { Structure } from './sections.ts';
import { interpret } from './status.ts';
import { statusProblems } from './status-problems.ts';
import { unlabelledStatuses } from './unlabelled-status.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

interface Stated {
  fact: Fact<Status> | null;
  chosen: CarriedStatus | null;
  /** A status field stands there, but as the template has it. */
  untouched: boolean;
  problems: Problem[];
}

/** Collects what every carrier says of the status, merges it (see `mergeStatuses`), and reports what is wrong with it. */
export function readStatus(
  document: Document,
  { gathered, structure, vocabulary }: { gathered: Gathered; structure: Structure; vocabulary: Vocabulary },
): Stated {
  const { source } = document;
  const { entries, loose } = gathered;
  const fields = entries.filter((entry) => entry.fact === 'status');
  const readings: CarriedStatus[] = fields.flatMap((entry) => carried(entry, vocabulary));
  if (!readings.some((reading) => reading.partly)) readings.push(...successors(entries));
  readings.push(...banners(loose, vocabulary));
  readings.push(...badges(loose, vocabulary));
  if (!readings.some((reading) => reading.status !== 'unknown'))
    readings.push(...unlabelledStatuses(document, { gathered, structure, vocabulary }));
  const { fact, chosen, others } = mergeStatuses(readings);
  const untouched = fields.length > 0 && fields.every((entry) => carried(entry, vocabulary).length === 0);
  return {
    fact,
    chosen,
    untouched,
    problems: statusProblems({ source, fact, others, untouched, line: fields[0]?.line ?? null }),
  };
}

function carried(entry: Entry, vocabulary: Vocabulary): CarriedStatus[] {
  const badge = entry.items.flatMap((item) => badgeTexts(item)).map((text) => richOfText(text, entry.line));
  const reading = interpret([...entry.items.filter((item) => item.text !== ''), ...badge], vocabulary);
  return reading === null ? [] : [{ ...reading, carrier: entry.carrier }];
}

/** A field `Superseded by` that names something supersedes the record, whatever its status field says. */
function successors(entries: Entry[]): CarriedStatus[] {
  return entries.flatMap((entry): CarriedStatus[] => {
    if (entry.fact !== 'superseded-by') return [];
    const value = entry.items.find((item) => !isUnfilled(item.text));
    if (entry.carrier === 'section' && (value === undefined || !namesRecord(value))) return [];
    if (value === undefined || saysPart(`${entry.label} ${value.text}`)) return [];
    const date = findDates(value.text)[0]?.value ?? null;
    return [
      {
        status: 'superseded',
        raw: `${entry.label}: ${value.text}`.replace(/\s+/g, ' ').slice(0, 200),
        line: entry.line,
        date,
        ambiguousDate: false,
        partly: false,
        carrier: entry.carrier,
      },
    ];
  });
}

function namesRecord(value: Rich): boolean {
  return findReferences(value, { from: 0, to: value.text.length, prefix: null, anyLink: false }).length > 0;
}

/** A line of the head that says of the record that another one supersedes it, beside whatever its fields say. */
function banners(loose: Rich[], vocabulary: Vocabulary): CarriedStatus[] {
  return loose.filter(isBanner).flatMap((rich): CarriedStatus[] => {
    const reading = interpret([rich], vocabulary);
    return reading?.status === 'superseded' ? [{ ...reading, carrier: 'text' }] : [];
  });
}

/** Images that stand alone in the head: the words in their alternative text, or in the badge's address. */
function badges(loose: Rich[], vocabulary: Vocabulary): CarriedStatus[] {
  return loose.flatMap((rich): CarriedStatus[] => {
    if (rich.text !== '') return [];
    for (const text of badgeTexts(rich)) {
      const words = statusWords(vocabulary, text);
      if (words[0] !== undefined && text.split(/\s+/).length <= 6)
        return [
          {
            status: words[0].status,
            raw: text,
            line: rich.line,
            date: null,
            ambiguousDate: false,
            partly: false,
            carrier: 'badge',
          },
        ];
    }
    return [];
  });
}
