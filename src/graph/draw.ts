/** A placed graph as an SVG: words and classes only, so that colours come from the stylesheet and nothing needs a script. */
import { escapeHtml } from '../shared/escape.ts';
import { statusWord } from '../site/view/statuses.ts';
import { drawEdge } from './draw-edge.ts';
import { drawMark, drawStation } from './draw-mark.ts';
import { TYPE } from './labels.ts';
import { round } from './measures.ts';
import { yearsIn } from './ticks.ts';
import type { GraphNode, GraphRecord, Layout, PlacedEdge, PlacedNode } from './types.ts';
import { EDGE_KINDS } from './types.ts';

export interface DrawOptions {
  /** Names the picture for those who do not see it. */
  title: string;
  /** One sentence more: what it shows, and where the same is told in words. */
  description: string;
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
    `<g class="graph-axis" aria-hidden="true">${drawAxis(layout)}</g>`,
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

function drawAxis({ density, ticks, width, height }: Layout): string {
  const words = ({ text }: { text: string }) => escapeHtml(text === '' ? 'no dates' : text);
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
  return `<a ${attributes.join(' ')}><title>${escapeHtml(titleOf(node))}</title>${hit}${drawStation(placed)}${drawMark(placed)}${drawWords(placed)}</a>`;
}

function classOf(node: GraphNode, focus: string | undefined): string {
  if (node.kind === 'more') return 'graph-node graph-more';
  const classes = ['graph-node', `graph-is-${node.record.standing.replace(' ', '-')}`];
  if (node.kind === 'elsewhere') classes.push('graph-elsewhere');
  if (node.record.id === focus) classes.push('graph-focus');
  return classes.join(' ');
}

function hrefOf(node: GraphNode, { href, moreHref }: DrawOptions): string {
  if (node.kind !== 'more') return href(node.record);
  return moreHref(node.hub);
}

function titleOf(node: GraphNode): string {
  if (node.kind === 'more')
    return [`${node.members.length} more records`, yearsIn(node.members)].filter(Boolean).join(', ');
  const { number, title, status, date, of } = node.record;
  const facts = [...(of === undefined ? [] : [of]), statusWord(status), date ?? 'no date'].join(', ');
  return `${number === null ? '' : `${number} `}${title} (${facts})`;
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
