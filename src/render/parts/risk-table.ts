/** Risks as a table: each beside its mitigation, or marked as missing one. */
import type { Messages } from '../../messages/messages.ts';
import type { Risk } from '../../model/decision-parts.ts';
import { MITIGATION_MARK } from '../../read/parts/risks.ts';
import { createHeadRow } from '../html/table.ts';
import {
  createAddedElement,
  createElement,
  createText,
  type Element,
  getText,
  isBlank,
  isElement,
  type Node,
  replaceElement,
} from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { splitLabel } from './labels.ts';
import { listItems } from './lists.ts';
import { type FoundRisk, findRisks } from './risks.ts';

/** Finds the risks again in the body and lays them out. Whatever is not laid out as a register stays as it was. */
export function layOutRisks(lines: ElementsByLine, risks: readonly Risk[], messages: Messages): FoundRisk[] {
  const found = findRisks(lines, risks);
  const holders = [...found.keys()].flatMap((holder) => lines.parent(holder) ?? []);
  for (const parent of new Set(holders)) {
    if (parent.type === 'root') continue;
    if (isElement(parent, 'ul', 'ol')) toRiskTable(parent, found, messages);
    else if (isElement(parent, 'tbody')) markRows(parent, found, messages);
  }
  return [...found.values()];
}

/** A list that holds nothing but risks becomes a table of them. */
function toRiskTable(list: Element, found: Map<Element, FoundRisk>, messages: Messages): void {
  const items = listItems(list);
  const risks = items.flatMap((item) => found.get(item) ?? []);
  if (risks.length !== items.length) {
    for (const { holder, mitigation, unfilled } of risks)
      if (mitigation === null && !unfilled)
        holder.children.push(createText(' '), createMissingNote(messages));
    return;
  }
  for (const risk of risks) {
    const answer =
      risk.mitigation === null
        ? createElement(
            'td',
            { className: ['mitigation'] },
            risk.unfilled ? [] : [createMissingNote(messages)],
          )
        : createElement('td', { className: ['mitigation'] }, hideLabel(risk.mitigation));
    replaceElement(
      risk.holder,
      createElement('tr', {}, [createElement('td', { className: ['risk'] }, risk.risk), answer]),
    );
  }
  const head = createAddedElement('thead', {}, [
    createHeadRow([messages.t('body.risk'), messages.t('body.mitigation')]),
  ]);
  replaceElement(
    list,
    createElement('table', { className: ['risk-table'] }, [head, createElement('tbody', {}, items)]),
  );
}

/** The head of the column says "Mitigation" already; the word stays for those who read without the column. */
export function hideLabel(nodes: readonly Node[]): Node[] {
  const split = splitLabel(nodes);
  if (split) return [split.label, ...split.rest];
  const at = nodes.findIndex((node) => !isBlank(node));
  const first = nodes[at];
  const mark = first?.type === 'text' ? MITIGATION_MARK.exec(first.value.trimStart()) : null;
  if (first?.type === 'text' && mark?.index === 0 && mark[1] === '') {
    const words = first.value.trimStart().slice(mark[0].length);
    return [
      createElement('span', { className: ['label'] }, [createText(mark[0])]),
      createText(words),
      ...nodes.slice(at + 1),
    ];
  }
  return nodes.map((node) =>
    isElement(node, 'p', 'li', 'ul', 'ol')
      ? createElement(node.tagName, node.properties, hideLabel(node.children))
      : node,
  );
}

/** A table of risks that the author made keeps its columns. */
function markRows(body: Element, found: Map<Element, FoundRisk>, messages: Messages): void {
  for (const row of body.children) {
    const risk = isElement(row, 'tr') ? found.get(row) : undefined;
    if (!risk || risk.mitigation !== null || risk.unfilled) continue;
    const empty = risk.holder.children.findLast(
      (cell) => isElement(cell, 'td') && getText(cell).trim() === '',
    );
    const last = risk.holder.children.findLast((cell) => isElement(cell, 'td'));
    const cell = empty ?? last;
    if (isElement(cell)) cell.children.push(createMissingNote(messages));
  }
}

function createMissingNote({ t }: Messages): Element {
  return createAddedElement('span', { className: ['missing'] }, [t('body.no-mitigation')]);
}
