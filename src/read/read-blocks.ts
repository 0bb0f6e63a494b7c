/** Reads the fields of a head and of a status section, block by block. */
import type { ListItem, Nodes, RootContent, Table } from 'mdast';
import type { SourceLocation } from '../model/record.ts';
import { readBadgeFields } from './badges.ts';
import { blankDates, findDates } from './dates.ts';
import type { FactName } from './fact-names.ts';
import { type Grammar, readText } from './grammar-text.ts';
import { readHtmlLines } from './html.ts';
import {
  type Definitions,
  type InlineText,
  joinInlineTexts,
  parseInlineText,
  sliceInlineText,
  toInlineRows,
  toInlineText,
} from './inline-text.ts';
import { readLabelledValues } from './labelled-values.ts';
import { findSign } from './states.ts';
import { toPlainText } from './text.ts';
import type { LabelledEntry } from './types.ts';
import {
  findHeadingFact,
  findLabelFact,
  findStatusWords,
  getMarks,
  hasAnyRole,
  hasRole,
  isAnswer,
  type Vocabulary,
} from './vocabulary.ts';

interface HeadReading {
  entries: LabelledEntry[];
  /** Lines without a label, for facts that stand free. */
  unlabelled: InlineText[];
}

export interface ReadTools extends Grammar {
  definitions: Definitions;
}

/** Reads labelled values out of blocks of the head. */
export function readBlocks(nodes: readonly Nodes[], tools: ReadTools): HeadReading {
  const reading: HeadReading = { entries: [], unlabelled: [] };
  for (const node of nodes) {
    const label = reading.entries.at(-1);
    const free = reading.unlabelled.length;
    const before = reading.entries.length;
    readBlock(node, tools, reading);
    // a label that stands alone is followed by its value
    const alone =
      label !== undefined &&
      label.items.length === 0 &&
      (label.location === 'line' || label.location === 'bullet');
    if (alone && reading.entries.length === before && (node.type === 'paragraph' || node.type === 'list')) {
      label.items.push(...(node.type === 'list' ? readItems(node, tools) : reading.unlabelled.slice(free)));
      reading.unlabelled.length = free;
    }
  }
  return reading;
}

function readBlock(node: Nodes, tools: ReadTools, reading: HeadReading): void {
  if (node.type === 'paragraph') readLines(toInlineText(node, tools.definitions), 'line', tools, reading);
  else if (node.type === 'list') for (const item of node.children) readItem(item, tools, reading);
  else if (node.type === 'blockquote') for (const child of node.children) readBlock(child, tools, reading);
  else if (node.type === 'table') readTable(node, tools, reading);
  else if (node.type === 'html') {
    for (const inline of readHtmlLines(node)) readLines(inline, 'line', tools, reading);
  }
}

function readLines(
  inline: InlineText,
  location: SourceLocation,
  { vocabulary }: ReadTools,
  reading: HeadReading,
): void {
  if (inline.text === '' && inline.images.length > 0) {
    reading.unlabelled.push(inline);
    for (const { label, message } of readBadgeFields(inline)) {
      const fact = findLabelFact(vocabulary, label);
      if (fact !== null && fact !== 'status')
        reading.entries.push(createEntry(fact, label, parseInlineText(message, inline.line), 'badge'));
    }
    return;
  }
  for (const { fact, label, value } of readLabelledValues(inline, vocabulary)) {
    if (fact !== null) reading.entries.push(createEntry(fact, label, value, location));
    else if (label === '' && location === 'line' && isDate(value.text))
      reading.entries.push(createEntry('date', '', value, location));
    else if (label === '' || isRemark(label, vocabulary)) reading.unlabelled.push(value);
  }
}

function createEntry(
  fact: FactName,
  label: string,
  value: InlineText,
  location: SourceLocation,
): LabelledEntry {
  return { fact, label, items: value.text === '' ? [] : [value], location, line: value.line };
}

/** `Note:`, `Hinweis:` before a sentence. */
function isRemark(label: string, vocabulary: Vocabulary): boolean {
  return getMarks(vocabulary, label).every((mark) => hasRole(mark, 'aux'));
}

