/**
 * Images for link previews: one for each record, `/adr/12/card.png`, and one for the site, `/card.png`. Previews ask
 * for whole addresses, so there are none if the site URL is not known.
 */

import {
  blend,
  type Colour,
  type Coverage,
  clearCanvas,
  createCanvas,
  createPathOutline,
  encodePng,
  fillBox,
  type Outline,
  placeOutline,
  type Ramp,
  rasterize,
} from '../draw/rasterize.ts';
import { createTextSetter, openFont, type TextSetter, toRenderableText } from '../draw/text-layout.ts';
import { loadMessages } from '../messages/catalogs.ts';
import type { Messages } from '../messages/messages.ts';
import type { Status } from '../model/record.ts';
import { COLOURS, DRAFT_RING, STATUS_SHAPES } from '../model/statuses.ts';
import { getPackageFile } from '../shared/package.ts';
import { wrapWords } from '../shared/text-width.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../site/types.ts';
import { countByStatus } from '../site/view/decision-list.ts';
import { CARD_FILE, CARD_SIZE } from '../site/view/metadata.ts';
import { formatRecordLabel, formatStatusSentence, toPlainTitle } from '../site/view/record-name.ts';
import { getShownCollection, listWholeSuccessors } from '../site/view/relations.ts';
import type { Output, OutputInput } from './types.ts';

export function listSocialImages({ log, site, pages }: OutputInput): Output[] {
  if (!site.cards) return [];
  const messages = createDrawnMessages(pages.messages);
  return [
    { path: `/${CARD_FILE}`, make: () => drawSocialCard(createSiteCard(log, site, messages)) },
    ...log.records.map((record) => ({
      path: record.permalink + CARD_FILE,
      make: () => drawSocialCard(createRecordCard(record, log, site, messages)),
    })),
  ];
}

/** The words of the site; English where the font lacks their letters. */
function createDrawnMessages(messages: Messages): Messages {
  const words = messages.t('status.accepted') + messages.date('2026-05');
  return toRenderableText(words, loadCardFonts().text.has) === null ? loadMessages('en') : messages;
}

export function createRecordCard(
  entry: RecordEntry,
  log: SiteLog,
  site: SiteInfo,
  messages: Messages,
): SocialCard {
  const { t } = messages;
  const { date } = entry;
  const collection = getShownCollection(entry.collection, log)?.name;
  return {
    above: collection === undefined ? site.title : t('card.above', { site: site.title, collection }),
    label: formatRecordLabel(entry),
    title: toPlainTitle(entry.title),
    status: entry.currentStatus,
    words: formatStatusSentence(entry, log, messages),
    date:
      date === null
        ? null
        : t(entry.effectiveStatus === 'pending' ? 'card.dated' : 'card.decided', {
            date: messages.date(date),
          }),
    more: findSuccessorTitle(entry, log),
    sentence: entry.summary,
  };
}

/** The title of what replaced a record, where that is one record. */
function findSuccessorTitle(entry: RecordEntry, { byId }: SiteLog): string | null {
  if (entry.currentStatus !== 'superseded') return null;
  const titles = listWholeSuccessors(entry).map(({ target }) =>
    target === null ? null : byId.get(target)?.title,
  );
  const [first, ...rest] = new Set(titles);
  return first == null || rest.length > 0 ? null : toPlainTitle(first);
}

export function createSiteCard({ records }: SiteLog, site: SiteInfo, { t, list }: Messages): SocialCard {
  const [first, ...others] = countByStatus(records).map(({ slug, count }) =>
    t(`log.tally.${slug}`, { count }),
  );
  const hasStatuses = records.some(({ effectiveStatus }) => effectiveStatus !== 'unknown');
  return {
    above: t('card.decisions', { count: records.length }),
    label: null,
    title: site.title,
    status: null,
    words: hasStatuses ? (first ?? '') : '',
    date: null,
    more: others.length === 0 ? null : list(others),
    sentence: site.description === '' ? null : site.description,
  };
}

export interface SocialCard {
  /** Title of the site, above. */
  above: string;
  /** `ADR-12`; null for a record without a number. */
  label: string | null;
  title: string;
  /** Null for the site's own card. */
  status: Status | null;
  /** `Superseded by ADR-31`; for the site: how many decisions are in force. */
  words: string;
  /** `Decided 4 March 2026` */
  date: string | null;
  /** Below them: the title of the successor; of the site, how many decisions have the other statuses. */
  more: string | null;
  /** What was decided, below the title. */
  sentence: string | null;
}

