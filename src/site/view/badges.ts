/** The badge of a record: what it says, and where it is. */

import type { Messages } from '../../messages/messages.ts';
import { encodedSign } from '../../shared/addresses.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { escapedMarkdown } from './copy-formats.ts';
import { labelledTitle, plainTitle, recordLabel, statusSentence } from './record-name.ts';

/** In px: a badge goes into a line of text. */
export const BADGE_HEIGHT = 22;

/** `/adr/12/badge.svg` */
export function badgePath(permalink: string): string {
  return `${permalink}badge.svg`;
}

export interface BadgeWords {
  /** `ADR-12` */
  label: string;
  /** `Superseded by ADR-31` */
  words: string;
  /** All of it in words, for screen readers and tooltips. */
  title: string;
}

export function badgeWords(entry: RecordEntry, log: SiteLog, messages: Messages): BadgeWords {
  const status = statusSentence(entry, log, messages);
  return {
    label: recordLabel(entry) ?? plainTitle(entry.title),
    words: status,
    title: messages.t('record.badge-title', { record: labelledTitle(entry), status }),
  };
}

interface BadgeSubject {
  /** `ADR-12: Use a job queue`. */
  name: string;
  /** Whole addresses, percent-encoded. */
  page: string;
  badge: string;
}

interface BadgeFormat {
  key: string;
  label: string;
  /** Where it is understood. */
  where: string;
  text: (subject: BadgeSubject) => string;
}

/**
 * The words for those who cannot see the picture name the record and not its status: they stay as they are pasted,
 * and the status may change.
 */
export const BADGE_FORMATS: readonly BadgeFormat[] = [
  {
    key: 'markdown',
    label: 'Markdown',
    where: 'READMEs, pull requests, GitHub, GitLab, Azure DevOps',
    text: ({ name, page, badge }) =>
      `[![${escapedMarkdown(oneLine(name))}](${badge.replace(/[()]/g, encodedSign)})](${page.replace(/[()]/g, encodedSign)})`,
  },
  {
    key: 'html',
    label: 'HTML',
    where: 'web pages, and Markdown that takes HTML',
    text: ({ name, page, badge }) =>
      `<a href="${escapeHtml(page)}"><img src="${escapeHtml(badge)}" alt="${escapeHtml(oneLine(name))}" height="${BADGE_HEIGHT}"></a>`,
  },
  {
    key: 'asciidoc',
    label: 'AsciiDoc',
    where: 'Asciidoctor, Antora',
    text: ({ name, page, badge }) =>
      `image:${badge.replace(/[[\]]/g, encodedSign)}["${oneLine(name).replace(/["\\\]]/g, '\\$&')}",link="${page}"]`,
  },
  {
    key: 'wiki',
    label: 'Jira and Confluence',
    where: 'wiki markup; where the host may show pictures from elsewhere',
    text: ({ page, badge }) =>
      `[!${badge.replace(/[[\]|!]/g, encodedSign)}!|${page.replace(/[[\]|]/g, encodedSign)}]`,
  },
];

function oneLine(name: string): string {
  return `Status of ${name}`.replace(/\s+/g, ' ').trim();
}