/** A line that is nothing but a date, as below a letter's head. */
function isDate(text: string): boolean {
  return (
    text.length < 40 &&
    findDates(text).length === 1 &&
    /^[^\p{L}\p{N}]*(?:\p{L}{2,10}day)?[^\p{L}\p{N}]*$/u.test(blankDates(text))
  );
}

/** `- Status: accepted`, also with its values as a list of their own below it. */
function readItem(item: ListItem, tools: ReadTools, reading: HeadReading): void {
  const [first, ...rest] = item.children;
  if (first === undefined) return;
  if (first.type !== 'paragraph') {
    for (const child of item.children) readBlock(child, tools, reading);
    return;
  }
  const before = reading.entries.length;
  readLines(toInlineText(first, tools.definitions), 'bullet', tools, reading);
  const last = reading.entries.at(-1);
  const nested = rest.filter((child) => child.type === 'list' || child.type === 'paragraph');
  if (reading.entries.length > before && last !== undefined) {
    for (const child of nested) last.items.push(...readItems(child, tools));
  } else for (const child of nested) readBlock(child, tools, reading);
}

/** The parts of a value that stands in blocks. Of a list with boxes, only the ticked items are stated. */
export function readItems(node: RootContent, tools: ReadTools): InlineText[] {
  if (node.type === 'list') {
    const boxes = node.children.some((item) => typeof item.checked === 'boolean');
    const stated = node.children.filter((item) => !boxes || item.checked === true);
    return stated.flatMap((item) => item.children.flatMap((child) => readItems(child, tools)));
  }
  if (node.type === 'table')
    return toInlineRows(node, tools.definitions).map((cells) => joinInlineTexts(cells, ' | '));
  if (node.type === 'blockquote') return node.children.flatMap((child) => readItems(child, tools));
  if (node.type === 'paragraph') return [toInlineText(node, tools.definitions)];
  if (node.type === 'html') return readHtmlLines(node);
  return [];
}

/**
 * A table with labels in its first column (and third, fifth …), or with a row of labels over one row of values. Several
 * rows below a row of labels are about other things, unless each of them dates a state of the record.
 */
function readTable(table: Table, { vocabulary, definitions }: ReadTools, reading: HeadReading): void {
  const rows = toInlineRows(table, definitions);
  const states = readStateRows(rows, vocabulary);
  for (const { label, values } of states ?? listTableFields(rows, vocabulary)) {
    const fact = findCellFact(label, vocabulary);
    const items = values.filter(({ text, images }) => text !== '' || images.length > 0);
    if (fact !== null && values.length > 0)
      reading.entries.push({ fact, label: label.text, items, location: 'table', line: label.line });
  }
}

interface TableField {
  label: InlineText;
  /** None for a cell that is neither a label nor a value. */
  values: InlineText[];
}

/** The labels of a table's first column (and third, fifth …), or of its first row over one row of values. */
export function listTableFields(rows: readonly InlineText[][], vocabulary: Vocabulary): TableField[] {
  const [header = [], values, ...more] = rows;
  const known = header.filter((cell) => findCellFact(cell, vocabulary) !== null).length;
  // a row that begins with the name of a component is about that
  const isOfRecord = findCellFact(header[0], vocabulary) !== null || VERSION.test(header[0]?.text ?? '');
  if (isAcross(rows, vocabulary) && !isOfRecord) return [];
  if (isAcross(rows, vocabulary) && (more.length > 0 || known * 2 >= header.length))
    return header.map((label, column) => ({
      label,
      values: more.length > 0 ? [] : [values?.[column]].filter((cell) => cell !== undefined),
    }));
  return rows.flatMap((row) => {
    const isPaired = row.length % 2 === 0;
    return row.flatMap((label, column) => {
      const value = column % 2 === 0 && (isPaired || column === 0) ? row[column + 1] : undefined;
      const isValue = column % 2 === 1 && (isPaired || column === 1);
      return isValue ? [] : [{ label, values: value === undefined ? [] : [value] }];
    });
  });
}