interface CardFonts {
  text: TextSetter;
  strong: TextSetter;
}

let opened: CardFonts | undefined;

/** @throws where the font's files are missing */
export function loadCardFonts(): CardFonts {
  opened ??= { text: createTextSetter(loadFont(400)), strong: createTextSetter(loadFont(600)) };
  return opened;
}

function loadFont(weight: 400 | 600) {
  const name = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
  return openFont(
    ['latin', 'latin-ext'].map((part) => getPackageFile(`${name}-${part}-${weight}-normal.woff`)),
  );
}

const MARGIN = 80;
const ROOM = CARD_SIZE.width - MARGIN * 2;

/** From the largest on, the first that the title fits into; the last cuts it. */
const TITLES = [
  { size: 76, leading: 86, lines: 2 },
  { size: 62, leading: 72, lines: 3 },
  { size: 52, leading: 62, lines: 4 },
];
/** Where the decision's sentence is below the title. */
const SHORTER_TITLES = [
  { size: 62, leading: 70, lines: 2 },
  { size: 50, leading: 58, lines: 3 },
];
/** Room for number and title, between the name of the site and the line above the status, or the sentence. */
const TITLE_BOX = { top: 138, bottom: 440 };
const SENTENCE = { size: 32, leading: 42, lines: 2, bottom: 440 };

/**
 * The table of colours: paper, then steps towards each of the others, sixteen in all. Four or five steps make edges
 * that look smooth at the size of a card.
 */
const RAMPS = { ink: [1, 2, 3, 4, 5], soft: [6, 7, 8, 9], status: [10, 11, 12, 13, 14] } satisfies Record<
  string,
  Ramp
>;
const LINE = 15;

/** One for all cards, which are drawn one after the other. */
const canvas = createCanvas(CARD_SIZE.width, CARD_SIZE.height);

export function drawSocialCard(card: SocialCard): Uint8Array {
  clearCanvas(canvas);
  const fonts = loadCardFonts();
  const { text } = fonts;
  drawLine(text, card.above, { y: 100, size: 32, ramp: RAMPS.soft });
  const lines = wrapSentence(card, text);
  drawTitle(card, fonts, SENTENCE.bottom - lines.length * SENTENCE.leading);
  for (const [at, words] of lines.entries())
    text.draw(canvas, words, {
      x: MARGIN,
      y: SENTENCE.bottom - (lines.length - 1 - at) * SENTENCE.leading,
      size: SENTENCE.size,
      ramp: RAMPS.soft,
    });
  fillBox(canvas, { x: MARGIN, y: 468, width: ROOM, height: 2 }, LINE);
  const y = card.more === null ? 546 : 530;
  let x = MARGIN;
  if (card.status !== null) {
    const mark = drawStatusMark(card.status);
    if (mark !== null) blend(canvas, mark, RAMPS.status, x, y - 33);
    x += 54;
  }
  const end = drawLine(text, card.words, { x, y, size: 40, ramp: RAMPS.status });
  if (card.date !== null) {
    const width = text.measureWidth(card.date, 32);
    const right = CARD_SIZE.width - MARGIN - width;
    if (right > end + 30) text.draw(canvas, card.date, { x: right, y, size: 32, ramp: RAMPS.soft });
  }
  if (card.more !== null) drawLine(text, card.more, { x, y: y + 50, size: 32, ramp: RAMPS.soft });
  return encodePng(canvas, createColours(card.status));
}

/** One line, cut where it does not fit; none for words that the font cannot render. Returns where it ends. */
function drawLine(
  setter: TextSetter,
  words: string,
  { x = MARGIN, ...at }: { x?: number; y: number; size: number; ramp: Ramp },
): number {
  const renderable = toRenderableText(words, setter.has);
  if (renderable === null) return x;
  const measureWidth = (character: string): number => setter.measureWidth(character, at.size);
  const [first = ''] = wrapWords(renderable, { room: CARD_SIZE.width - MARGIN - x, lines: 1, measureWidth });
  return setter.draw(canvas, first, { x, ...at });
}

