/** The values a filter of the search shows. */
import type { FacetLabels } from '../../search/types.ts';

export interface ShownValue {
  slug: string;
  label: string;
  /** Null while it is not counted yet. */
  count: number | null;
  chosen: boolean;
}

export interface ShownFacet {
  values: ShownValue[];
  /** Values that would show as well if all were asked for. */
  hidden: number;
}

export interface FacetState {
  chosen: readonly string[];
  /** Records by slug among those found; null while not counted. */
  counts: ReadonlyMap<string, number> | null;
  /** The reader asked for every value. */
  all: boolean;
  /** Words to find values by, where all are shown. */
  find: string;
}

/** Values of a filter while it is folded. */
const FEW = 6;
/** And at most, when unfolded: the rest is found by typing. */
const MOST = 200;

/** What is chosen always shows; beside it values that would leave something, the most used first. */
export function shownValues({ values }: Pick<FacetLabels, 'values'>, state: FacetState): ShownFacet {
  const { chosen, counts, all, find } = state;
  const wanted = find.trim().toLowerCase();
  const known = values.map(([slug, label]) => ({
    slug,
    label,
    count: counts === null ? null : (counts.get(slug) ?? 0),
    chosen: chosen.includes(slug),
  }));
  const strange = chosen
    .filter((slug) => !values.some(([one]) => one === slug))
    .map((slug) => ({ slug, label: slug, count: counts === null ? null : 0, chosen: true }));
  // a short list stays as it is, so that nothing moves under the reader's hand; of a long one what is empty is left out
  const short = values.length <= FEW + 1;
  const useful = [...known.filter((value) => short || value.chosen || value.count !== 0), ...strange];
  // one more line costs no more than the button that would show it
  let room = all ? MOST : useful.length === FEW + 1 ? FEW + 1 : FEW;
  const shown = useful.filter(
    ({ chosen: taken, label }) => taken || (label.toLowerCase().includes(all ? wanted : '') && room-- > 0),
  );
  return { values: shown, hidden: useful.length - shown.length };
}
