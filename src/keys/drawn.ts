/** What the small drawing around a record is made of: the graph within two steps, as far as it is looked at. */

import { otherEnd } from '../graph/graph.ts';
import type { Graph } from '../graph/index.ts';
import { NAMED } from '../graph/neighbourhood.ts';
import { digestOf } from './digest.ts';
import type { Faces } from './faces.ts';

/** @returns the digest of the drawing around a record by its id; null where there is none */
export function drawnIn({ nodes, near }: Graph, { face }: Faces): (id: string) => string | null {
  const linesOf = (id: string) => near.get(id) ?? [];
  const alone = new Map<string, string>();
  for (const [id, { time }] of nodes) {
    // which lines there are, for those between two records at the edge of a drawing
    const lines = linesOf(id).map((edge) => edge.id);
    alone.set(id, digestOf([face(id), time.at, time.dated, lines]));
  }
  const seen = new Map<string, string>();
  for (const id of nodes.keys()) {
    const named = linesOf(id).slice(0, NAMED);
    seen.set(id, digestOf([alone.get(id), named.map((edge) => alone.get(otherEnd(edge, id)))]));
  }
  return (id) => {
    const own = alone.get(id);
    if (own === undefined) return null;
    return digestOf([
      own,
      linesOf(id).map((edge, at) => (at < NAMED ? seen : alone).get(otherEnd(edge, id))),
    ]);
  };
}
