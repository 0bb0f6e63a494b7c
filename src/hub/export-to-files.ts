/**
 * Records of an export that has no texts: of `cadre export`, or of a site that an older version built. Each becomes a
 * file with the facts that the export states.
 */
import { dump } from 'js-yaml';
import type { PublishedDecision } from './published-log.ts';

const RELATIONS: Partial<Record<PublishedDecision['relations'][number]['type'], string>> = {
  supersedes: 'supersedes',
  'superseded-by': 'superseded-by',
  amends: 'amends',
  'amended-by': 'amended-by',
  'depends-on': 'depends-on',
  'relates-to': 'relates-to',
};

export function writeFacts(decision: PublishedDecision): string {
  const { title, status, statusText, date, deciders, tags, summary, relations } = decision;
  const named = Object.entries(RELATIONS).flatMap(([type, field]) => {
    const targets = relations
      .filter((relation) => relation.type === type && relation.stated)
      .map(({ target, targetText }) => target ?? targetText);
    return targets.length === 0 ? [] : [[field, targets]];
  });
  const known = status === 'unknown' ? statusText : status;
  const facts = {
    ...(known === null ? {} : { status: known }),
    ...(date === null ? {} : { date }),
    ...(deciders.length === 0 ? {} : { deciders }),
    ...(tags.length === 0 ? {} : { tags }),
    ...Object.fromEntries(named),
  };
  const matter = Object.keys(facts).length === 0 ? '' : `---\n${dump(facts)}---\n\n`;
  return `${matter}# ${oneLine(title)}\n${summary === null ? '' : `\n${escapeMarkdown(oneLine(summary))}\n`}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
