/**
 * Lanes on paper, one record a row. Replacements: along a time axis, each record with the time it was in force, and a
 * line down to what replaced or amended it. All relations: a list by date, with arcs beside it.
 */
import type { Messages } from '../messages/messages.ts';
import { getTicks, measureLabelWidth, roundPx, TYPE_SIZES, toDays, wrapText } from './labels.ts';
import type { GraphEdge, GraphNode, Label, Lane, Layout, Line, Row } from './types.ts';

export interface Size {
  width: number;
  /** Lines of a title. */
  lines: number;
}

/** Distances in px. */
const PX = { edge: 12, mark: 14, step: 22, below: 12, arc: 0.28, fewArcs: 90 };
/** The part of the width that dates take; what is still in force runs on beyond. */
const DATED = 0.86;

export function layoutReplacements(lanes: readonly Lane[], messages: Messages, size: Size): Layout {
  const days = lanes.flatMap(({ nodes }) => nodes.flatMap(({ time }) => toDays(time.at) ?? []));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const room = size.width * DATED - PX.edge;
  const place = (day: number): number => PX.edge + (to > from ? ((day - from) / (to - from)) * room : 0);
  const rows: Row[] = [];
  const lines: Line[] = [];
  for (const [lane, { nodes, edges, outside }] of lanes.entries()) {
    const first = rows.length;
    const own = toLines(nodes, edges);
    const xs: number[] = [];
    for (const [at, { time }] of nodes.entries()) {
      // what followed is to the right, also where both have one date or none
      const after = own.flatMap(({ upper, lower }) => (lower === at ? [(xs[upper] ?? 0) + PX.step] : []));
      const x = Math.max(place(toDays(time.at) ?? from), PX.edge, ...after);
      xs.push(roundPx(Math.min(x, size.width - PX.edge)));
    }
    for (const [at, node] of nodes.entries()) {
      const x = xs[at] ?? 0;
      // lines run past the words of the rows between their ends, and past those of the lower end
      const passing = own.flatMap(({ upper, lower }) => (upper < at && at <= lower ? [xs[lower] ?? 0] : []));
      const label = placeBesideMark(toWords(node, messages, outside), { x, passing, ...size });
      const mark = label.lines.length * TYPE_SIZES.leading + (label.noteBelow ? TYPE_SIZES.leading : 0) + 8;
      rows.push({
        node,
        lane,
        height: mark + PX.below + 6,
        x,
        mark,
        label,
        life: getLife(node, at, { own, xs, size }),
      });
    }
    for (const line of own)
      lines.push({ ...line, upper: first + line.upper, lower: first + line.lower, x: xs[line.lower] ?? 0 });
  }
  const ticks = to > from ? getTicks({ from, to, place }, messages) : [];
  return { view: 'replacements', density: getDensity(size), width: size.width, rows, lines, ticks };
}

type OwnLine = Omit<Line, 'x'>;

function toLines(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): OwnLine[] {
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  return edges.map((edge) => {
    const ends = [places.get(edge.from) ?? 0, places.get(edge.to) ?? 0];
    const [upper, lower] = [Math.min(...ends), Math.max(...ends)];
    return { edge, start: nodes[upper]?.id ?? '', upper, lower };
  });
}

/** Until the last record that replaced it as a whole, or until today where it is in force. */
function getLife(
  { id, record, time }: GraphNode,
  at: number,
  { own, xs, size }: { own: OwnLine[]; xs: number[]; size: Size },
): Row['life'] {
  const ends = own.flatMap(({ edge, upper, lower }) =>
    edge.kind === 'supersedes' && edge.to === id && upper === at ? [xs[lower] ?? 0] : [],
  );
  const known = own.flatMap(({ upper, lower }) => (upper === at ? [xs[lower] ?? 0] : []));
  // since when, or until when, it was in force is not known
  const part: Row['life'] = { kind: 'ended', to: Math.max((xs[at] ?? 0) + PX.step, ...known) };
  if (time.at === '') return part;
  if (record.effectiveStatus === 'in force') return { kind: 'open', to: size.width };
  if (ends.length > 0) return { kind: 'closed', to: Math.max(...ends) };
  if (record.effectiveStatus === 'pending') return { kind: 'pending', to: size.width };
  return part;
}

