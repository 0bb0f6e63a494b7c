/** Draws a laid-out graph as SVG. It has text and classes only; colours come from the stylesheet. */

import type { Messages } from '../messages/messages.ts';
import { DRAFT_RING, STATUS_SHAPES } from '../model/statuses.ts';
import { escapeHtml } from '../shared/text.ts';
import { roundPx, TYPE_SIZES } from './labels.ts';
import { arcPath, dropPath, getWidest, placeSign, stackRows } from './row-positions.ts';
import { EDGE_KINDS, type EdgeKind, type GraphRecord, type Layout, type Line, type Row } from './types.ts';

interface DrawOptions {
  /** Name of the drawing, for screen readers. */
  title: string;
  /** One more sentence: what it shows, and where its text version is. */
  description: string;
  messages: Messages;
  /** Unique on the page. */
  id: string;
  /** Address of a record's page. */
  href: (record: GraphRecord) => string;
}

export function drawGraph(layout: Layout, options: DrawOptions): string {
  const { width, density, view, rows, ticks } = layout;
  const { tops, rules, height } = stackRows(rows, ticks.length > 0);
  const marks = rows.map(({ mark }, at) => (tops[at] ?? 0) + mark);
  const lines = [...layout.lines].sort((a, b) => getKindRank(b.edge.kind) - getKindRank(a.edge.kind));
  const widest = getWidest(
    lines.map(({ upper, lower }) => ({ ends: [upper, lower] })),
    marks,
  );
  const id = escapeHtml(options.id);
  return [
    `<svg class="graph graph-${density} graph-${view}" viewBox="0 0 ${roundPx(width)} ${roundPx(height)}" width="${roundPx(width)}" height="${roundPx(height)}"`,
    ` role="group" aria-labelledby="${id}-title" aria-describedby="${id}-desc">`,
    `<title id="${id}-title">${escapeHtml(options.title)}</title>`,
    `<desc id="${id}-desc">${escapeHtml(options.description)}</desc>`,
    `<g class="graph-axis" aria-hidden="true">${ticks.map((tick) => drawTick(tick, height)).join('')}`,
    `${rules.map((y) => `<path class="graph-parting" d="M0 ${roundPx(y)}H${roundPx(width)}"/>`).join('')}</g>`,
    `<g class="graph-lives" aria-hidden="true">${rows.map((row, at) => drawLife(row, marks[at] ?? 0)).join('')}</g>`,
    `<g class="graph-edges" aria-hidden="true">${lines.map((line) => drawLine(line, { view, marks, widest })).join('')}</g>`,
    `<g class="graph-nodes">${rows.map((row, at) => drawRow(row, tops[at] ?? 0, options)).join('')}</g>`,
    '</svg>',
  ].join('');
}

function getKindRank(kind: EdgeKind): number {
  return EDGE_KINDS.indexOf(kind);
}

function drawTick({ x, text }: Layout['ticks'][number], height: number): string {
  return `<path class="graph-rule" d="M${x} 22V${roundPx(height)}"/><text class="graph-year" x="${x}" y="14">${escapeHtml(text)}</text>`;
}

/** The time a decision was in force. The script moves it by its transform. */
function drawLife({ life, x, node }: Row, mark: number): string {
  if (life === null) return '<g></g>';
  const path = `<path class="graph-life graph-life-${life.kind} status-${node.record.status}${node.time.dated ? '' : ' graph-undated'}" d="M${x} 0H${roundPx(life.to)}"/>`;
  return `<g transform="translate(0 ${roundPx(mark)})">${path}</g>`;
}

function drawRow(row: Row, top: number, options: DrawOptions): string {
  const { node, lane, height, x, mark, label } = row;
  const { record } = node;
  const classes = ['graph-node', `graph-is-${record.effectiveStatus.replaceAll(' ', '-')}`];
  const attributes = [
    `class="${classes.join(' ')}"`,
    `href="${escapeHtml(options.href(record))}"`,
    `data-id="${escapeHtml(record.id)}"`,
    // what the script needs to lay the rows out anew
    `data-row="${lane} ${height} ${mark}"`,
    `transform="translate(0 ${roundPx(top)})"`,
  ];
  const [from, to] =
    label.anchor === 'start' ? [label.x, label.x + label.width] : [label.x - label.width, label.x];
  const left = Math.min(from - 5, x - 10);
  const right = Math.max(to + 5, x + 10, label.noteAt ?? 0);
  const bottom = Math.max(mark + 10, height - 4);
  const hit = `<rect class="graph-hit" x="${roundPx(left)}" y="-2" width="${roundPx(right - left)}" height="${roundPx(bottom + 2)}" rx="4"/>`;
  const says = `<desc>${escapeHtml(describe(record, options.messages))}</desc>`;
  return `<a ${attributes.join(' ')}>${says}${hit}${drawMark(row)}${drawWords(row)}</a>`;
}

