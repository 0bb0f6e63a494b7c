/** What is in force as one text: `/llms-full.txt`. */

import { exportedParts } from '../../export/parts.ts';
import type { ExportedParts } from '../../export/site.ts';
import { published } from '../../shared/addresses.ts';
import type { RecordEntry } from '../../site/types.ts';
import { markdownWords } from '../../site/view/copy-formats.ts';
import { formatDate } from '../../site/view/dates.ts';
import { recordName } from '../../site/view/record-name.ts';
import { changesOf } from '../../site/view/relations.ts';
import { counted, STATUS_WORDS } from '../../site/view/statuses.ts';
import type { Output, OutputInput } from '../types.ts';

export function llmsFull(input: OutputInput): Output[] {
  return [{ path: '/llms-full.txt', make: () => fullText(input) }];
}

function fullText(input: OutputInput): string {
  const { site, log } = input;
  const standing = log.records.filter((record) => record.standing === 'in force');
  const rest = log.records.length - standing.length;
  return `${[
    `# ${markdownWords(site.title)}: what is in force`,
    `${counted(standing.length, 'decision')} in force, each with its status, date, decision and consequences. ` +
      `Left out: ${counted(rest, 'record')} not in force (open, closed or without a status), and of each record its context, alternatives, implementation, tests, monitoring and references. ` +
      'They stand in the Markdown of each record: its address with `.md` in place of the last `/`. Links in the texts are as the files have them.',
    ...standing.map((record) => sectionOf(record, input)),
  ].join('\n\n')}\n`;
}

function sectionOf(record: RecordEntry, { site, log, anatomyOf }: OutputInput): string {
  const { id, collection, effectiveStatus, date, summary, permalink } = record;
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
      `- Status: ${STATUS_WORDS[effectiveStatus]}`,
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
