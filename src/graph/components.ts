/** Which records hang together. */
import type { GraphEdge } from './types.ts';

/** Sets of ids that can be joined; the name of a set is one of its ids. */
export class Sets {
  readonly #parents = new Map<string, string>();

  find(id: string): string {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root))
      root = parent;
    for (let step = id; step !== root; ) {
      const next = this.#parents.get(step) ?? root;
      this.#parents.set(step, root);
      step = next;
    }
    return root;
  }

  /** Puts the set of `b` into the set of `a`. */
  join(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)];
    if (left !== right) this.#parents.set(right, left);
  }
}

/** The ids of each connected part, in the order of their first ids. */
export function componentsOf(ids: string[], edges: GraphEdge[]): string[][] {
  const sets = new Sets();
  for (const { from, to } of edges) sets.join(from, to);
  const parts = new Map<string, string[]>();
  for (const id of ids) {
    const name = sets.find(id);
    const part = parts.get(name);
    if (part) part.push(id);
    else parts.set(name, [id]);
  }
  return [...parts.values()];
}

/** Every line under both its ends. */
export function edgesByEnd(edges: GraphEdge[]): Map<string, GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>();
  const add = (id: string, edge: GraphEdge) => {
    const list = found.get(id);
    if (list) list.push(edge);
    else found.set(id, [edge]);
  };
  for (const edge of edges) {
    add(edge.from, edge);
    add(edge.to, edge);
  }
  return found;
}