/** None if the font cannot render them. */
function wrapSentence({ sentence }: SocialCard, setter: TextSetter): string[] {
  const renderable = sentence === null ? null : toRenderableText(sentence, setter.has);
  if (renderable === null) return [];
  const measureWidth = (character: string): number => setter.measureWidth(character, SENTENCE.size);
  return wrapWords(renderable, { room: ROOM, lines: SENTENCE.lines, measureWidth });
}

/** The number above the title; alone where the font cannot render the title. */
function drawTitle({ label, title }: SocialCard, { text, strong }: CardFonts, bottom: number): void {
  const renderable = toRenderableText(title, strong.has);
  const height = bottom - TITLE_BOX.top;
  if (renderable === null) {
    if (label !== null)
      strong.draw(canvas, label, {
        x: MARGIN,
        y: TITLE_BOX.top + height / 2 + 50,
        size: 132,
        ramp: RAMPS.ink,
      });
    return;
  }
  const { lines, size, leading } = fitTitle(
    renderable,
    strong,
    bottom < TITLE_BOX.bottom ? SHORTER_TITLES : TITLES,
  );
  const above = label === null ? 0 : 58;
  let y = TITLE_BOX.top + Math.round((height - above - lines.length * leading) / 2);
  if (label !== null) text.draw(canvas, label, { x: MARGIN, y: y + 40, size: 40, ramp: RAMPS.soft });
  y += above + Math.round(leading * 0.82);
  for (const words of lines) {
    strong.draw(canvas, words, { x: MARGIN, y, size, ramp: RAMPS.ink });
    y += leading;
  }
}

function fitTitle(
  title: string,
  setter: TextSetter,
  sizes: typeof TITLES,
): { lines: string[]; size: number; leading: number } {
  let last = { lines: [title], size: 0, leading: 0 };
  for (const { size, leading, lines: most } of sizes) {
    const measureWidth = (character: string): number => setter.measureWidth(character, size);
    last = { lines: wrapWords(title, { room: ROOM, lines: most, measureWidth }), size, leading };
    if (!last.lines.at(-1)?.endsWith('…') || title.endsWith('…')) break;
  }
  return last;
}

const marks = new Map<Status, Coverage | null>();

function drawStatusMark(status: Status): Coverage | null {
  const known = marks.get(status);
  if (known !== undefined) return known;
  const mark = rasterize(placeOutline(getStatusOutline(status), { scale: 2.7 }));
  marks.set(status, mark);
  return mark;
}

function getStatusOutline(status: Status): Outline {
  if (status !== 'draft') return createPathOutline(STATUS_SHAPES[status]);
  const { x, y, radius, dots, dot } = DRAFT_RING;
  const circle = createPathOutline(
    `M0 ${-dot}a${dot} ${dot} 0 1 1 0 ${dot * 2}A${dot} ${dot} 0 1 1 0 ${-dot}z`,
  );
  return Array.from({ length: dots }, (_, at) => {
    const angle = (at / dots) * 2 * Math.PI;
    return placeOutline(circle, {
      scale: 1,
      x: x + radius * Math.cos(angle),
      y: y + radius * Math.sin(angle),
    });
  }).flat();
}

const tables = new Map<Status | null, Colour[]>();

/** Colours of the light theme: an image cannot follow the theme of the app that shows it. */
function createColours(status: Status | null): Colour[] {
  const known = tables.get(status);
  if (known !== undefined) return known;
  const { paper, ink: black, soft, line: rule, status: of } = COLOURS.light;
  const from = parseHexColour(paper);
  const table = [
    from,
    ...createColourSteps(from, parseHexColour(black), RAMPS.ink.length),
    ...createColourSteps(from, parseHexColour(soft), RAMPS.soft.length),
    ...createColourSteps(from, parseHexColour(of[status ?? 'accepted']), RAMPS.status.length),
    parseHexColour(rule),
  ];
  tables.set(status, table);
  return table;
}

function createColourSteps(from: Colour, to: Colour, count: number): Colour[] {
  const mixed = (at: number, part: 0 | 1 | 2): number =>
    Math.round(from[part] + ((to[part] - from[part]) * (at + 1)) / count);
  return Array.from({ length: count }, (_, at): Colour => [mixed(at, 0), mixed(at, 1), mixed(at, 2)]);
}

function parseHexColour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
