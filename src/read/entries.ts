import type { List, ListItem, Nodes, RootContent, Table } from 'mdast';
import type { Carrier } from '../model/record.ts';
import { badgeFields } from './badges.ts';
import { findDates, withoutDates } from './dates.ts';
import { htmlText } from './html.ts';
import { labelled } from './labelled.ts';
import { type Definitions, join, type Rich, richOf, richOfText, slice } from './rich.ts';
import type { Grammar } from './sentences.ts';
import { signOf } from './states.ts';
import type { FactName } from './tables/labels.ts';
import type { Entry } from './types.ts';
import { isAnswer, labelFact, statusWords } from './vocabulary.ts';

export interface Reading {
  entries: Entry[];
  /** Lines without a label, for facts that stand free. */
  loose: Rich[];
}

export interface Tools extends Grammar {
  definitions: Definitions;
}

/** Reads labelled values out of blocks of the head. */
export function readBlocks(nodes: readonly Nodes[], tools: Tools): Reading {
  const reading: Reading = { entries: [], loose: [] };
  for (const node of nodes) {
    const label = reading.entries.at(-1);
    const free = reading.loose.length;
    const before = reading.entries.length;
    readBlock(node, tools, reading);
    // a label that stands alone is followed by its value
    const alone =
      label !== undefined &&
      label.items.length === 0 &&
      (label.carrier === 'line' || label.carrier === 'bullet');
    if (alone && reading.entries.length === before && (node.type === 'paragraph' || node.type === 'list')) {
      label.items.push(...(node.type === 'list' ? itemsOf(node, tools) : reading.loose.slice(free)));
      reading.loose.length = free;
    }
  }
  return reading;
}

function readBlock(node: Nodes, tools: Tools, reading: Reading): void {
  if (node.type === 'paragraph') readLines(richOf(node, tools.definitions), 'line', tools, reading);
  else if (node.type === 'list') for (const item of node.children) readItem(item, tools, reading);
  else if (node.type === 'blockquote') for (const child of node.children) readBlock(child, tools, reading);
  else if (node.type === 'table') readTable(node, tools, reading);
  else if (node.type === 'html') {
    for (const rich of htmlText(node)) readLines(rich, 'line', tools, reading);
  }
}

function readLines(rich: Rich, carrier: Carrier, { vocabulary }: Tools, reading: Reading): void {
  if (rich.text === '' && rich.images.length > 0) {
    reading.loose.push(rich);
    for (const { label, message } of badgeFields(rich)) {
      const fact = labelFact(vocabulary, label);
      if (fact !== null && fact !== 'status')
        reading.entries.push({
          fact,
          label,
          items: [richOfText(message, rich.line)],
          carrier: 'badge',
          line: rich.line,
        });
    }
    return;
  }
  for (const { fact, label, value } of labelled(rich, vocabulary)) {
    if (fact === null && label === '' && carrier === 'line' && isDate(value.text))
      reading.entries.push({ fact: 'date', label: '', items: [value], carrier, line: value.line });
    else if (fact === null && label === '') reading.loose.push(value);
    if (fact !== null)
      reading.entries.push({
        fact,
        label,
        items: value.text === '' ? [] : [value],
        carrier,
        line: value.line,
      });
  }
}

/** A line that is nothing but a date, as below a letter's head. */
function isDate(text: string): boolean {
  return (
    text.length < 40 &&
    findDates(text).length === 1 &&
    /^[^\p{L}\p{N}]*(?:\p{L}{2,10}day)?[^\p{L}\p{N}]*$/u.test(withoutDates(text))
  );
}

/** `- Status: accepted`, also with its values as a list of their own below it. */
function readItem(item: ListItem, tools: Tools, reading: Reading): void {
  const [first, ...rest] = item.children;
  if (first === undefined) return;
  if (first.type !== 'paragraph') {
    for (const child of item.children) readBlock(child, tools, reading);
    return;
  }
  const before = reading.entries.length;
  readLines(richOf(first, tools.definitions), 'bullet', tools, reading);
  const last = reading.entries.at(-1);
  const nested = rest.filter((child) => child.type === 'list' || child.type === 'paragraph');
  if (reading.entries.length > before && last !== undefined) {
    for (const child of nested) last.items.push(...itemsOf(child, tools));
  } else for (const child of nested) readBlock(child, tools, reading);
}

/** The parts of a value that stands in blocks. Of a list with boxes, only the ticked items are stated. */
export function itemsOf(node: RootContent, tools: Tools): Rich[] {
  if (node.type === 'list') return listItems(node, tools);
  if (node.type === 'table')
    return node.children.map((row) =>
      join(
        row.children.map((cell) => richOf(cell, tools.definitions)),
        ' | ',
      ),
    );
  if (node.type === 'blockquote') return node.children.flatMap((child) => itemsOf(child, tools));
  if (node.type === 'paragraph') return [richOf(node, tools.definitions)];
  if (node.type === 'html') return htmlText(node);
  return [];
}

function listItems(list: List, tools: Tools): Rich[] {
  const boxes = list.children.some((item) => typeof item.checked === 'boolean');
  return list.children
    .filter((item) => !boxes || item.checked === true)
    .flatMap((item) => item.children.flatMap((child) => itemsOf(child, tools)));
}

/**
 * A table with labels in its first column (and third, fifth …), or with a row of labels over one row of values. Several
 * rows below a row of labels are about other things, unless each of them dates a state of the record.
 */
