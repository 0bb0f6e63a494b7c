/** A placed graph as an SVG: words and classes only, so that colours come from the stylesheet and nothing needs a script. */

import type { Messages } from '../messages/messages.ts';
import { DRAFT_RING, STATUS_SHAPES } from '../model/statuses.ts';
import { escapeHtml } from '../shared/text.ts';
import { MARK, round, TYPE, yearsIn } from './labels.ts';
import {
  EDGE_KINDS,
  type EdgeKind,
  type GraphNode,
  type GraphRecord,
  type Layout,
  type PlacedEdge,
  type PlacedNode,
  type Point,
} from './types.ts';

interface DrawOptions {
  /** Names the picture for those who do not see it. */
  title: string;
  /** One more sentence: what it shows, and where its text version is. */
  description: string;
  messages: Messages;
  /** Unique on the page. */
  id: string;
  /** Address of a record's page. */
  href: (record: GraphRecord) => string;
  /** Where a fold leads, by the id of the record it hangs on. */
  moreHref: (hub: string) => string;
  /** The record the picture is about. */
  focus?: string | undefined;
}

export function drawGraph(layout: Layout, options: DrawOptions): string {
  const { width, height, density } = layout;
  const names = namesOf(layout);
  const hubs = startsOf(layout);
  const edges = [...layout.edges].sort(
    (a, b) => EDGE_KINDS.indexOf(b.edge.kind) - EDGE_KINDS.indexOf(a.edge.kind),
  );
  return [
    `<svg class="graph graph-${density}" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}"`,
    ` role="group" aria-labelledby="${escapeHtml(options.id)}-title" aria-describedby="${escapeHtml(options.id)}-desc">`,
    `<title id="${escapeHtml(options.id)}-title">${escapeHtml(options.title)}</title>`,
    `<desc id="${escapeHtml(options.id)}-desc">${escapeHtml(options.description)}</desc>`,
    drawHere(layout, options.focus),
    `<g class="graph-axis" aria-hidden="true">${drawAxis(layout, options.messages)}</g>`,
    `<g class="graph-edges" aria-hidden="true">${edges.map((edge) => drawEdge(edge, names, hubs(edge))).join('')}</g>`,
    `<g class="graph-nodes">${layout.nodes.map((placed) => drawNode(placed, options)).join('')}</g>`,
    '</svg>',
  ].join('');
}

/** The id of the record that each node shows, or that a fold hangs on. */
function namesOf({ nodes }: Layout): Map<string, string> {
  return new Map(nodes.map(({ node }) => [node.id, node.kind === 'more' ? node.hub : node.record.id]));
}

/**
 * Which end a line is drawn from: the one where more of its kind meet. Dashes of lines that run together there then
 * lie on each other.
 */
function startsOf({ edges }: Layout): (placed: PlacedEdge) => 'start' | 'end' {
  const degrees = new Map<string, number>();
  const keys = ({ edge, target }: PlacedEdge) => {
    const [start, end] = target === 'end' ? [edge.from, edge.to] : [edge.to, edge.from];
    return [`out ${edge.kind} ${start}`, `in ${edge.kind} ${end}`] as const;
  };
  for (const placed of edges) for (const key of keys(placed)) degrees.set(key, (degrees.get(key) ?? 0) + 1);
  return (placed) => {
    const [out, into] = keys(placed);
    return (degrees.get(into) ?? 0) > (degrees.get(out) ?? 0) ? 'end' : 'start';
  };
}

function drawAxis({ density, ticks, width, height }: Layout, { t }: Messages): string {
  const words = ({ text }: { text: string }) => escapeHtml(text === '' ? t('graph.no-dates') : text);
  if (density === 'narrow') {
    return ticks
      .map(
        (tick) =>
          `<text class="graph-year" x="${width}" y="${round(tick.at + 5)}" text-anchor="end">${words(tick)}</text>`,
      )
      .join('');
  }
  const lines = ticks.map(({ rule }) =>
    rule === null ? '' : `<path class="graph-rule" d="M${round(rule)} 0V${round(height)}"/>`,
  );
  return (
    lines.join('') +
    ticks
      .map((tick) => `<text class="graph-year" x="${round(tick.at)}" y="16">${words(tick)}</text>`)
      .join('')
  );
}

/** What stands behind the words of the record that the picture is about, below all else. */
function drawHere({ nodes }: Layout, focus: string | undefined): string {
  const here = nodes.find(({ node }) => node.kind === 'record' && node.id === focus);
  if (here === undefined) return '';
  const { x, y, width, height } = here.label.box;
  return `<rect class="graph-here" x="${round(x - 4)}" y="${round(y - 1)}" width="${round(width + 8)}" height="${round(height + 4)}" rx="4"/>`;
}

