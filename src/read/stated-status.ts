import type { Problem } from '../model/problem.ts';
import type { Fact, Status } from '../model/record.ts';
import { badgeFields } from './badges.ts';
import { findDates } from './dates.ts';
import type { Document } from './document.ts';
import type { Entry } from './entries.ts';
import { isUnfilled } from './placeholders.ts';
import { problem } from './problems.ts';
import type { Gathered } from './record.ts';
import { findReferences } from './references.ts';
import { findWordings, saysPart } from './relations.ts';
import { type Rich, richOfText } from './rich.ts';
import type { Structure } from './sections.ts';
import { type CarriedStatus, interpret, mergeStatuses, signOf } from './status.ts';
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
    readings.push(...fallbacks(document, { gathered, structure, vocabulary }));
  const { fact, chosen, others } = mergeStatuses(readings);
  const untouched = fields.length > 0 && fields.every((entry) => carried(entry, vocabulary).length === 0);
  return {
    fact,
    chosen,
    untouched,
    problems: problemsOf({ source, fact, others, untouched, line: fields[0]?.line ?? null }),
  };
}

function carried(entry: Entry, vocabulary: Vocabulary): CarriedStatus[] {
  const badge = entry.items.flatMap((item) => badgeText(item)).map((text) => richOfText(text, entry.line));
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

const ITSELF =
  /^\W*(?:note|status|warning|important|caution|attention)?\W*(?:this|dies[er]*|cette|est[ae]|quest[ao]) (?:adr|decision|record|document|proposal|rfc|entscheidung|décision|decisión|decisão|decisione)\b.{0,40}?\b(?:is|has been|was|wurde|ist|a été|está|foi|è)\b/iu;

/** Opens with "superseded by", or says it of "this decision"; wholly, and as a fact. */
export function isBanner(rich: Rich): boolean {
  if (rich.text.length > 300) return false;
  const wording = findWordings(rich).find(({ type }) => type === 'superseded-by');
  if (wording === undefined || wording.partial || wording.negated || wording.hypothetical) return false;
  return (
    ITSELF.test(rich.text) ||
    !/\p{L}/u.test(
      rich.text.slice(0, wording.from).replace(/\b(?:status|note|warning|important|caution)\b/gi, ''),
    )
  );
}

/** Images that stand alone in the head: the words in their alternative text, or in the badge's address. */
function badges(loose: Rich[], vocabulary: Vocabulary): CarriedStatus[] {
  return loose.flatMap((rich): CarriedStatus[] => {
    if (rich.text !== '') return [];
    for (const text of badgeText(rich)) {
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

function badgeText(rich: Rich): string[] {
  const messages = badgeFields(rich).map(({ label, message }) =>
    /status|state/i.test(label) ? message : `${label} ${message}`,
  );
  return rich.images
    .flatMap(({ alt }, at) => [
      alt.replace(/^\W*(?:adr[\s:-]+)?(?:status|state|badge)\W*/i, '').trim(),
      messages[at] ?? '',
    ])
    .filter((text) => text !== '');
}

/** Where no field states it: a line of nothing but a status, dated labels, the title's brackets, tags, the folder. */
function fallbacks(
  document: Document,
  { gathered, structure, vocabulary }: { gathered: Gathered; structure: Structure; vocabulary: Vocabulary },
): CarriedStatus[] {
  const { entries, loose } = gathered;
  const out: CarriedStatus[] = [];
  const plain = (
    status: Status,
    raw: string,
    line: number,
    carrier: CarriedStatus['carrier'],
    date: string | null = null,
  ): CarriedStatus => ({ status, raw, line, date, ambiguousDate: false, partly: false, carrier });
  for (const entry of entries) {
    if (entry.fact === 'date' || entry.fact === 'created') {
      const word = statusWords(vocabulary, entry.label)[0];
      const date =
        entry.items.flatMap((item) => findDates(item.text)).find((found) => found.value !== null)?.value ??
        null;
      if (word !== undefined && date !== null && word.index === 0 && entry.carrier !== 'front matter')
        out.push(plain(word.status, entry.label, entry.line, entry.carrier, date));
    }
  }
  if (out.length > 1) out.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).splice(1);
  for (const rich of loose) {
    const word = statusWords(vocabulary, rich.text)[0];
    const short = rich.text.split(/\s+/).length <= 8 && !/[?:]$/.test(rich.text);
    const emphasised =
      rich.strong.some(({ from, to }) => from <= 2 && to - from > 2) || rich.text.split(/\s+/).length <= 3;
    const reading = short && word?.index === 0 && emphasised ? interpret([rich], vocabulary) : null;
    const sign = short && word === undefined && rich.text.length <= 4 ? signOf(rich.text) : null;
    const itself = ITSELF.test(rich.text);
    if (reading !== null && reading.status !== 'unknown') out.push({ ...reading, carrier: 'text' });
    else if (sign !== null) out.push(plain(sign, rich.text, rich.line, 'text'));
    else if (itself && word !== undefined && word.index <= 7 && rich.text.length < 200)
      out.push(plain(word.status, rich.text, rich.line, 'text'));
  }
  const heading = structure.title;
  const bracket =
    heading === null
      ? null
      : /^\W*[[(]([^\])]{3,40})[\])]|[[(]([^\])]{3,60})[\])]\s*$|^(DRAFT|WIP|DEPRECATED|SUPERSEDED|REJECTED|OBSOLETE|PROPOSED)\b\s*[:–—-]/u.exec(
          heading.text,
        );
  const inTitle = bracket?.[1] ?? bracket?.[2] ?? bracket?.[3];
  if (inTitle !== undefined) {
    const reading = interpret([richOfText(inTitle, heading?.heading?.position?.start.line ?? 1)], vocabulary);
    if (
      reading !== null &&
      reading.status !== 'unknown' &&
      (statusWords(vocabulary, inTitle)[0]?.index ?? 9) === 0
    )
      out.push({ ...reading, carrier: 'title' });
  }
  for (const entry of entries) {
    if (entry.fact !== 'tags' || entry.carrier !== 'front matter') continue;
    for (const item of entry.items) {
      const words = statusWords(vocabulary, item.text);
      if (words.length === 1 && item.text.trim().split(/\s+/).length === 1 && words[0] !== undefined)
        out.push(plain(words[0].status, item.text, item.line, 'text'));
    }
  }
  for (const folder of document.source.path.split('/').slice(0, -1).reverse()) {
    const words = statusWords(vocabulary, folder.replace(/^\d+[-_. ]+/, ''));
    const word = words[0];
    if (
      word !== undefined &&
      words.length === 1 &&
      word.index === 0 &&
      word.phrase.split(' ').length >= folder.replace(/^\d+[-_. ]+/, '').split(/[-_. ]+/).length &&
      ![
        'review',
        'implementation',
        'archive',
        'current',
        'live',
        'discussion',
        'proposals',
        'go',
        'ok',
      ].includes(folder.toLowerCase())
    ) {
      out.push(plain(word.status, folder, 1, 'folder'));
      break;
    }
    if (/^(?:archive|archived)$/i.test(folder)) {
      out.push(plain('deprecated', folder, 1, 'folder'));
      break;
    }
  }
  return out;
}