export function layoutRelations(lanes: readonly Lane[], messages: Messages, size: Size): Layout {
  const rows: Row[] = [];
  const lines: Line[] = [];
  const arcs = Math.min(
    size.width * PX.arc,
    PX.fewArcs + Math.max(...lanes.map(({ nodes }) => nodes.length)) * 6,
  );
  const x = roundPx(arcs);
  const start = x + PX.mark;
  for (const [lane, { nodes, edges, outside }] of lanes.entries()) {
    const first = rows.length;
    for (const line of toLines(nodes, edges))
      lines.push({ ...line, upper: first + line.upper, lower: first + line.lower, x });
    for (const node of nodes) {
      const words = toWords(node, messages, outside);
      const wide = getDensity(size) === 'wide';
      const note = measureLabelWidth(words.note, TYPE_SIZES.note) * 1.05 + 16;
      const width = size.width - start - (wide ? note : 0);
      const label = { ...setLabel(words, { width, lines: size.lines }), x: start, anchor: 'start' as const };
      if (wide) Object.assign(label, { noteBelow: false, noteAt: size.width });
      const count = label.lines.length + (label.noteBelow ? 1 : 0);
      rows.push({
        node,
        lane,
        height: count * TYPE_SIZES.leading + (wide ? 8 : 12),
        x,
        mark: 10,
        label,
        life: null,
      });
    }
  }
  return { view: 'relations', density: getDensity(size), width: size.width, rows, lines, ticks: [] };
}

function getDensity({ width }: Size): Layout['density'] {
  return width > 500 ? 'wide' : 'narrow';
}

interface Words {
  name: string;
  title: string;
  note: string;
}

function toWords({ record, time, id }: GraphNode, { t, date }: Messages, outside: Lane['outside']): Words {
  const { number, title, of } = record;
  const more = outside.get(id) ?? 0;
  const note = [
    of === undefined ? '' : toOneLine(of),
    time.dated && record.date !== null ? date(record.date, 'medium') : t('graph.no-date'),
    more === 0 ? '' : t('graph.elsewhere', { count: more }),
  ];
  return {
    name: number === null ? '' : String(number),
    title: toOneLine(title),
    note: note.filter((part) => part !== '').join(' · '),
  };
}

function toOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

type SetLabel = Omit<Label, 'x' | 'anchor'>;

function setLabel(
  { name, title, note }: Words,
  { width, lines }: { width: number; lines: number },
): SetLabel {
  const set = wrapText(name === '' ? title : `${name} ${title}`, width, lines);
  const [last, rest] = [
    measureLabelWidth(set.at(-1) ?? '', TYPE_SIZES.title),
    measureLabelWidth(note, TYPE_SIZES.note),
  ];
  const noteBelow = (last + rest) * 1.05 + 10 > width;
  const widths = set.map((line) => measureLabelWidth(line, TYPE_SIZES.title));
  const all = noteBelow ? [...widths, rest] : [...widths, last + rest + 10];
  return { name, lines: set, note, noteBelow, width: Math.min(width, Math.max(...all) * 1.05) };
}

/** Distance of words from a line that passes. */
const CLEAR = 7;

/**
 * As near to its mark as it fits in one line, else where there is most room; never across a line.
 *
 * @param passing where lines cross the row
 */
function placeBesideMark(
  words: Words,
  { x, passing, width, lines }: Size & { x: number; passing: number[] },
): Label {
  const cuts = [-CLEAR, ...passing, width + CLEAR].sort((a, b) => a - b);
  const gaps = cuts.slice(1).flatMap((cut, at) => {
    const [from, to] = [(cuts[at] ?? 0) + CLEAR, cut - CLEAR];
    const start = Math.max(from, x - 6);
    const end = Math.min(to, x + 6);
    return [
      ...(to - start > 0 ? [{ x: start, room: to - start, anchor: 'start' as const }] : []),
      ...(end - from > 0 ? [{ x: end, room: end - from, anchor: 'end' as const }] : []),
    ];
  });
  const near = gaps.sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x) || (a.anchor < b.anchor ? 1 : -1));
  const labels = near.map(({ room, ...place }) => ({
    room,
    ...place,
    ...setLabel(words, { width: room, lines }),
  }));
  const widest = [...labels].sort((a, b) => b.room - a.room)[0];
  const label =
    labels.find((one) => one.lines.length === 1 && !one.noteBelow && !one.lines[0]?.endsWith('…')) ?? widest;
  if (label === undefined) throw new Error('a drawing has no room for words');
  const { room: _room, ...placed } = label;
  return { ...placed, x: roundPx(placed.x) };
}
