/** The records and lines of one drawing, as the page holds them. */

export interface Line {
  kind: string;
  /** Ids of the records at its ends; the same one twice where the line leads to a fold. */
  from: string;
  to: string;
  element: Element;
}

export function linesIn(drawing: Element): Line[] {
  return [...drawing.querySelectorAll<SVGGElement>('.graph-edge')].map((element) => {
    const { type = '', from = '', to = '' } = element.dataset;
    return { kind: type, from, to, element };
  });
}

/** Marks of records, those of folds not among them; a record that is repeated has several. */
export function nodesIn(drawing: Element): SVGAElement[] {
  return [...drawing.querySelectorAll<SVGAElement>('a.graph-node:not(.graph-more)')];
}

/** Ids within some steps of one, itself among them. */
export function within(lines: Line[], id: string, steps: number): Set<string> {
  const found = new Set([id]);
  for (let step = 0; step < steps; step++) {
    const known = new Set(found);
    for (const { from, to } of lines) {
      if (known.has(from)) found.add(to);
      if (known.has(to)) found.add(from);
    }
  }
  return found;
}