/** Its whole title, which may be cut in the drawing, and what colours and places say. */
function describe({ number, title, status, date, of }: GraphRecord, { t, date: write }: Messages): string {
  const values = {
    record: number === null ? title : `${number} ${title}`,
    status: t(`status.${status}`),
    date: date === null ? t('graph.no-date') : write(date, 'medium'),
  };
  return of === undefined ? t('graph.node', values) : t('graph.node-of', { ...values, collection: of });
}

function drawWords({ label, mark, life }: Row): string {
  const { x, anchor, lines, name, note, noteBelow, noteAt } = label;
  const first = life === null ? mark + 4.5 : TYPE_SIZES.leading - 5;
  const end = anchor === 'end' ? ' text-anchor="end"' : '';
  const behind =
    noteBelow || noteAt !== undefined ? '' : `<tspan class="graph-note" dx="9">${escapeHtml(note)}</tspan>`;
  const set = lines.map((line, at) => {
    const rest = at === 0 && name !== '' && line.startsWith(name) ? line.slice(name.length) : null;
    const words =
      rest === null
        ? escapeHtml(line)
        : `<tspan class="graph-name">${escapeHtml(name)}</tspan>${escapeHtml(rest)}`;
    return `<tspan x="${x}" y="${roundPx(first + at * TYPE_SIZES.leading)}">${words}</tspan>${at === lines.length - 1 ? behind : ''}`;
  });
  const title = `<text class="graph-title"${end}>${set.join(' ')}</text>`;
  if (noteAt !== undefined)
    return `${title}<text class="graph-note" x="${noteAt}" y="${roundPx(first)}" text-anchor="end">${escapeHtml(note)}</text>`;
  if (!noteBelow) return title;
  return `${title}<text class="graph-note" x="${x}" y="${roundPx(first + lines.length * TYPE_SIZES.leading)}"${end}>${escapeHtml(note)}</text>`;
}

/** The shape of the status, on paper, so that no line shows through. */
function drawMark({ node, x, mark }: Row): string {
  const paper = `<circle class="graph-paper" cx="${x}" cy="${mark}" r="8"/>`;
  const { status } = node.record;
  if (status === 'draft')
    return `${paper}<circle class="graph-mark graph-dotted status-draft" cx="${x}" cy="${mark}" r="${DRAFT_RING.radius}"/>`;
  return `${paper}<path class="graph-mark status-${status}" transform="translate(${roundPx(x - 7)} ${roundPx(mark - 7)})" d="${STATUS_SHAPES[status]}"/>`;
}

/**
 * Which end of a line has an arrow, and which. Along the arrow it reads "superseded by", "amended by" and "depends on".
 */
const SIGNS: Record<EdgeKind, { at: 'from' | 'to'; sign: 'arrow' | 'open' } | null> = {
  supersedes: { at: 'from', sign: 'arrow' },
  'partly-supersedes': { at: 'from', sign: 'arrow' },
  amends: { at: 'from', sign: 'open' },
  'depends-on': { at: 'to', sign: 'open' },
  'relates-to': null,
};

/** Pointing to the right, with its tip in the origin. */
const SIGN_PATHS = { arrow: 'M1 0L-8 -5V5Z', open: 'M-6.5 -4.5L0 0L-6.5 4.5' };

function drawLine(
  { edge, upper, lower, x, start }: Line,
  { view, marks, widest }: { view: Layout['view']; marks: number[]; widest: number },
): string {
  const sign = SIGNS[edge.kind];
  const isUp = sign !== null && edge[sign.at] === start;
  const ends = { x, from: roundPx(marks[upper] ?? 0), to: roundPx(marks[lower] ?? 0), isUp, widest };
  const path = view === 'replacements' ? dropPath(ends) : arcPath(ends);
  const mark =
    sign === null
      ? ''
      : `<path class="graph-sign graph-sign-${sign.sign}" transform="${placeSign(view, ends)}" d="${SIGN_PATHS[sign.sign]}"/>`;
  const place = `data-ends="${upper} ${lower}" data-x="${x}"${isUp ? ' data-up' : ''}`;
  return `<g class="graph-edge graph-${edge.kind}" data-type="${edge.kind}" ${place}>${createStrokes(edge.kind, path)}${mark}</g>`;
}

/** A double line is a thick one with paper along its middle. */
function createStrokes(kind: EdgeKind, path: string): string {
  const classes = kind === 'amends' ? ['graph-line', 'graph-line graph-core'] : ['graph-line'];
  return classes.map((name) => `<path class="${name}" d="${path}"/>`).join('');
}

/** A sample of a line as it is drawn, hidden from screen readers. It reads from left to right. */
export function drawSample(kind: EdgeKind): string {
  const sign = SIGNS[kind]?.sign;
  const mark =
    sign === undefined
      ? ''
      : `<path class="graph-sign graph-sign-${sign}" transform="translate(46 8)" d="${SIGN_PATHS[sign]}"/>`;
  const line = `<g class="graph-edge graph-${kind}">${createStrokes(kind, sign === 'arrow' ? 'M1 8H40' : 'M1 8H46')}${mark}</g>`;
  return `<svg class="graph-sample" viewBox="0 0 48 16" width="48" height="16" aria-hidden="true">${line}</svg>`;
}
