/**
 * The status of every record as a small image for READMEs, tickets and wikis: `/adr/12/badge.svg`. It follows the
 * reader's colour scheme, and says the same by shape and words as by colour.
 */
import type { Status } from '../model/record.ts';
import { COLOURS, type Colours, DRAFT_RING, STATUS_SHAPES } from '../model/statuses.ts';
import { createMeasure } from '../shared/text-width.ts';
import { createXmlElement, createXmlText, escapeXml } from '../shared/xml.ts';
import { BADGE_HEIGHT, type BadgeWords, getBadgeWords, toBadgePath } from '../site/view/badges.ts';
import type { Output, OutputInput } from './types.ts';

export function listBadges({ log, pages: { messages } }: OutputInput): Output[] {
  return log.records.map((record) => ({
    path: toBadgePath(record.permalink),
    make: () => createBadgeSvg({ ...getBadgeWords(record, log, messages), status: record.currentStatus }),
  }));
}

export interface Badge extends BadgeWords {
  status: Status;
}

/** What a part of the badge is painted with. */
type Paint = 'ground' | 'sheet' | 'edge' | 'ink' | 'status';

const SIZE = 12;
const BASELINE = 15.2;
const PADDING = 8;
const MARK = { size: 14, scale: 0.86, gap: 5 };
/** Characters after which a name is cut: a badge goes into a line of text. */
const LONGEST = 48;

export function createBadgeSvg({ label, words, status, title }: Badge): string {
  const [left, right] = [cutWords(label), cutWords(words)];
  // attributes have the light colours, for viewers that ignore styles
  const paints = getPaints(COLOURS.light, status);
  const split = measureBadgeWidth(left, SIZE) + PADDING * 2;
  const mark = MARK.size * MARK.scale;
  const wordsX = roundPx(split + PADDING + mark + MARK.gap);
  const width = Math.ceil(split + PADDING + mark + MARK.gap + measureBadgeWidth(right, SIZE) + PADDING);
  const edge = width - 4.5;
  const path = (paint: Paint, d: string): string =>
    createXmlElement('path', { d, fill: paints[paint], class: paint });
  const text = (paint: Paint, x: number, content: string): string =>
    createXmlElement(
      'text',
      {
        x: String(x),
        y: String(BASELINE),
        textLength: String(measureBadgeWidth(content, SIZE)),
        lengthAdjust: 'spacingAndGlyphs',
        fill: paints[paint],
        class: paint,
      },
      [escapeXml(content)],
    );
  return createXmlElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(width),
      height: String(BADGE_HEIGHT),
      viewBox: `0 0 ${width} ${BADGE_HEIGHT}`,
      role: 'img',
      'aria-label': title,
    },
    [
      createXmlText('title', title),
      createXmlElement('style', {}, [createDarkStyle(status)]),
      path('ground', `M${split} .5H4.5a4 4 0 0 0-4 4v13a4 4 0 0 0 4 4H${split}z`),
      path('sheet', `M${split} .5H${edge}a4 4 0 0 1 4 4v13a4 4 0 0 1-4 4H${split}z`),
      createXmlElement('path', {
        d: `M${split} .5H4.5a4 4 0 0 0-4 4v13a4 4 0 0 0 4 4H${edge}a4 4 0 0 0 4-4v-13a4 4 0 0 0-4-4zv21`,
        fill: 'none',
        stroke: paints.edge,
        class: 'edge',
      }),
      createXmlElement('g', { 'font-family': FAMILY, 'font-size': String(SIZE), direction: 'ltr' }, [
        text('ink', PADDING, left),
        text('status', wordsX, right),
      ]),
      createXmlElement(
        'g',
        {
          transform: `translate(${roundPx(split + PADDING)} ${roundPx((BADGE_HEIGHT - mark) / 2)}) scale(${MARK.scale})`,
          fill: paints.status,
          class: 'status',
        },
        [createStatusShape(status)],
      ),
    ],
  );
}

function createStatusShape(status: Status): string {
  if (status !== 'draft') return createXmlElement('path', { d: STATUS_SHAPES[status] });
  const { x, y, radius, dots, dot } = DRAFT_RING;
  return Array.from({ length: dots }, (_, at) => {
    const angle = (at / dots) * 2 * Math.PI;
    const [cx, cy] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)].map(roundPx);
    return createXmlElement('circle', { cx: String(cx), cy: String(cy), r: String(dot) });
  }).join('');
}

function getPaints(
  { wash, sheet, line, ink, status: colours }: Colours,
  status: Status,
): Record<Paint, string> {
  return { ground: wash, sheet, edge: line, ink, status: colours[status] };
}

function createDarkStyle(status: Status): string {
  const rules = Object.entries(getPaints(COLOURS.dark, status)).map(
    ([paint, colour]) => `.${paint}{${paint === 'edge' ? 'stroke' : 'fill'}:${colour}}`,
  );
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}

function cutWords(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  if (characters.length <= LONGEST) return characters.join('');
  return `${characters
    .slice(0, LONGEST - 1)
    .join('')
    .trimEnd()}…`;
}

function roundPx(px: number): number {
  return Math.round(px * 10) / 10;
}

const FAMILY = 'Arial,Helvetica,Liberation Sans,sans-serif';

/** Widths that these three have in common; one of them is on nearly every machine. */
const inThousandths = createMeasure([
  [191, "'"],
  [222, 'ijl‘’'],
  [260, '|'],
  [278, ' !,./:;I[\\]ftÌÍÎÏìíîï·'],
  [333, '()-`r“”'],
  [355, '"'],
  [389, '*'],
  [500, 'Jcksvxyzçýÿ'],
  [556, '#$0123456789?L_abdeghnopquàáâãäåèéêëðñòóôõöùúûüþ–€'],
  [584, '+<=>~×'],
  [611, 'FTZßø'],
  [667, '&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞ'],
  [722, 'CDHNRUwÇÐÑÙÚÛÜ'],
  [778, 'GOQÒÓÔÕÖØ'],
  [833, 'Mm'],
  [889, '%æ'],
  [944, 'W'],
  [1000, 'Æ—…'],
  [1015, '@'],
]);

/** Width in px, to a tenth. */
export function measureBadgeWidth(text: string, size: number): number {
  return Math.round((inThousandths(text) * size) / 100) / 10;
}
