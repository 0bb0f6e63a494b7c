/**
 * The log for language models: `/llms.txt`, as https://llmstxt.org asks, and `/llms-full.txt` with what is in force as one
 * text. In the first, what is in force comes first, each record with a line on what was decided; what is not any more
 * comes last, under the name that readers short of room leave out.
 */

import { exportedParts } from '../export/export.ts';
import type { ExportedParts } from '../export/site.ts';
import { STATUS_WORDS } from '../model/statuses.ts';
import { beside, published } from '../shared/addresses.ts';
import { counted } from '../shared/text.ts';
import type { RecordEntry } from '../site/types.ts';
import { markdownLink, markdownWords } from '../site/view/copy-formats.ts';
import { formatDate } from '../site/view/dates.ts';
import { recordName } from '../site/view/record-name.ts';
import { changesOf } from '../site/view/relations.ts';
import type { Output, OutputInput } from './types.ts';

export function llms(input: OutputInput): Output[] {
  return [
    { path: '/llms.txt', make: () => llmsText(input) },
    { path: '/llms-full.txt', make: () => fullText(input) },
  ];
}

const SECTIONS: { heading: string; effectiveStatuses: RecordEntry['effectiveStatus'][] }[] = [
  { heading: 'In force', effectiveStatuses: ['in force'] },
  { heading: 'Not decided yet', effectiveStatuses: ['pending'] },
  { heading: 'Without a status', effectiveStatuses: ['unknown'] },
  { heading: 'Optional', effectiveStatuses: ['no longer in force'] },
];

function llmsText(input: OutputInput): string {
  const { site, log } = input;
  const several = log.collections.length > 1;
  const sections = SECTIONS.flatMap(({ heading, effectiveStatuses }) => {
    const lines = log.collections.flatMap(({ key, name }) =>
      log.records
        .filter(
          ({ collection, effectiveStatus }) =>
            collection === key && effectiveStatuses.includes(effectiveStatus),
        )
        .map((record) => lineOf(record, several ? name : null, input)),
    );
    return lines.length === 0 ? [] : [`## ${heading}\n\n${lines.join('\n')}`];
  });
  const description = markdownWords(site.description);
  return `${[
    `# ${markdownWords(site.title)}`,
    ...(description === '' ? [] : [`> ${description}`]),
    `Architecture decision records: ${counted(log.records.length, 'record')}${several ? ` in ${log.collections.length} collections` : ''}. ` +
      'What is in force holds today; under Optional stands what does not, with what replaced it. ' +
      `Each address is the record's Markdown; with \`.json\` in place of \`.md\` it is data, with \`/\` the page for people. ` +
      `${markdownLink('All that is in force as one text', published(site, '/llms-full.txt'))}, ${markdownLink('the whole log as JSON', published(site, '/log.json'))}.`,
    ...sections,
  ].join('\n\n')}\n`;
}

function lineOf(record: RecordEntry, collection: string | null, { site, log }: OutputInput): string {
  const { permalink, effectiveStatus, currentStatus, inForceNow, date, summary } = record;
  const now = inForceNow.flatMap((id) => log.byId.get(id) ?? []).map(recordName);
  const notes = [
    ...(collection === null ? [] : [collection]),
    // the heading says it of the others
    ...(effectiveStatus === 'no longer in force' ? [STATUS_WORDS[currentStatus]] : []),
    ...(date === null ? [] : [formatDate(date)]),
    ...(now.length === 0 ? [] : [`in force now: ${now.join('; ')}`]),
  ].join(', ');
  const said = [notes === '' ? '' : `${notes}.`, summary ?? ''].filter((words) => words !== '').join(' ');
  const link = markdownLink(recordName(record), published(site, beside(permalink, '.md')));
  return said === '' ? `- ${link}` : `- ${link}: ${markdownWords(said)}`;
}

function fullText(input: OutputInput): string {
  const { site, log } = input;
  const inForce = log.records.filter((record) => record.effectiveStatus === 'in force');
  const rest = log.records.length - inForce.length;
  return `${[
    `# ${markdownWords(site.title)}: what is in force`,
    `${counted(inForce.length, 'decision')} in force, each with its status, date, decision and consequences. ` +
      `Left out: ${counted(rest, 'record')} not in force (open, closed or without a status), and of each record its context, alternatives, implementation, tests, monitoring and references. ` +
      'They stand in the Markdown of each record: its address with `.md` in place of the last `/`. Links in the texts are as the files have them.',
    ...inForce.map((record) => sectionOf(record, input)),
  ].join('\n\n')}\n`;
}

function sectionOf(record: RecordEntry, { site, log, anatomyOf }: OutputInput): string {
  const { id, collection, currentStatus, date, summary, permalink } = record;
  const anatomy = anatomyOf(id);
  const parts = anatomy === null ? null : exportedParts(anatomy);
  const changes = changesOf(record, log).flatMap(({ of, words, record: other, text }) =>
    of === 'this' ? [`${words} ${other === null ? text : recordName(other)}`] : [],
  );
  const several = log.collections.length > 1;
  const name = log.collections.find(({ key }) => key === collection)?.name ?? collection;
  return [
    `## ${markdownWords(recordName(record))}`,
    [
      ...(several ? [`- Collection: ${markdownWords(name)}`] : []),
      `- Status: ${STATUS_WORDS[currentStatus]}`,
      `- Date: ${date === null ? 'not stated' : formatDate(date)}`,
      ...changes.map((words) => `- ${markdownWords(words)}`),
      `- Address: ${published(site, permalink)}`,
    ].join('\n'),
    `### Decision\n\n${parts?.decision ?? summary ?? 'The record has no section for it.'}`,
    ...consequencesOf(parts),
  ].join('\n\n');
}

const KINDS: [label: string, key: 'positive' | 'negative' | 'neutral'][] = [
  ['Positive', 'positive'],
  ['Negative', 'negative'],
  ['Neutral', 'neutral'],
];

function consequencesOf(parts: ExportedParts | null): string[] {
  if (parts === null) return [];
  const { consequences } = parts;
  const items = [
    ...KINDS.flatMap(([label, key]) => consequences[key].map((text) => item(label, text))),
    ...consequences.risks.map(({ text, mitigation }) =>
      item('Risk', mitigation === null ? text : `${text}\nMitigation: ${mitigation}`),
    ),
  ].join('\n');
  const all = [...consequences.other, items].filter((text) => text !== '').join('\n\n');
  return all === '' ? [] : [`### Consequences\n\n${all}`];
}

/** The author's Markdown, with its further lines kept inside the item. */
function item(label: string, text: string): string {
  return `- ${label}: ${text.replaceAll('\n', '\n  ')}`;
}
