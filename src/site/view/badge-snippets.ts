/** A badge as other tools write pictures that are links. Used in the page and, for any record, in the browser. */

import { encodedSign } from '../../shared/addresses.ts';
import { escapeHtml } from '../../shared/escape.ts';
import { BADGE_HEIGHT } from './badges.ts';
import { escapedMarkdown } from './copy-formats.ts';

export interface BadgeSubject {
  /** `ADR-12: Use a job queue`. */
  name: string;
  /** Whole addresses, percent-encoded. */
  page: string;
  badge: string;
}

export interface BadgeFormat {
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
      `[![${escapedMarkdown(words(name))}](${badge.replace(/[()]/g, encodedSign)})](${page.replace(/[()]/g, encodedSign)})`,
  },
  {
    key: 'html',
    label: 'HTML',
    where: 'web pages, and Markdown that takes HTML',
    text: ({ name, page, badge }) =>
      `<a href="${escapeHtml(page)}"><img src="${escapeHtml(badge)}" alt="${escapeHtml(words(name))}" height="${BADGE_HEIGHT}"></a>`,
  },
  {
    key: 'asciidoc',
    label: 'AsciiDoc',
    where: 'Asciidoctor, Antora',
    text: ({ name, page, badge }) =>
      `image:${badge.replace(/[[\]]/g, encodedSign)}["${words(name).replace(/["\\\]]/g, '\\$&')}",link="${page}"]`,
  },
  {
    key: 'wiki',
    label: 'Jira and Confluence',
    where: 'wiki markup; where the host may show pictures from elsewhere',
    text: ({ page, badge }) =>
      `[!${badge.replace(/[[\]|!]/g, encodedSign)}!|${page.replace(/[[\]|]/g, encodedSign)}]`,
  },
];

function words(name: string): string {
  return `Status of ${name}`.replace(/\s+/g, ' ').trim();
}