function problemsOf({
  source,
  fact,
  others,
  untouched,
  line,
}: {
  source: Document['source'];
  fact: Fact<Status> | null;
  others: CarriedStatus[];
  untouched: boolean;
  line: number | null;
}): Problem[] {
  const problems: Problem[] = [];
  if (fact === null) {
    problems.push(
      untouched
        ? problem(source, 'unfilled-status', {
            line,
            severity: 'notice',
            message: 'The status is left as the template has it, so none is stated.',
            hint: 'Write the one status that applies, for example “Accepted”.',
          })
        : problem(source, 'missing-status', {
            line,
            severity: 'notice',
            message: 'The record states no status.',
            hint: 'Add a line such as “**Status**: Accepted”.',
          }),
    );
  } else if (fact.value === 'unknown') {
    problems.push(
      problem(source, 'unknown-status', {
        line: fact.line,
        severity: 'notice',
        message: `“${fact.raw}” is no status Cadre knows.`,
        hint: 'Use a common word, or add this one to `statuses` in the configuration.',
      }),
    );
  }
  const other = others[0];
  if (fact !== null && other !== undefined) {
    problems.push(
      problem(source, 'status-disagrees', {
        line: other.line,
        message: `The ${fact.carrier} says “${fact.raw}” (${fact.value}), the ${other.carrier} says “${other.raw}” (${other.status}); ${fact.value} is shown.`,
        hint: 'Make both say the same, or keep only one of them.',
      }),
    );
  }
  return problems;
}
