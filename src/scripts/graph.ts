/** The graph page: hides kinds of relations, highlights the neighbours of a record, and shows its card. */

import { arcPath, dropPath, getWidest, placeSign, stackRows } from '../graph/row-positions.ts';
import type { Messages } from '../messages/messages.ts';
import { findMeantKeys, readFocus } from '../site/view/graph-focus.ts';
import type { HoverCards } from '../site/view/hover-cards.ts';
import { fetchJson, href } from './dom.ts';
import { type Drawing, moveWithKey, readDrawing } from './graph-navigation.ts';
import { initZoom } from './graph-zoom.ts';
import { createContent } from './hover-cards.ts';
import { readMessages } from './messages.ts';

export function initGraph(): void {
  const stage = document.querySelector<HTMLElement>('.graph-stage');
  const box = stage?.querySelector<HTMLElement>('.drawings');
  if (stage == null || box == null) return;
  const messages = readMessages();
  const drawings = [...box.querySelectorAll<SVGSVGElement>('svg.graph')].map(readDrawing);
  const zoom = initZoom(box, messages);
  initLegend((hidden) => {
    for (const drawing of drawings) layOut(drawing, hidden);
    for (const line of stage.querySelectorAll<HTMLElement>('.in-words [data-kind]'))
      line.hidden = hidden.has(line.dataset['kind'] ?? '');
    zoom.fit();
  });
  const select = initSelection(stage, drawings);
  const asked = new URLSearchParams(location.search).get('focus');
  if (asked !== null && asked.trim() !== '') {
    const key = readFocus(asked, stage.dataset['home']);
    if (!showRecord(key, { drawings, select, messages })) void findRecord(stage, key, messages);
  }
}

export function getHiddenKinds(): Set<string> {
  return new Set(new URLSearchParams(location.search).get('hide')?.split(',').filter(Boolean) ?? []);
}

export function initLegend(change: (hidden: Set<string>) => void): void {
  const entries = [...document.querySelectorAll<HTMLElement>('.legend-lines > [data-kind]')];
  if (entries.length < 2) return;
  const boxes = entries.map((entry) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.value = entry.dataset['kind'] ?? '';
    const label = document.createElement('label');
    label.append(box, ...entry.childNodes);
    entry.append(label);
    return box;
  });
  const show = () => {
    const hidden = getHiddenKinds();
    for (const box of boxes) box.checked = !hidden.has(box.value);
    change(hidden);
    // the choice holds on the other pages and in the other view too
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.pager a, .graph-views a'))
      link.search = hidden.size === 0 ? '' : `?hide=${[...hidden].join(',')}`;
  };
  document.querySelector('.legend-lines')?.addEventListener('change', () => {
    const known = new Set(boxes.map(({ value }) => value));
    const others = [...getHiddenKinds()].filter((kind) => !known.has(kind));
    const hidden = [...others, ...boxes.filter(({ checked }) => !checked).map(({ value }) => value)];
    history.replaceState(
      null,
      '',
      formatGraphAddress({ hide: hidden.length === 0 ? null : hidden.join(',') }),
    );
    show();
  });
  addEventListener('popstate', show);
  show();
}