const VERSION = /^\W*(?:version|revision|rev|no|nr|#)?\W*$/i;

/** A state in a single row is a value; in the first of several it may be the label of its day. */
function isAcross([header = [], ...body]: readonly InlineText[][], vocabulary: Vocabulary): boolean {
  const find = body.length > 1 ? findLabelFact : findHeadingFact;
  const isLabel = (cell: InlineText | undefined): boolean =>
    cell !== undefined && find(vocabulary, cell.text.replace(/[:：]\s*$/u, '')) !== null;
  const known = header.filter(isLabel).length;
  return known >= 2 && body.length > 0 && (header.length > 2 || !isLabel(body[0]?.[0]));
}

/** Rows that each date a state of the record, as one field; null for any other table. */
function readStateRows(rows: readonly InlineText[][], vocabulary: Vocabulary): TableField[] | null {
  const [header = [], ...body] = rows;
  if (body.length < 2 || !isAcross(rows, vocabulary)) return null;
  const heads = header.map((cell) => findCellFact(cell, vocabulary));
  const [status, date] = [heads.indexOf('status'), heads.indexOf('date')];
  const label = header[status];
  const isOwn =
    !heads.includes('number') &&
    !heads.includes('title') &&
    Math.min(status, date) === 0 &&
    body.every(
      (row) =>
        findLeadingDate(row[date]) !== null &&
        findStatusWords(vocabulary, row[status]?.text ?? '').length > 0,
    );
  if (!isOwn || label === undefined) return null;
  const states = body.map((row) => [row[status], row[date]].filter((cell) => cell !== undefined));
  return [{ label, values: states.map((cells) => joinInlineTexts(cells, ', ')) }];
}

/** The date that a short value begins with. */
export function findLeadingDate(item: InlineText | undefined): string | null {
  const found = item === undefined ? undefined : findDates(item.text).find(({ value }) => value !== null);
  return found === undefined || item === undefined || found.from > 12 ? null : found.value;
}

/** The fact that a cell is the label of. */
export function findCellFact(cell: InlineText | undefined, vocabulary: Vocabulary): FactName | null {
  return cell === undefined ? null : findLabelFact(vocabulary, cell.text.replace(/[:：]\s*$/u, ''));
}

/** What a section named after a fact says: free parts, and the labelled values among them as entries of their own. */
export function readSection(
  nodes: readonly RootContent[],
  fact: FactName,
  rest: InlineText | null,
  tools: ReadTools,
): HeadReading {
  const reading: HeadReading = { entries: [], unlabelled: [] };
  const items: InlineText[] = rest === null ? [] : [rest];
  const labelledSo = new Set<InlineText>();
  let open = -1;
  for (const [at, node] of nodes.entries()) {
    const isLed = node.type === 'paragraph' && isLegend(nodes[at + 1], tools);
    if (fact === 'status' && (isLegend(node, tools) || (isLed && /[:：]$/u.test(toPlainText(node)))))
      continue;
    if (node.type === 'table') {
      const stages = fact === 'status' ? readStages(node, tools) : null;
      if (stages !== null) items.push(...stages.reached);
      const before = reading.entries.length;
      readTable(stages?.rest ?? node, tools, reading);
      if (stages !== null || reading.entries.length > before) continue;
    }
    // `Supersedes:` alone in its paragraph is followed by its values
    const label = open === at - 1 && node.type === 'list' ? reading.entries.at(-1) : undefined;
    if (label !== undefined) {
      label.items.push(...readItems(node, tools));
      continue;
    }
    for (const item of readItems(node, tools))
      items.push(...listOwnItems(item, fact, tools, reading, labelledSo));
    if (reading.entries.at(-1)?.items.length === 0) open = at;
  }
  // beside a line `Status: …`, a line `Implementation: …` says something else
  const own =
    labelledSo.size === 0
      ? items
      : items.filter((item) => labelledSo.has(item) || !isOtherLabel(item.text, tools));
  reading.unlabelled = fact === 'status' ? joinSuccessors(own, tools) : own;
  return reading;
}

/** `Draft: still being written`, behind a dash or in a table's second column. */
const EXPLAINED = /^\W*(\p{L}[\p{L}\p{M} -]{1,40}?)[^\p{L}\p{N}\n]*?(?:[:：|=]|\s[–—-])\s+(\D+)$/su;

/** Whether a list or table explains words: several states, each with what it means, and nobody's day, name or record. */
function isLegend(node: RootContent | undefined, tools: ReadTools): boolean {
  if (node?.type !== 'list' && node?.type !== 'table') return false;
  const { vocabulary } = tools;
  const items = readItems(node, tools).filter(({ text }) => findStatusWords(vocabulary, text).length > 0);
  const states = items.map(({ text, links }) => {
    const [, name = '', words = ''] = EXPLAINED.exec(text) ?? [];
    const [first] = getMarks(vocabulary, words);
    const isNamed = links.length > 0 || hasRole(first, 'by') || /^(?:\p{Lu}\S*\s*)+$/u.test(words);
    const [word] = isNamed || !/\S\s+\S/u.test(words) ? [] : findStatusWords(vocabulary, name);
    return word?.index === 0 ? word.status : null;
  });
  return !states.includes(null) && new Set(states).size > 1;
}

/** "Superseded", and in a paragraph of its own "See ADR-3": a record in a paragraph by itself goes with the state before it. */
function joinSuccessors(items: readonly InlineText[], tools: ReadTools): InlineText[] {
  const out: InlineText[] = [];
  for (const item of items) {
    const last = out.at(-1);
    const isOpen =
      last !== undefined && findStatusWords(tools.vocabulary, last.text).at(-1)?.sense === 'superseded';
    const { marks, names } = isOpen ? readText(item, tools) : { marks: [], names: [] };
    if (isOpen && names.length > 0 && marks.every((mark) => hasAnyRole(mark, 'see', 'by')))
      out[out.length - 1] = joinInlineTexts([last, item]);
    else out.push(item);
  }
  return out;
}

function isOtherLabel(text: string, { vocabulary }: ReadTools): boolean {
  const label = /^\W*(\p{L}[\p{L} -]{2,30})[:：]\s/u.exec(text)?.[1];
  return label !== undefined && (/implement/i.test(label) || findStatusWords(vocabulary, label).length === 0);
}

/**
 * A table of a status section that ticks off stages, `Approved | ✅`: the stages reached, and the table without
 * them. Null where no row is of that kind.
 */
function readStages(
  table: Table,
  { vocabulary, definitions }: ReadTools,
): { reached: InlineText[]; rest: Table } | null {
  const reached: InlineText[] = [];
  const rest = table.children.filter((row) => {
    const [name, mark] = row.children.map((cell) => toInlineText(cell, definitions));
    if (row.children.length !== 2 || name === undefined || mark === undefined) return true;
    const stage = findStatusWords(vocabulary, name.text);
    if (stage.length !== 1 || stage[0]?.index !== 0 || mark.links.length > 0 || /\p{L}{4,}/u.test(mark.text))
      return true;
    if (
      findSign(mark.text) === 'accepted' ||
      /^x$|\d{4}/iu.test(mark.text.trim()) ||
      isAnswer(vocabulary, mark.text, 'yes')
    )
      reached.push(joinInlineTexts([name, mark], ' '));
    return false;
  });
  return rest.length === table.children.length ? null : { reached, rest: { ...table, children: rest } };
}

/** The parts of a section's item that speak of its fact; those under a label of it are noted in `labelledSo`. */
function listOwnItems(
  item: InlineText,
  fact: FactName,
  { vocabulary }: ReadTools,
  reading: HeadReading,
  labelledSo: Set<InlineText>,
): InlineText[] {
  const parts = readLabelledValues(item, vocabulary);
  if (!parts.some((part) => part.fact !== null)) return [item];
  const own: InlineText[] = [];
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
      findStatusWords(vocabulary, part.label).length > 0
    ) {
      if (!isAnswer(vocabulary, part.value.text, 'nothing'))
        own.push(sliceInlineText(item, part.from, part.to));
    } else reading.entries.push(createEntry(part.fact, part.label, part.value, 'line'));
  }
  return own;
}
