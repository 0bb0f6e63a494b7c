/**
 * The log for language models: `/llms.txt`, as https://llmstxt.org asks, and `/llms-full.txt` with what is in force as one
 * text. In the first, what is in force comes first, each record with a line on what was decided; what is not any more
 * comes last, under the heading that programs with little room leave out.
 */

import { toExportedParts } from '../export/export.ts';
import type { ExportedParts } from '../export/site-export.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { toPublishedUrl, toSiblingPath } from '../shared/addresses.ts';
import { sourceEnding } from '../shared/paths.ts';
import type { RecordEntry } from '../site/types.ts';
import { toMarkdownLink, toMarkdownWords } from '../site/view/copy-formats.ts';
import { formatRecordName } from '../site/view/record-name.ts';
import { listChanges } from '../site/view/relations.ts';
import type { Output, OutputInput } from './types.ts';

export function listLlmsFiles(input: OutputInput): Output[] {
  return [
    { path: '/llms.txt', make: () => createLlmsText(input) },
    { path: '/llms-full.txt', make: () => createFullText(input) },
  ];
}

/** In this order. `Optional` is the convention's own word, in every language. */
const SECTIONS: { heading: MessageKey | null; effectiveStatus: RecordEntry['effectiveStatus'] }[] = [
  { heading: 'effective-status.in-force', effectiveStatus: 'in force' },
  { heading: 'effective-status.pending', effectiveStatus: 'pending' },
  { heading: 'record.status-unknown', effectiveStatus: 'unknown' },
  { heading: null, effectiveStatus: 'no longer in force' },
];

function createLlmsText(input: OutputInput): string {
  const {
    site,
    log: { collections, records },
    pages: {
      messages: { t },
    },
  } = input;
  const several = collections.length > 1;
  const sections = SECTIONS.flatMap(({ heading, effectiveStatus }) => {
    const lines = collections.flatMap(({ key, name }) =>
      records
        .filter((record) => record.collection === key && record.effectiveStatus === effectiveStatus)
        .map((record) => createLine(record, several ? name : null, input)),
    );
    return lines.length === 0
      ? []
      : [`## ${heading === null ? 'Optional' : t(heading)}\n\n${lines.join('\n')}`];
  });
  const description = toMarkdownWords(site.description);
  const intro = several ? 'llms.intro-collections' : 'llms.intro';
  return `${[
    `# ${toMarkdownWords(site.title)}`,
    ...(description === '' ? [] : [`> ${description}`]),
    [
      t(intro, { count: records.length, collections: collections.length }),
      t('llms.guide'),
      t('llms.see-also', {
        full: toMarkdownLink(t('llms.full'), toPublishedUrl(site, '/llms-full.txt')),
        json: toMarkdownLink(t('llms.json'), toPublishedUrl(site, '/log.json')),
      }),
    ].join(' '),
    ...sections,
  ].join('\n\n')}\n`;
}

function createLine(
  record: RecordEntry,
  collection: string | null,
  { site, log, pages }: OutputInput,
): string {
  const { permalink, effectiveStatus, currentStatus, inForceNow, date, summary } = record;
  const { messages } = pages;
  const { t } = messages;
  const now = inForceNow.flatMap((id) => log.byId.get(id) ?? []).map(formatRecordName);
  const notes = [
    ...(collection === null ? [] : [collection]),
    // the heading says so for the others
    ...(effectiveStatus === 'no longer in force' ? [t(`status.${currentStatus}`)] : []),
    ...(date === null ? [] : [messages.date(date)]),
    ...(now.length === 0 ? [] : [t('site.in-force-now', { records: messages.list(now) })]),
  ].join(' · ');
  const said = [notes, summary ?? ''].filter((words) => words !== '').join(' – ');
  const link = toMarkdownLink(
    formatRecordName(record),
    toPublishedUrl(site, toSiblingPath(permalink, sourceEnding(record.path))),
  );
  return said === '' ? `- ${link}` : `- ${link}: ${toMarkdownWords(said)}`;
}

function createFullText(input: OutputInput): string {
  const { site, log, pages } = input;
  const { t } = pages.messages;
  const inForce = log.records.filter((record) => record.effectiveStatus === 'in force');
  const unknown = log.records.filter((record) => record.effectiveStatus === 'unknown');
  const rest = log.records.length - inForce.length - unknown.length;
  return `${[
    `# ${t('llms.full-title', { site: toMarkdownWords(site.title) })}`,
    [
      t('llms.full-intro', { count: inForce.length }),
      ...(rest === 0 ? [] : [t('llms.full-others', { count: rest })]),
      t('llms.full-parts'),
    ].join(' '),
    ...inForce.map((record) => createSection(record, input)),
    // readers decide whether they are in force
    ...(unknown.length === 0 ? [] : [`# ${t('record.status-unknown')}`]),
    ...unknown.map((record) => createSection(record, input)),
  ].join('\n\n')}\n`;
}

function createSection(record: RecordEntry, { site, log, getParts, pages }: OutputInput): string {
  const { id, collection, currentStatus, date, summary, permalink, affects, fields } = record;
  const { messages } = pages;
  const { t } = messages;
  const anatomy = getParts(id);
  const parts = anatomy === null ? null : toExportedParts(anatomy);
  const changes = listChanges(record, log)
    .filter(({ of }) => of === 'this')
    .map(({ type, record: other, text }) =>
      t(`relation.change.${type}`, { record: other === null ? text : formatRecordName(other) }),
    );
  const several = log.collections.length > 1;
  const name = log.collections.find(({ key }) => key === collection)?.name ?? collection;
  const fact = (key: MessageKey, value: string): string => `- ${t('llms.fact', { name: t(key), value })}`;
  return [
    `## ${toMarkdownWords(formatRecordName(record))}`,
    [
      ...(several ? [fact('fact.collection', toMarkdownWords(name))] : []),
      fact('fact.status', t(`status.${currentStatus}`)),
      fact('llms.date', date === null ? t('llms.no-date') : messages.date(date)),
      ...(affects.length === 0
        ? []
        : [fact('fact.affects', affects.map((path) => `\`${path}\``).join(', '))]),
      ...fields.flatMap(({ label, values, own }) =>
        own ? [`- ${t('llms.fact', { name: label, value: toMarkdownWords(values.join(', ')) })}`] : [],
      ),
      ...changes.map((words) => `- ${toMarkdownWords(words)}`),
      fact('llms.url', toPublishedUrl(site, permalink)),
    ].join('\n'),
    `### ${t('llms.decision')}\n\n${parts?.decision ?? summary ?? t('llms.no-decision')}`,
    ...listConsequences(parts, messages),
  ].join('\n\n');
}

const KINDS = ['positive', 'negative', 'neutral'] as const;

function listConsequences(parts: ExportedParts | null, { t }: Messages): string[] {
  if (parts === null) return [];
  const { consequences } = parts;
  const said = (name: string, value: string): string => t('llms.fact', { name, value });
  const items = [
    ...KINDS.flatMap((kind) => consequences[kind].map((text) => said(t(`llms.consequence.${kind}`), text))),
    ...consequences.risks.map(({ text, mitigation }) =>
      said(t('body.risk'), mitigation === null ? text : `${text}\n${said(t('body.mitigation'), mitigation)}`),
    ),
  ].map(toListItem);
  const all = [...consequences.other, items.join('\n')].filter((text) => text !== '').join('\n\n');
  return all === '' ? [] : [`### ${t('llms.consequences')}\n\n${all}`];
}

/** The author's Markdown, with its further lines kept inside the item. */
function toListItem(text: string): string {
  return `- ${text.replaceAll('\n', '\n  ')}`;
}