/** Rows without lines are hidden, and the rest closes up. */
export function layOut({ svg, view, nodes, lines }: Drawing, hidden: ReadonlySet<string>): void {
  const shown = lines.filter(({ kind }) => !hidden.has(kind));
  const related = new Set(shown.flatMap(({ ends }) => ends));
  const rows = nodes.map(({ lane, height }, at) => ({ lane, height, hidden: !related.has(at) }));
  const { tops, rules, height } = stackRows(rows, svg.querySelector('.graph-rule') !== null);
  const lives = [...svg.querySelectorAll('.graph-lives > g')];
  for (const [at, { element, mark }] of nodes.entries()) {
    const top = tops[at] ?? null;
    for (const part of [element, lives[at]]) part?.classList.toggle('filtered-out', top === null);
    element.setAttribute('transform', `translate(0 ${top ?? 0})`);
    lives[at]?.setAttribute('transform', `translate(0 ${(top ?? 0) + mark})`);
  }
  const marks = nodes.map(({ mark }, at) => (tops[at] ?? 0) + mark);
  const widest = getWidest(shown, marks);
  for (const { kind, ends, x, isUp, element } of lines) {
    element.classList.toggle('filtered-out', hidden.has(kind));
    const place = { x, isUp, widest, from: marks[ends[0]] ?? 0, to: marks[ends[1]] ?? 0 };
    const path = view === 'replacements' ? dropPath(place) : arcPath(place);
    for (const line of element.querySelectorAll('.graph-line')) line.setAttribute('d', path);
    element.querySelector('.graph-sign')?.setAttribute('transform', placeSign(view, place));
  }
  const width = svg.viewBox.baseVal.width;
  for (const [at, rule] of [...svg.querySelectorAll('.graph-parting')].entries()) {
    rule.classList.toggle('filtered-out', rules[at] === undefined);
    rule.setAttribute('d', `M0 ${rules[at] ?? 0}H${width}`);
  }
  for (const rule of svg.querySelectorAll('.graph-rule'))
    rule.setAttribute('d', (rule.getAttribute('d') ?? '').replace(/V.*/, `V${height}`));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('height', String(height));
}

type Select = (drawing: Drawing, node: SVGAElement) => void;

/**
 * The record under the pointer or with the focus: what is not connected to it fades, and a card beside the drawing shows
 * it. Without a pointer, the first tap selects a record and the second one opens it.
 */
function initSelection(stage: HTMLElement, drawings: readonly Drawing[]): Select {
  const card = stage.querySelector<HTMLElement>('.graph-card');
  const island = document.querySelector('script#records-here');
  const cards = island === null ? {} : (JSON.parse(island.textContent) as HoverCards);
  const empty = [...(card?.childNodes ?? [])];
  let kept: SVGAElement | null = null;

  const show = (drawing: Drawing, node: SVGAElement | null): void => {
    traceLines(drawing, node, getHiddenKinds());
    if (card === null) return;
    card.classList.toggle('filled', node !== null);
    const known = node === null ? undefined : cards[node.getAttribute('href') ?? ''];
    if (node === null || known === undefined) {
      card.replaceChildren(...empty);
      return;
    }
    const [name, ...rest] = createContent(known);
    const link = document.createElement('a');
    link.href = node.getAttribute('href') ?? '';
    link.append(...(name?.childNodes ?? []));
    name?.append(link);
    const at = drawing.nodes.findIndex(({ element }) => element === node);
    const relations = stage.querySelectorAll('.in-words > li')[at]?.querySelector('ul')?.cloneNode(true);
    card.replaceChildren(
      ...(name === undefined ? [] : [name]),
      ...rest,
      ...(relations === undefined ? [] : [relations]),
    );
  };
  for (const drawing of drawings) {
    const { svg } = drawing;
    const nodeAt = ({ target }: Event): SVGAElement | null =>
      target instanceof Element ? target.closest<SVGAElement>('a.graph-node') : null;
    const back = (): void => {
      const focused = document.activeElement?.closest<SVGAElement>('a.graph-node') ?? kept;
      show(drawing, focused !== null && svg.contains(focused) ? focused : null);
    };
    svg.addEventListener('pointerover', (event) => {
      const node = nodeAt(event);
      if (event.pointerType === 'touch') return;
      if (node === null) back();
      else show(drawing, node);
    });
    svg.addEventListener('pointerleave', back);
    svg.addEventListener('focusin', (event) => {
      const node = nodeAt(event);
      // a finger sets the focus before its click, which would meet the card that this shows
      if (node?.matches(':focus-visible')) show(drawing, node);
    });
    svg.addEventListener('click', (event) => {
      const node = nodeAt(event);
      if (event.pointerType !== 'touch' || node === null || node === kept) return;
      event.preventDefault();
      kept = node;
      show(drawing, node);
      // the card at the foot of a small screen must not cover it
      node.scrollIntoView({ block: 'center' });
    });
    svg.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        kept = null;
        show(drawing, null);
      } else moveWithKey(drawing, event, getHiddenKinds());
    });
    // the reader may have been here before the script
    if (svg.contains(document.activeElement)) back();
  }
  return (drawing, node) => {
    kept = node;
    show(drawing, node);
  };
}

