/** The text and address of the badge of a record. */

import type { MessageKey, Messages } from '../../messages/messages.ts';
import { encodeSign } from '../../shared/addresses.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { escapeMarkdown } from './copy-formats.ts';
import { formatLabelledTitle, formatRecordLabel, formatStatusSentence, toPlainTitle } from './record-name.ts';

/** In px: a badge goes into a line of text. */
export const BADGE_HEIGHT = 22;

/** `/adr/12/badge.svg` */
export function toBadgePath(permalink: string): string {
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

export function getBadgeWords(entry: RecordEntry, log: SiteLog, messages: Messages): BadgeWords {
  const status = formatStatusSentence(entry, log, messages);
  return {
    label: formatRecordLabel(entry) ?? toPlainTitle(entry.title),
    words: status,
    title: messages.t('record.badge-title', { record: formatLabelledTitle(entry), status }),
  };
}

interface BadgeSubject {
  /** `Status of ADR-12: Use a job queue`, for those who cannot see the image. */
  alt: string;
  /** Whole addresses, percent-encoded. */
  page: string;
  badge: string;
}

interface BadgeFormat {
  key: string;
  label: MessageKey;
  /** Where it is understood. */
  where: MessageKey;
  text: (subject: BadgeSubject) => string;
}

/**
 * The alternative text names the record but not its status: pasted text does not change,
 * and the status may change.
 */
export const BADGE_FORMATS: readonly BadgeFormat[] = [
  {
    key: 'markdown',
    label: 'badges.markdown',
    where: 'badges.markdown-where',
    text: ({ alt, page, badge }) =>
      `[![${escapeMarkdown(toOneLine(alt))}](${badge.replace(/[()]/g, encodeSign)})](${page.replace(/[()]/g, encodeSign)})`,
  },
  {
    key: 'html',
    label: 'badges.html',
    where: 'badges.html-where',
    text: ({ alt, page, badge }) =>
      `<a href="${escapeHtml(page)}"><img src="${escapeHtml(badge)}" alt="${escapeHtml(toOneLine(alt))}" height="${BADGE_HEIGHT}"></a>`,
  },
  {
    key: 'asciidoc',
    label: 'badges.asciidoc',
    where: 'badges.asciidoc-where',
    text: ({ alt, page, badge }) =>
      `image:${badge.replace(/[[\]]/g, encodeSign)}["${toOneLine(alt).replace(/["\\\]]/g, '\\$&')}",link="${page}"]`,
  },
  {
    key: 'wiki',
    label: 'badges.wiki',
    where: 'badges.wiki-where',
    text: ({ page, badge }) =>
      `[!${badge.replace(/[[\]|!]/g, encodeSign)}!|${page.replace(/[[\]|]/g, encodeSign)}]`,
  },
];

function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