function drawNode(placed: PlacedNode, options: DrawOptions): string {
  const { node, label } = placed;
  const { box } = label;
  const attributes = [
    `class="${classOf(node, options.focus)}"`,
    `href="${escapeHtml(hrefOf(node, options))}"`,
    `data-id="${escapeHtml(node.kind === 'more' ? node.hub : node.record.id)}"`,
  ];
  if (node.kind !== 'more' && node.record.id === options.focus) attributes.push('aria-current="true"');
  const left = Math.min(box.x, placed.x - 10);
  const top = Math.min(box.y, placed.y - 10 - placed.reach.above);
  const area = { width: box.x + box.width - left + 4, height: box.y + box.height - top };
  const hit = `<rect class="graph-hit" x="${round(left)}" y="${round(top)}" width="${round(area.width)}" height="${round(area.height)}" rx="4"/>`;
  return `<a ${attributes.join(' ')}><title>${escapeHtml(titleOf(node, options.messages))}</title>${hit}${drawStation(placed)}${drawMark(placed)}${drawWords(placed)}</a>`;
}

function classOf(node: GraphNode, focus: string | undefined): string {
  if (node.kind === 'more') return 'graph-node graph-more';
  const classes = ['graph-node', `graph-is-${node.record.effectiveStatus.replaceAll(' ', '-')}`];
  if (node.kind === 'elsewhere') classes.push('graph-elsewhere');
  if (node.record.id === focus) classes.push('graph-focus');
  return classes.join(' ');
}

function hrefOf(node: GraphNode, { href, moreHref }: DrawOptions): string {
  if (node.kind !== 'more') return href(node.record);
  return moreHref(node.hub);
}

function titleOf(node: GraphNode, { t, date: write }: Messages): string {
  if (node.kind === 'more') {
    const count = node.members.length;
    const years = yearsIn(node.members);
    return years === '' ? t('graph.group', { count }) : t('graph.group-of-years', { count, years });
  }
  const { number, title, date, of } = node.record;
  const values = {
    record: number === null ? title : `${number} ${title}`,
    status: t(`status.${node.record.status}`),
    date: date === null ? t('graph.no-date') : write(date, 'medium'),
  };
  return of === undefined ? t('graph.node', values) : t('graph.node-of', { ...values, collection: of });
}

function drawWords({ node, label }: PlacedNode): string {
  const { name, nameWidth, note, lines, of, box } = label;
  const baseline = box.y + TYPE.leading - 5;
  const words: string[] = [];
  if (name !== '') words.push(`<tspan class="graph-name" x="${round(box.x)}">${escapeHtml(name)}</tspan>`);
  if (note !== '') {
    const x = box.x + (name === '' ? 0 : nameWidth + TYPE.gap);
    const status = node.kind === 'more' ? '' : ` st-${node.record.status}`;
    words.push(`<tspan class="graph-note${status}" x="${round(x)}">${escapeHtml(note)}</tspan>`);
  }
  const head = `<text y="${round(baseline)}">${words.join('')}</text>`;
  const title = lines.map(
    (line, place) =>
      `<tspan x="${round(box.x)}" y="${round(baseline + (place + 1) * TYPE.leading)}">${escapeHtml(line)}</tspan>`,
  );
  const place =
    of === ''
      ? ''
      : `<text class="graph-of" x="${round(box.x)}" y="${round(baseline + (lines.length + 1) * TYPE.leading)}">${escapeHtml(of)}</text>`;
  return `${head}${title.length === 0 ? '' : `<text class="graph-title">${title.join(' ')}</text>`}${place}`;
}

// Lines with rounded bends, and what stands at their ends.

const RADIUS = 8;

/** Which end of a line has a sign, and which sign. A line of supersession leads to the successor. */
const SIGNS: Record<EdgeKind, { at: 'from' | 'to'; sign: 'arrow' | 'open' | 'bar' } | null> = {
  supersedes: { at: 'from', sign: 'arrow' },
  'partly-supersedes': { at: 'from', sign: 'arrow' },
  amends: { at: 'to', sign: 'bar' },
  'depends-on': { at: 'to', sign: 'open' },
  'relates-to': null,
};

/**
 * @param names the id of the record at each end
 * @param start the end that the line is drawn from
 */
