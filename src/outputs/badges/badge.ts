/** One badge as SVG: what the record is called, and its status as shape, words and colour. */
import type { Status } from '../../model/record.ts';
import { xmlElement, xmlText, xmlWords } from '../../shared/xml.ts';
import { BADGE_HEIGHT, type BadgeLook } from '../../site/view/badges.ts';
import { COLOURS, type Colours, DRAFT_RING, STATUS_SHAPES } from '../../site/view/statuses.ts';
import { FAMILY, widthOf } from './widths.ts';

export interface Badge {
  /** `ADR-12` */
  label: string;
  /** `superseded by ADR-31` */
  words: string;
  status: Status;
  /** All of it in words, for those who listen or point at it. */
  title: string;
}

/** What a part of the badge is painted with. */
type Paint = 'ground' | 'sheet' | 'edge' | 'ink' | 'status';
type Paints = Record<Paint, string>;

const SIZE = 12;
const BASELINE = 15.2;
const PADDING = 8;
const MARK = { size: 14, scale: 0.86, gap: 5 };
/** Signs after which a name is cut; a badge stands in a line of text. */
const LONGEST = 48;

const PLAIN: Paints = {
  ground: '#ffffff',
  sheet: '#ffffff',
  edge: '#1b1a17',
  ink: '#1b1a17',
  status: '#1b1a17',
};

export function badgeSvg(badge: Badge, look: BadgeLook): string {
  const label = cut(badge.label);
  const words = cut(badge.words);
  const paints =
    look === 'plain' ? PLAIN : paintsOf(COLOURS[look === 'dark' ? 'dark' : 'light'], badge.status);
  const split = widthOf(label, SIZE) + PADDING * 2;
  const mark = MARK.size * MARK.scale;
  const width = Math.ceil(split + PADDING + mark + MARK.gap + widthOf(words, SIZE) + PADDING);
  const part = (name: string, paint: Paint, attributes: Record<string, string>, fill = 'fill'): string =>
    xmlElement(name, {
      ...attributes,
      [fill]: paints[paint],
      ...(look === 'adaptive' ? { class: paint } : {}),
    });
  const text = (paint: Paint, x: number, said: string): string =>
    xmlElement(
      'text',
      {
        x: String(x),
        y: String(BASELINE),
        textLength: String(widthOf(said, SIZE)),
        lengthAdjust: 'spacingAndGlyphs',
        fill: paints[paint],
        class: look === 'adaptive' ? paint : null,
      },
      [xmlText(said)],
    );
  const right = width - 0.5;
  return xmlElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(width),
      height: String(BADGE_HEIGHT),
      viewBox: `0 0 ${width} ${BADGE_HEIGHT}`,
      role: 'img',
      'aria-label': badge.title,
    },
    [
      xmlWords('title', badge.title),
      look === 'adaptive' ? xmlElement('style', {}, [darkStyle(badge.status)]) : null,
      part('path', 'ground', { d: `M${split} .5H4.5a4 4 0 0 0-4 4v13a4 4 0 0 0 4 4H${split}z` }),
      part('path', 'sheet', { d: `M${split} .5H${right - 4}a4 4 0 0 1 4 4v13a4 4 0 0 1-4 4H${split}z` }),
      part(
        'path',
        'edge',
        {
          fill: 'none',
          d: `M${split} .5H4.5a4 4 0 0 0-4 4v13a4 4 0 0 0 4 4H${right - 4}a4 4 0 0 0 4-4v-13a4 4 0 0 0-4-4zv21`,
        },
        'stroke',
      ),
      xmlElement('g', { 'font-family': FAMILY, 'font-size': String(SIZE), direction: 'ltr' }, [
        text('ink', PADDING, label),
        text('status', round(split + PADDING + mark + MARK.gap), words),
      ]),
      xmlElement(
        'g',
        {
          transform: `translate(${round(split + PADDING)} ${round((BADGE_HEIGHT - mark) / 2)}) scale(${MARK.scale})`,
        },
        [shape(badge.status, part)],
      ),
    ],
  );
}

function shape(
  status: Status,
  part: (name: string, paint: Paint, attributes: Record<string, string>) => string,
): string {
  if (status !== 'draft') return part('path', 'status', { d: STATUS_SHAPES[status] });
  const { x, y, radius, dots, dot } = DRAFT_RING;
  return Array.from({ length: dots }, (_, at) => {
    const angle = (at / dots) * 2 * Math.PI;
    const [cx, cy] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)].map(round);
    return part('circle', 'status', { cx: String(cx), cy: String(cy), r: String(dot) });
  }).join('');
}

function paintsOf(colours: Colours, status: Status): Paints {
  const { wash, sheet, line, ink } = colours;
  return { ground: wash, sheet, edge: line, ink, status: colours.status[status] };
}

/** Colours stand in the attributes as well, for readers of pictures that know no styles. */
function darkStyle(status: Status): string {
  const rules = Object.entries(paintsOf(COLOURS.dark, status)).map(
    ([paint, colour]) => `.${paint}{${paint === 'edge' ? 'stroke' : 'fill'}:${colour}}`,
  );
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}

function cut(words: string): string {
  const signs = [...words.replace(/\s+/g, ' ').trim()];
  return signs.length <= LONGEST
    ? signs.join('')
    : `${signs
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
