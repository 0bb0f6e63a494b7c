/**
 * The same ids for the same parts in every record, whatever their headings are called: `/adr/12/#decision` is
 * the decision under "Decision Outcome" and under "Entscheidung" alike. They come beside the headings' own.
 */
import type { DecisionParts, Part, Passage } from '../../model/decision-parts.ts';
import { isRationale } from '../../read/parts/headings.ts';
import { getHeadingText } from '../headings.ts';
import { type Element, getHeadingDepth, getLine, isElement, type Root, visitElements } from '../html/tree.ts';
import type { Ids } from '../ids.ts';

/** Every id that a part has, in the order of the template. Addresses are made of them: none may be removed. */
export const SECTION_IDS = [
  { id: 'summary', part: 'summary' },
  { id: 'status', part: 'status' },
  { id: 'context', part: 'context' },
  { id: 'drivers', part: 'drivers' },
  { id: 'decision', part: 'decision' },
  { id: 'rationale', part: 'decision' },
  { id: 'consequences', part: 'consequences' },
  { id: 'positive', part: 'positive' },
  { id: 'negative', part: 'negative' },
  { id: 'neutral', part: 'neutral' },
  { id: 'risks', part: 'risks' },
  { id: 'alternatives', part: 'alternatives' },
  { id: 'implementation', part: 'implementation' },
  { id: 'architecture', part: 'architecture' },
  { id: 'components', part: 'components' },
  { id: 'rollout', part: 'rollout' },
  { id: 'testing', part: 'testing' },
  { id: 'monitoring', part: 'monitoring' },
  { id: 'metrics', part: 'metrics' },
  { id: 'alerting', part: 'alerting' },
  { id: 'related', part: 'related' },
  { id: 'references', part: 'references' },
  { id: 'reconsideration', part: 'reconsideration' },
  { id: 'changelog', part: 'changelog' },
] as const satisfies readonly { id: string; part: Part }[];

/** Passages that may be without a heading of their own, found by their line. */
const PASSAGES: Record<string, (parts: DecisionParts) => readonly Passage[]> = {
  context: ({ context }) => context,
  decision: ({ decision }) => decision,
};

/**
 * Takes the ids of the parts in a body. One that a heading or the author's HTML has already stays there.
 *
 * @param root with its headings shaped
 * @returns ids by the heading whose section is to carry them; passages without a heading carry theirs already
 */
export function claimSectionIds(root: Root, parts: DecisionParts, ids: Ids): Map<Element, string> {
  const claimed = new Map<Element, string>();
  const done = new Set<string>();
  const take = (id: string): boolean => {
    const free = !done.has(id) && !ids.has(id);
    done.add(id);
    if (free) ids.take(id);
    return free;
  };
  for (const { heading, part } of listPartHeadings(root, parts)) {
    const id = getPartId(part, heading, done);
    if (id !== null && take(id)) claimed.set(heading, id);
  }
  for (const [id, listPassages] of Object.entries(PASSAGES)) {
    const passage = done.has(id) ? undefined : listPassages(parts).find(({ unfilled }) => !unfilled);
    const holder = passage && findBlock(root, passage.line);
    if (holder && take(id)) holder.properties['id'] = id;
  }
  return claimed;
}

/** Headings in the main flow that were taken for a part. What an option is made of is no part of the decision. */
function listPartHeadings(root: Root, { roles }: DecisionParts): { heading: Element; part: Part }[] {
  // a section of the team's own template has the id of its heading alone
  const parts = new Map(
    roles.filter(({ layout }) => layout === undefined).map(({ line, part }) => [line, part]),
  );
  const found: { heading: Element; part: Part }[] = [];
  let options: number | null = null;
  for (const heading of root.children) {
    const depth = getHeadingDepth(heading);
    if (depth === null || !isElement(heading)) continue;
    if (options !== null && depth <= options) options = null;
    const part = parts.get(getLine(heading) ?? 0);
    if (part === undefined) continue;
    if (options === null || part === 'decision') found.push({ heading, part });
    if (options === null && (part === 'alternatives' || part === 'alternative')) options = depth;
  }
  return found;
}

function getPartId(part: Part, heading: Element, done: ReadonlySet<string>): string | null {
  if (part === 'decision' && done.has('decision'))
    return isRationale(getHeadingText(heading)) ? 'rationale' : null;
  return SECTION_IDS.find((section) => section.part === part)?.id ?? null;
}

/** A paragraph or an item that begins on a line and has no id. */
function findBlock(root: Root, line: number): Element | null {
  let found: Element | null = null;
  visitElements(root, (node) => {
    const fits = isElement(node, 'p', 'li') && getLine(node) === line && node.properties['id'] === undefined;
    if (fits) found ??= node;
  });
  return found;
}