function drawEdge(
  { edge, points, target }: PlacedEdge,
  names: Map<string, string>,
  start: 'start' | 'end' = 'start',
): string {
  const sign = SIGNS[edge.kind];
  const end = sign === null ? null : (sign.at === 'to') === (target === 'end') ? 'end' : 'start';
  const attributes = [
    `class="graph-edge graph-${edge.kind}"`,
    `data-type="${edge.kind}"`,
    `data-from="${escapeHtml(names.get(edge.from) ?? edge.from)}"`,
    `data-to="${escapeHtml(names.get(edge.to) ?? edge.to)}"`,
  ];
  const path = linePath(start === 'start' ? points : [...points].reverse());
  // A double line is a thick one with paper along its middle.
  const classes = edge.kind === 'amends' ? ['graph-line', 'graph-core'] : ['graph-line'];
  const line = classes.map((name) => `<path class="${name}" d="${path}"/>`).join('');
  const mark =
    sign === null || end === null ? '' : drawSign(sign.sign, end === 'end' ? points : [...points].reverse());
  return `<g ${attributes.join(' ')}>${line}${mark}</g>`;
}

/** The sign at the last of these points, which lies in the middle of a mark. */
function drawSign(sign: 'arrow' | 'open' | 'bar', points: Point[]): string {
  const [tip, from] = [points.at(-1), points.at(-2)];
  if (tip === undefined || from === undefined) return '';
  const [dx, dy] = [Math.sign(tip.x - from.x), Math.sign(tip.y - from.y)];
  /** A place `back` px before the mark and `aside` px beside the line. */
  const at = (back: number, aside: number) =>
    `${round(tip.x - dx * (MARK + back) - dy * aside)} ${round(tip.y - dy * (MARK + back) + dx * aside)}`;
  if (sign === 'arrow') return `<path class="graph-arrow" d="M${at(0, 0)}L${at(8, -4.5)}L${at(8, 4.5)}Z"/>`;
  if (sign === 'open') return `<path class="graph-open" d="M${at(6, -3.5)}L${at(0.5, 0)}L${at(6, 3.5)}"/>`;
  return `<path class="graph-bar" d="M${at(3, -4)}L${at(3, 4)}"/>`;
}

/** A path through level and upright pieces, each corner rounded as far as its pieces allow. */
export function linePath(points: Point[]): string {
  const corners = points.filter((point, place) => {
    const before = points[place - 1];
    return before === undefined || before.x !== point.x || before.y !== point.y;
  });
  const parts: string[] = [];
  corners.forEach((point, place) => {
    const [before, after] = [corners[place - 1], corners[place + 1]];
    if (before === undefined) parts.push(`M${round(point.x)} ${round(point.y)}`);
    else if (after === undefined) parts.push(`L${round(point.x)} ${round(point.y)}`);
    else {
      const radius = Math.min(RADIUS, length(before, point) / 2, length(point, after) / 2);
      const [enter, leave] = [towards(point, before, radius), towards(point, after, radius)];
      parts.push(
        `L${round(enter.x)} ${round(enter.y)}Q${round(point.x)} ${round(point.y)} ${round(leave.x)} ${round(leave.y)}`,
      );
    }
  });
  return parts.join('');
}

function length(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, far: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * far, y: from.y + Math.sign(to.y - from.y) * far };
}

// The marks of records: the shapes of the statuses, on the place where their lines meet.

/** The paper under a mark; where lines meet it side by side, a frame that holds them together. */
function drawStation({ x, y, reach }: PlacedNode): string {
  const { above, below } = reach;
  if (above < 5 && below < 5) return `<circle class="graph-paper" cx="${x}" cy="${y}" r="${MARK}"/>`;
  const top = y - MARK - above;
  const height = MARK * 2 + above + below;
  return `<rect class="graph-station" x="${x - MARK}" y="${top}" width="${MARK * 2}" height="${height}" rx="${MARK}"/>`;
}

function drawMark({ node, x, y }: PlacedNode): string {
  if (node.kind === 'more') {
    return `<path class="graph-mark" d="M${x - 5} ${y}h10M${x} ${y - 5}v10"/>`;
  }
  const { status } = node.record;
  if (status === 'draft')
    return `<circle class="graph-mark graph-dotted st-draft" cx="${x}" cy="${y}" r="${DRAFT_RING.radius}"/>`;
  return `<path class="graph-mark st-${status}" transform="translate(${x - 7} ${y - 7})" d="${STATUS_SHAPES[status]}"/>`;
}

/** A piece of line as the pictures draw it, 64 by 16 px, for the eye only. */
export function drawSample(kind: EdgeKind): string {
  const edge = { id: kind, kind, from: 'later', to: 'earlier', count: 1 };
  const points = [
    { x: -5, y: 8 },
    { x: 69, y: 8 },
  ];
  const line = drawEdge({ edge, points, target: 'start' }, new Map());
  return `<svg class="graph-sample" viewBox="0 0 64 16" width="64" height="16" aria-hidden="true">${line}</svg>`;
}
