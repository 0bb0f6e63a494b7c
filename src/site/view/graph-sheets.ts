/** What a sheet of the graph is called, so that a reader may look for it: by the record most lines meet at, and by its years. */
import { componentsOf, edgesByEnd } from '../../graph/graph.ts';
import type { GraphRecord, Sheet } from '../../graph/index.ts';
import { yearsIn } from '../../graph/labels.ts';
import { recordName } from './record-name.ts';
import { counted } from './statuses.ts';

export interface SheetName {
  /** `Around 12 Process files in a queue`. */
  heading: string;
  /** `14 records, 2022–2024`. */
  note: string;
}

export function nameOfSheet(sheet: Sheet): SheetName {
  const own = sheet.nodes.flatMap((node): GraphRecord[] => (node.kind === 'record' ? [node.record] : []));
  const folded = sheet.nodes.reduce((sum, node) => sum + (node.kind === 'more' ? node.members.length : 0), 0);
  const parts = componentsOf(
    sheet.nodes.map(({ id }) => id),
    sheet.edges,
  );
  const largest = Math.max(...parts.map((part) => part.length));
  const note = [
    counted(own.length, 'record') + (folded > 0 ? ` and ${folded} folded` : ''),
    yearsIn(own),
  ].filter(Boolean);
  const cut = sheet.nodes.some(({ kind }) => kind === 'elsewhere');
  const groups = `${parts.length} ${cut ? 'groups, joined to other sheets' : 'small groups'}`;
  return {
    heading:
      parts.length > 1 && largest * 2 < sheet.nodes.length ? groups : `Around ${recordName(centreOf(sheet))}`,
    note: note.join(', '),
  };
}

/** The record that most lines lead to; of several, the one that supersedes or is superseded, then the latest. */
function centreOf({ nodes, edges }: Sheet): GraphRecord {
  const near = edgesByEnd(edges);
  const degree = (id: string): number =>
    (near.get(id) ?? []).reduce((sum, { count, kind }) => sum + count + (kind === 'supersedes' ? 0.1 : 0), 0);
  const own = nodes.filter((node) => node.kind === 'record');
  const [first] = own.sort((a, b) => degree(b.id) - degree(a.id) || b.record.position - a.record.position);
  if (first === undefined) throw new Error('a sheet shows no record as its own');
  return first.record;
}
