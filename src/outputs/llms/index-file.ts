/**
 * The log for language models: `/llms.txt`, as https://llmstxt.org asks. What holds comes first, each record with a line
 * on what was decided; what no longer holds comes last, under the name by which readers short of room leave it out.
 */
import { beside, published } from '../../shared/addresses.ts';
import type { RecordEntry } from '../../site/types.ts';
import { markdownLink, markdownWords } from '../../site/view/copy-formats.ts';
import { formatDate } from '../../site/view/dates.ts';
import { recordName } from '../../site/view/record-name.ts';
import { counted, STATUS_WORDS } from '../../site/view/statuses.ts';
import type { Output, OutputInput } from '../types.ts';

export function llmsIndex(input: OutputInput): Output[] {
  return [
    {
      path: '/llms.txt',
      make: () => llmsText(input),
    },
  ];
}

const SECTIONS: { heading: string; standings: RecordEntry['standing'][] }[] = [
  { heading: 'In force', standings: ['in force'] },
  { heading: 'Not decided yet', standings: ['open'] },
  { heading: 'Without a status', standings: ['unknown'] },
  { heading: 'Optional', standings: ['closed'] },
];

function llmsText(input: OutputInput): string {
  const { site, log } = input;
  const several = log.collections.length > 1;
  const sections = SECTIONS.flatMap(({ heading, standings }) => {
    const lines = log.collections.flatMap(({ key, name }) =>
      log.records
        .filter(({ collection, standing }) => collection === key && standings.includes(standing))
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
  const { permalink, standing, effectiveStatus, inForceNow, date, summary } = record;
  const now = inForceNow.flatMap((id) => log.byId.get(id) ?? []).map(recordName);
  const notes = [
    ...(collection === null ? [] : [collection]),
    // the heading says it of the others
    ...(standing === 'closed' ? [STATUS_WORDS[effectiveStatus]] : []),
    ...(date === null ? [] : [formatDate(date)]),
    ...(now.length === 0 ? [] : [`in force now: ${now.join('; ')}`]),
  ].join(', ');
  const said = [notes === '' ? '' : `${notes}.`, summary ?? ''].filter((words) => words !== '').join(' ');
  const link = markdownLink(recordName(record), published(site, beside(permalink, '.md')));
  return said === '' ? `- ${link}` : `- ${link}: ${markdownWords(said)}`;
}
