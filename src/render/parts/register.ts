/** Risks as a register: each risk beside what is done about it, and a mark where nothing is. */
import type { Messages } from '../../messages/messages.ts';
import type { Risk } from '../../model/anatomy.ts';
import { MITIGATION_MARK } from '../../read/anatomy/risks.ts';
import { headRow } from '../html/table.ts';
import {
  added,
  become,
  type Element,
  element,
  isBlank,
  isElement,
  type Node,
  text,
  textOf,
} from '../html/tree.ts';
import { splitLabel } from './labels.ts';
import type { Lines } from './lines.ts';
import { itemsOf } from './lists.ts';
import { type FoundRisk, findRisks } from './risks.ts';

/** Finds the risks again in the body and lays them out. Whatever is not laid out as a register stays as it was. */
export function layOutRisks(lines: Lines, risks: readonly Risk[], messages: Messages): FoundRisk[] {
  const found = findRisks(lines, risks);
  const holders = [...found.keys()].flatMap((holder) => lines.parent(holder) ?? []);
  for (const parent of new Set(holders)) {
    if (parent.type === 'root') continue;
    if (isElement(parent, 'ul', 'ol')) tabulate(parent, found, messages);
    else if (isElement(parent, 'tbody')) markRows(parent, found, messages);
  }
  return [...found.values()];
}

/** A list that holds nothing but risks becomes a table of them. */
function tabulate(list: Element, found: Map<Element, FoundRisk>, messages: Messages): void {
  const items = itemsOf(list);
  const risks = items.flatMap((item) => found.get(item) ?? []);
  if (risks.length !== items.length) {
    for (const { holder, mitigation, unfilled } of risks)
      if (mitigation === null && !unfilled) holder.children.push(text(' '), missing(messages));
    return;
  }
  for (const risk of risks) {
    const answer =
      risk.mitigation === null
        ? element('td', { className: ['mitigation'] }, risk.unfilled ? [] : [missing(messages)])
        : element('td', { className: ['mitigation'] }, quieten(risk.mitigation));
    become(risk.holder, element('tr', {}, [element('td', { className: ['risk'] }, risk.risk), answer]));
  }
  const head = added('thead', {}, [headRow([messages.t('body.risk'), messages.t('body.mitigation')])]);
  become(list, element('table', { className: ['register'] }, [head, element('tbody', {}, items)]));
}

/** The head of the column says "Mitigation" already; the word stays for those who read without the column. */
export function quieten(nodes: readonly Node[]): Node[] {
  const split = splitLabel(nodes);
  if (split) return [split.label, ...split.rest];
  const at = nodes.findIndex((node) => !isBlank(node));
  const first = nodes[at];
  const mark = first?.type === 'text' ? MITIGATION_MARK.exec(first.value.trimStart()) : null;
  if (first?.type === 'text' && mark?.index === 0 && mark[1] === '') {
    const words = first.value.trimStart().slice(mark[0].length);
    return [element('span', { className: ['label'] }, [text(mark[0])]), text(words), ...nodes.slice(at + 1)];
  }
  return nodes.map((node) =>
    isElement(node, 'p', 'li', 'ul', 'ol')
      ? element(node.tagName, node.properties, quieten(node.children))
      : node,
  );
}

/** A table of risks that the author made keeps its columns. */
function markRows(body: Element, found: Map<Element, FoundRisk>, messages: Messages): void {
  for (const row of body.children) {
    const risk = isElement(row, 'tr') ? found.get(row) : undefined;
    if (!risk || risk.mitigation !== null || risk.unfilled) continue;
    const empty = risk.holder.children.findLast(
      (cell) => isElement(cell, 'td') && textOf(cell).trim() === '',
    );
    const last = risk.holder.children.findLast((cell) => isElement(cell, 'td'));
    const cell = empty ?? last;
    if (isElement(cell)) cell.children.push(missing(messages));
  }
}

function missing({ t }: Messages): Element {
  return added('span', { className: ['missing'] }, [t('body.no-mitigation')]);
}