/** Highlights the whole history in the view of replacements, and the direct neighbours in the view of all relations. */
function traceLines(
  { svg, view, nodes, lines }: Drawing,
  node: SVGAElement | null,
  hidden: ReadonlySet<string>,
): void {
  svg.classList.toggle('has-highlight', node !== null);
  const at = nodes.findIndex(({ element }) => element === node);
  const shown = lines.filter(({ kind }) => !hidden.has(kind));
  const near = new Set(at < 0 ? [] : [at]);
  for (let size = 0; size !== near.size; ) {
    size = near.size;
    const known = new Set(near);
    for (const { ends } of shown)
      if (ends.some((end) => known.has(end))) for (const end of ends) near.add(end);
    if (view === 'relations') break;
  }
  for (const [place, { element }] of nodes.entries()) {
    element.classList.toggle('highlighted', near.has(place));
    element.classList.toggle('graph-focus', element === node);
  }
  for (const [place, life] of [...svg.querySelectorAll('.graph-lives > g')].entries())
    life.classList.toggle('highlighted', near.has(place));
  for (const { ends, element } of lines)
    element.classList.toggle(
      'highlighted',
      view === 'relations' ? ends.includes(at) : ends.every((end) => near.has(end)),
    );
}

/** @returns false if no drawing of this page shows the record */
function showRecord(
  key: string,
  { drawings, select, messages }: { drawings: readonly Drawing[]; select: Select; messages: Messages },
): boolean {
  const address = href(`/${key}/`);
  const own = drawings.flatMap((drawing) =>
    drawing.nodes.flatMap(({ element }) =>
      element.getAttribute('href') === address ? [{ drawing, element }] : [],
    ),
  );
  const [shown] = own.filter(({ element }) => element.checkVisibility());
  if (shown === undefined) return false;
  select(shown.drawing, shown.element);
  const name = shown.element.querySelector('desc')?.textContent ?? '';
  announce(messages, messages.t('graph.script.focused', { record: name.replace(/ \([^()]*\)$/, '') }), [
    null,
  ]);
  shown.element.scrollIntoView({ block: 'center' });
  shown.element.focus({ preventScroll: true });
  return true;
}

/** Looks on all pages and in all collections, and goes there. */
async function findRecord(stage: HTMLElement, asked: string, messages: Messages): Promise<void> {
  const places = await fetchJson<Record<string, string>>(stage.dataset['graph'] ?? '').catch(
    (): Record<string, string> => ({}),
  );
  const [key, ...others] = findMeantKeys(asked, Object.keys(places));
  if (key === undefined) {
    announce(messages, messages.t('graph.script.not-found', { name: asked }));
    return;
  }
  if (others.length > 0) {
    announce(messages, messages.t('graph.script.several', { name: asked }), [key, ...others]);
    return;
  }
  const path = href(places[key] ?? '/graph/');
  // it may be here with all of its kinds of lines hidden
  const change = path === location.pathname ? { focus: key, hide: null } : { focus: key };
  location.replace(formatGraphAddress(change, path));
}

/** @param ways keys of records to choose from; null links back to the whole graph */
function announce({ t }: Messages, words: string, ways: (string | null)[] = []): void {
  const found = document.querySelector('.graph-found');
  if (found === null) return;
  found.textContent = words;
  for (const key of ways) {
    const link = document.createElement('a');
    link.href = formatGraphAddress({ focus: key });
    link.textContent = key ?? t('graph.script.show-all');
    found.append(' ', link);
  }
}

export interface GraphChange {
  /** Null takes it away, as for all; what is left out stays. */
  focus?: string | null;
  hide?: string | null;
}

/** The address of this page, or of another page of the graph, after a change. Commas and slashes stay as they are read. */
export function formatGraphAddress(change: GraphChange, path = location.pathname): string {
  const address = new URL(path + location.search, location.href);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) address.searchParams.delete(key);
    else address.searchParams.set(key, value);
  }
  return address.href.replaceAll('%2C', ',').replaceAll('%2F', '/');
}
