/**
 * The status of every record as a small picture for READMEs, tickets and wikis: `/adr/12/badge.svg`. It follows the
 * reader's colour scheme, and says the same by shape and words as by colour.
 */
import type { Status } from '../model/record.ts';
import { COLOURS, type Colours, DRAFT_RING, STATUS_SHAPES } from '../model/statuses.ts';
import { measureBy } from '../shared/text-width.ts';
import { xmlElement, xmlText, xmlWords } from '../shared/xml.ts';
import { BADGE_HEIGHT, type BadgeWords, badgePath, badgeWords } from '../site/view/badges.ts';
import type { Output, OutputInput } from './types.ts';

export function badges({ log, pages: { messages } }: OutputInput): Output[] {
  return log.records.map((record) => ({
    path: badgePath(record.permalink),
    make: () => badgeSvg({ ...badgeWords(record, log, messages), status: record.currentStatus }),
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

export function badgeSvg({ label, words, status, title }: Badge): string {
  const [left, right] = [cut(label), cut(words)];
  // attributes hold the light colours, for viewers of pictures that ignore styles
  const paints = paintsOf(COLOURS.light, status);
  const split = widthOf(left, SIZE) + PADDING * 2;
  const mark = MARK.size * MARK.scale;
  const wordsX = round(split + PADDING + mark + MARK.gap);
  const width = Math.ceil(split + PADDING + mark + MARK.gap + widthOf(right, SIZE) + PADDING);
  const edge = width - 4.5;
  const path = (paint: Paint, d: string): string =>
    xmlElement('path', { d, fill: paints[paint], class: paint });
  const text = (paint: Paint, x: number, content: string): string =>
    xmlElement(
      'text',
      {
        x: String(x),
        y: String(BASELINE),
        textLength: String(widthOf(content, SIZE)),
        lengthAdjust: 'spacingAndGlyphs',
        fill: paints[paint],
        class: paint,
      },
      [xmlText(content)],
    );
  return xmlElement(
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
      xmlWords('title', title),
      xmlElement('style', {}, [darkStyle(status)]),
      path('ground', `M${split} .5H4.5a4 4 0 0 0-4 4v13a4 4 0 0 0 4 4H${split}z`),
      path('sheet', `M${split} .5H${edge}a4 4 0 0 1 4 4v13a4 4 0 0 1-4 4H${split}z`),
      xmlElement('path', {
        d: `M${split} .5H4.5a4 4 0 0 0-4 4v13a4 4 0 0 0 4 4H${edge}a4 4 0 0 0 4-4v-13a4 4 0 0 0-4-4zv21`,
        fill: 'none',
        stroke: paints.edge,
        class: 'edge',
      }),
      xmlElement('g', { 'font-family': FAMILY, 'font-size': String(SIZE), direction: 'ltr' }, [
        text('ink', PADDING, left),
        text('status', wordsX, right),
      ]),
      xmlElement(
        'g',
        {
          transform: `translate(${round(split + PADDING)} ${round((BADGE_HEIGHT - mark) / 2)}) scale(${MARK.scale})`,
          fill: paints.status,
          class: 'status',
        },
        [statusShape(status)],
      ),
    ],
  );
}

function statusShape(status: Status): string {
  if (status !== 'draft') return xmlElement('path', { d: STATUS_SHAPES[status] });
  const { x, y, radius, dots, dot } = DRAFT_RING;
  return Array.from({ length: dots }, (_, at) => {
    const angle = (at / dots) * 2 * Math.PI;
    const [cx, cy] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)].map(round);
    return xmlElement('circle', { cx: String(cx), cy: String(cy), r: String(dot) });
  }).join('');
}

function paintsOf(
  { wash, sheet, line, ink, status: colours }: Colours,
  status: Status,
): Record<Paint, string> {
  return { ground: wash, sheet, edge: line, ink, status: colours[status] };
}

function darkStyle(status: Status): string {
  const rules = Object.entries(paintsOf(COLOURS.dark, status)).map(
    ([paint, colour]) => `.${paint}{${paint === 'edge' ? 'stroke' : 'fill'}:${colour}}`,
  );
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}

function cut(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  if (characters.length <= LONGEST) return characters.join('');
  return `${characters
    .slice(0, LONGEST - 1)
    .join('')
    .trimEnd()}…`;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}

const FAMILY = 'Arial,Helvetica,Liberation Sans,sans-serif';

/** Widths that these three have in common; one of them is on nearly every machine. */
const inThousandths = measureBy([
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
export function widthOf(text: string, size: number): number {
  return Math.round((inThousandths(text) * size) / 100) / 10;
}