function readTable(table: Table, { vocabulary, definitions }: Tools, reading: Reading): void {
  const rows = table.children.map((row) => row.children.map((cell) => richOf(cell, definitions)));
  const [header = [], ...body] = rows;
  const factIn = (cell: Rich | undefined): FactName | null =>
    cell === undefined ? null : labelFact(vocabulary, strip(cell.text));
  const add = (fact: FactName | null, label: Rich | undefined, items: (Rich | undefined)[]): void => {
    const filled = items.filter((item) => item !== undefined);
    const line = label?.line ?? table.position?.start.line ?? 1;
    if (fact !== null && filled.length > 0)
      reading.entries.push({
        fact,
        label: label?.text ?? '',
        items: filled.filter(({ text, images }) => text !== '' || images.length > 0),
        carrier: 'table',
        line,
      });
  };
  const heads = header.map(factIn);
  const known = heads.filter((fact) => fact !== null).length;
  const [values] = body;
  const across = known >= 2 && values !== undefined && (header.length > 2 || factIn(values[0]) === null);
  if (across && body.length === 1 && known * 2 >= header.length) {
    heads.forEach((fact, column) => {
      add(fact, header[column], [values[column]]);
    });
  } else if (across && body.length > 1) {
    const [status, date] = [heads.indexOf('status'), heads.indexOf('date')];
    const isOwn =
      !heads.includes('number') &&
      !heads.includes('title') &&
      Math.min(status, date) === 0 &&
      body.every(
        (row) => dateFrom(row[date]) !== null && statusWords(vocabulary, row[status]?.text ?? '').length > 0,
      );
    if (isOwn) {
      const states = body.map((row) =>
        join(
          [row[status], row[date]].filter((cell) => cell !== undefined),
          ', ',
        ),
      );
      add('status', header[status], states);
    }
  } else
    for (const row of rows) {
      for (let column = 0; column + 1 < row.length; column += 2) {
        add(factIn(row[column]), row[column], [row[column + 1]]);
        if (row.length % 2 === 1) break;
      }
    }
}

/** The date that a short value begins with. */
export function dateFrom(item: Rich | undefined): string | null {
  const found = item === undefined ? undefined : findDates(item.text).find(({ value }) => value !== null);
  return found === undefined || item === undefined || found.from > 12 ? null : found.value;
}

function strip(text: string): string {
  return text.replace(/[:：]\s*$/, '');
}

/** What a section named after a fact says: free parts, and the labelled values among them as entries of their own. */
export function readSection(
  nodes: readonly RootContent[],
  fact: FactName,
  rest: Rich | null,
  tools: Tools,
): Reading {
  const reading: Reading = { entries: [], loose: [] };
  const items: Rich[] = rest === null ? [] : [rest];
  const labelledSo = new Set<Rich>();
  for (const node of nodes) {
    if (node.type === 'table') {
      const stages = fact === 'status' ? stagesOf(node, tools) : null;
      if (stages !== null) items.push(...stages.reached);
      const before = reading.entries.length;
      readTable(stages?.rest ?? node, tools, reading);
      if (stages !== null || reading.entries.length > before) continue;
    }
    for (const item of itemsOf(node, tools)) items.push(...ownItems(item, fact, tools, reading, labelledSo));
  }
  // beside a line `Status: …`, a line `Implementation: …` says something else
  reading.loose =
    labelledSo.size === 0
      ? items
      : items.filter((item) => labelledSo.has(item) || !isOtherLabel(item.text, tools));
  return reading;
}

function isOtherLabel(text: string, { vocabulary }: Tools): boolean {
  const label = /^\W*(\p{L}[\p{L} -]{2,30})[:：]\s/u.exec(text)?.[1];
  return label !== undefined && (/implement/i.test(label) || statusWords(vocabulary, label).length === 0);
}

/**
 * A table of a status section that ticks off stages, `Approved | ✅`: the stages reached, and the table without
 * them. Null where no row is of that kind.
 */
function stagesOf(table: Table, { vocabulary, definitions }: Tools): { reached: Rich[]; rest: Table } | null {
  const reached: Rich[] = [];
  const rest = table.children.filter((row) => {
    const [name, mark] = row.children.map((cell) => richOf(cell, definitions));
    if (row.children.length !== 2 || name === undefined || mark === undefined) return true;
    const stage = statusWords(vocabulary, name.text);
    if (stage.length !== 1 || stage[0]?.index !== 0 || mark.links.length > 0 || /\p{L}{4,}/u.test(mark.text))
      return true;
    if (
      signOf(mark.text) === 'accepted' ||
      /^x$|\d{4}/iu.test(mark.text.trim()) ||
      isAnswer(vocabulary, mark.text, 'yes')
    )
      reached.push(join([name, mark], ' '));
    return false;
  });
  return rest.length === table.children.length ? null : { reached, rest: { ...table, children: rest } };
}

/** The parts of a section's item that speak of its fact; those under a label of it are noted in `labelledSo`. */
function ownItems(
  item: Rich,
  fact: FactName,
  { vocabulary }: Tools,
  reading: Reading,
  labelledSo: Set<Rich>,
): Rich[] {
  const parts = labelled(item, vocabulary);
  if (!parts.some((part) => part.fact !== null)) return [item];
  const own: Rich[] = [];
  for (const part of parts) {
    if (part.fact === null) own.push(part.value);
    else if (part.fact === fact) {
      own.push(part.value);
      labelledSo.add(part.value);
    }
    // `Accepted: 2021-03-04` dates the decision and states its status
    else if (
      fact === 'status' &&
      part.fact !== 'superseded-by' &&
      statusWords(vocabulary, part.label).length > 0
    )
      own.push(slice(item, part.from, part.to));
    else
      reading.entries.push({
        fact: part.fact,
        label: part.label,
        items: part.value.text === '' ? [] : [part.value],
        carrier: 'line',
        line: part.value.line,
      });
  }
  return own;
}
