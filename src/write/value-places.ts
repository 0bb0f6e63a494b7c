/** Where in its lines a file says something, and how other words are put there without touching what is around them. */
import type { SourceLocation } from '../model/record.ts';
import { findDates } from '../read/dates.ts';
import type { FactName } from '../read/fact-names.ts';
import { toKeyWords } from '../read/normalize.ts';
import { findLabelFact, findStatusWords, type Vocabulary } from '../read/vocabulary.ts';
import type { LineEdit } from './file-text.ts';

/** A value in a file, and how another one is put in its place. */
export interface Place {
  location: SourceLocation;
  /** Index of its line, counting from 0. */
  at: number;
  /** The value as written, with its marks. */
  value: string;
  put(value: string): LineEdit;
}

export interface Lines {
  lines: readonly string[];
  vocabulary: Vocabulary;
}

/** The places that may hold a value whose line is known, the likeliest first. */
export function findPlaces(
  { lines, vocabulary }: Lines,
  { location, line }: { location: SourceLocation; line: number },
  fact: FactName,
): Place[] {
  const at = line - 1;
  const text = lines[at] ?? '';
  const context = { lines, vocabulary };
  if (location === 'front matter') return frontPlaces(context, at, fact);
  if (location === 'table') return tablePlaces(context, at, fact);
  // an image alone on its line is counted with the line below it
  if (location === 'badge')
    return [at, at - 1].flatMap((index) => badgePlaces(lines[index] ?? '', index)).slice(0, 1);
  if (location === 'title') return titlePlaces(text, at);
  return [
    ...labelledPlaces(context, at, fact).map((place) => ({ ...place, location })),
    ...headingPlaces(text, at, location),
    ...(location === 'bullet' || /^\s*#/.test(text) ? [] : wholeLines(context, at, location)),
    ...badgePlaces(text, at),
  ];
}

/** `  key: value  # comment` of YAML, `key = value` of TOML. */
const KEY = /^(\s*(?:-\s+)?["']?([\p{L}_][\p{L}\p{N}_ .-]*?)["']?\s*([:=])[ \t]*)(.*?)(\s+#.*)?\s*$/u;

function frontPlaces({ lines, vocabulary }: Lines, start: number, fact: FactName): Place[] {
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (at > start && (/^\S/.test(line) || /^(?:---|\+\+\+|\.\.\.)\s*$/.test(line))) break;
    const place = keyPlace(lines, at);
    if (place !== null && findLabelFact(vocabulary, toKeyWords(place.key)) === fact) return [place];
  }
  return [];
}

/** A key of front matter with its value, which may go on in the lines below it. */
export function keyPlace(
  lines: readonly string[],
  at: number,
): (Place & { key: string; sign: string }) | null {
  const [, before = '', key = '', sign = ':', value = '', comment = ''] = KEY.exec(lines[at] ?? '') ?? [];
  if (key === '') return null;
  const indent = /^\s*/.exec(before)?.[0].length ?? 0;
  let below = 0;
  if (value === '' || /^[|>][+-]?\d?$/.test(value)) while (isBelow(lines[at + 1 + below], indent)) below++;
  const glue = /[ \t]$/.test(before) ? before : `${before} `;
  const first = lines[at + 1] ?? '';
  const item = below > 0 ? /^\s*-\s+/.exec(first)?.[0] : undefined;
  const write = (words: string): string[] => {
    if (item !== undefined)
      return [before.trimEnd(), ...words.split(/,\s*/).map((one) => item + quoteLike('', one))];
    if (value !== '' && below > 0) return [`${glue}${value}`, (/^\s*/.exec(first)?.[0] ?? '') + words];
    return [`${glue}${quoteLike(value, words, sign)}${comment}`];
  };
  return {
    ...{ location: 'front matter', at, key, sign },
    value: below > 0 ? lines.slice(at + 1, at + 1 + below).join('\n') : value,
    put: (words) => ({ at, remove: 1 + below, insert: write(words) }),
  };
}

function isBelow(line: string | undefined, indent: number): boolean {
  return (
    line !== undefined &&
    /\S/.test(line) &&
    (/^(\s*)/.exec(line)?.[1]?.length ?? 0) + (/^\s*-\s/.test(line) ? 1 : 0) > indent &&
    !/^---/.test(line)
  );
}

/** A value in the quotes or brackets of a list before it; in quotes of its own where YAML would misread it. */
export function quoteLike(before: string, words: string, sign = ':'): string {
  const isList = /^\[\s*["']?[\p{L}\p{N} -]*["']?\s*\]$/u.test(before);
  if (isList && /^[\p{L}\p{N} -]+$/u.test(words)) return `[${words}]`;
  if (/^'/.test(before) && sign === ':') return `'${words.replaceAll("'", "''")}'`;
  if (/^"/.test(before) || sign === '=') return `"${words.replace(/[\\"]/g, '\\$&')}"`;
  const isUnsafe = /^[[\]{}*&!|>'"%@`#,?-]|^$|:\s|:$|\s#/.test(words);
  return isUnsafe ? `"${words.replace(/[\\"]/g, '\\$&')}"` : words;
}

function tablePlaces({ lines, vocabulary }: Lines, at: number, fact: FactName): Place[] {
  const cells = createCells(lines[at] ?? '');
  const isLabel = (text: string | undefined): boolean =>
    text !== undefined && findLabelFact(vocabulary, bare(text)) === fact;
  const own = cells.findIndex((cell) => isLabel(cell.text));
  const head = createCells(lines[at - 2] ?? '').findIndex((cell) => isLabel(cell.text));
  const wanted = own >= 0 ? cells[own + 1] : head >= 0 ? cells[head] : undefined;
  const isRuled = own >= 0 && /^[\s|:-]*-[\s|:-]*$/.test(lines[at + 1] ?? '') && cells.length > 2;
  if (isRuled) return tablePlaces({ lines, vocabulary }, at + 2, fact);
  if (wanted === undefined) return [];
  const line = lines[at] ?? '';
  return [
    {
      ...{ location: 'table', at, value: wanted.text.trim() },
      put: (words) => ({
        at,
        remove: 1,
        insert: [line.slice(0, wanted.from) + padded(words, wanted.text) + line.slice(wanted.to)],
      }),
    },
  ];
}

/** Cells of a row of a table, with their places. */
export function createCells(line: string): { text: string; from: number; to: number }[] {
  if (!line.includes('|')) return [];
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const edges = [
    ...(/^\s*\|/.test(line) ? [] : [-1]),
    ...bars,
    ...(/(?<!\\)\|\s*$/.test(line) ? [] : [line.length]),
  ];
  return edges.slice(0, -1).map((edge, index) => {
    const [from, to] = [edge + 1, edges[index + 1] ?? line.length];
    return { text: line.slice(from, to), from, to };
  });
}

/** The blanks around a cell stay, and its width where the words leave room. */
function padded(words: string, cell: string): string {
  const [, before = ''] = /^(\s*)/.exec(cell) ?? [];
  const safe = words.replace(/(?<!\\)\|/g, '\\|');
  const after = cell.trim() === '' ? '' : (/\s*$/.exec(cell)?.[0] ?? '');
  const start = before === '' && after !== '' ? '' : before.slice(0, 1);
  return (start + safe + (after === '' ? (cell.trim() === '' ? ' ' : '') : ' ')).padEnd(cell.length);
}

function bare(text: string): string {
  return text
    .replace(/[*_`]/g, '')
    .replace(/[:：]\s*$/, '')
    .trim();
}

/** Where a label begins: as in `read/labelled-values.ts`, at a line's start, behind a bar or a dot, and at bold words. */
const LABELLED =
  /(^|\s[|·•‖]\s|\t|(?=\*\*|__))([\s>*+_•·|`–—-]*)([^:：|*_`\n]{1,45}?)([*_`\s]*(?:[:：]|\s[-–—=]\s|→)[*_`]*)([ \t]*)/gu;

function labelledPlaces({ lines, vocabulary }: Lines, at: number, fact: FactName): Place[] {
  const line = lines[at] ?? '';
  const labels = labelsIn(line, vocabulary);
  const found = labels.find((label) => label.fact === fact);
  if (found === undefined) return [];
  const next = labels.find(({ from }) => from > found.from);
  const rest = line.slice(found.to, next?.from);
  const value = rest.trimEnd();
  const to = found.to + value.length;
  const single = (words: string): LineEdit => ({
    at,
    remove: 1,
    insert: [`${line.slice(0, found.to)}${found.glue}${words}${hardBreak(line.slice(to), words)}`],
  });
  const place = (remove: number): Place => ({
    ...{ location: 'line', at, value },
    put: (words) => ({ ...single(words), remove }),
  });
  const more = next === undefined ? continuation(lines, at, vocabulary) : 0;
  return more > 0 ? [place(1 + more), place(1)] : [place(1)];
}

/** The manner of a value may hold the blanks at the line's end already. */
function hardBreak(rest: string, words: string): string {
  return /(?:\s{2,}|\\)$/.test(words) ? rest.replace(/^\s+$/, '') : rest;
}

export interface Label {
  fact: FactName | null;
  label: string;
  /** Where the label begins, and where its value does. */
  from: number;
  to: number;
  /** A blank if there is none after the label. */
  glue: string;
}

/** Labels of a line, `**Status**: … | **Date**: …`. */
export function labelsIn(line: string, vocabulary: Vocabulary): Label[] {
  return [...line.matchAll(LABELLED)].flatMap((match) => {
    const [all, , , label = '', , blank = ''] = match;
    const fact = findLabelFact(vocabulary, bare(label));
    if (fact === null && match.index > 0) return [];
    const to = match.index + all.length;
    return [
      {
        fact,
        label: label.trim(),
        from: match.index,
        to,
        glue: blank === '' && to === line.length ? ' ' : '',
      },
    ];
  });
}

/** Lines below that go on with the value: no blank line, no item, heading, table or label of their own. */
function continuation(lines: readonly string[], at: number, vocabulary: Vocabulary): number {
  let count = 0;
  for (let next = at + 1; next < lines.length; next++, count++) {
    const line = lines[next] ?? '';
    if (/^\s*(?:$|[-*+]\s|\d+[.)]\s|#{1,6}\s|>|\||`{3}|~{3}|<!--|---|===|\*\*\*)/.test(line)) break;
    if (labelsIn(line, vocabulary).some(({ label }) => /^\p{L}/u.test(label))) break;
  }
  return count;
}

const HEADING = /^(\s*#{1,6}\s+[^:：–—]*?(?:[:：]|\s[-–—])\s*)(\S.*?)(\s*#*\s*)$/;

function headingPlaces(text: string, at: number, location: SourceLocation): Place[] {
  const [, before = '', value = '', after = ''] = HEADING.exec(text) ?? [];
  if (value === '') return [];
  return [{ location, at, value, put: (words) => ({ at, remove: 1, insert: [before + words + after] }) }];
}

const LINE_START = /^(\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+)?(?:\[[ xX]\]\s+)?)/;

function wholeLines({ lines, vocabulary }: Lines, at: number, location: SourceLocation): Place[] {
  const line = lines[at] ?? '';
  const before = LINE_START.exec(line)?.[1] ?? '';
  const value = line.slice(before.length).trimEnd();
  const after = line.slice(before.length + value.length);
  const place = (remove: number): Place => ({
    ...{ location, at, value },
    put: (words) => ({ at, remove, insert: [before + words + hardBreak(after, words)] }),
  });
  const more = continuation(lines, at, vocabulary);
  return [...logPlace({ lines, vocabulary }, at, location), ...(more > 0 ? [place(1 + more)] : []), place(1)];
}

/** A list of dated states gets a further one. */
function logPlace({ lines, vocabulary }: Lines, at: number, location: SourceLocation): Place[] {
  const isState = (line = ''): boolean =>
    findDates(line).length === 1 && findStatusWords(vocabulary, line).length > 0 && LINE_START.test(line);
  const neighbours = [lines[at - 1], lines[at + 1]].filter(isState);
  if (!isState(lines[at]) || neighbours.length === 0) return [];
  const line = lines[at] ?? '';
  const before = LINE_START.exec(line)?.[1] ?? '';
  const last = isState(lines[at - 1]) && !isState(lines[at + 1]);
  return [
    {
      ...{ location, at, value: line.slice(before.length).trimEnd() },
      put: (words) => ({ at: last ? at + 1 : at, remove: 0, insert: [before + words] }),
    },
  ];
}

const BADGE = /!\[([^\]]*)\]\(([^)\s]+)([^)]*)\)/;
const COLOURS: [RegExp, string][] = [
  [/accept|approv/i, 'green'],
  [/reject/i, 'red'],
  [/propos|draft/i, 'yellow'],
  [/supersed|deprecat/i, 'lightgrey'],
];

/** The words beside the image and in its address, `/badge/status-accepted-green`. */
function badgePlaces(text: string, at: number): Place[] {
  const badge = BADGE.exec(text);
  if (badge === null) return [];
  const [all, alt = '', url = '', title = ''] = badge;
  const label = /^(?:adr[\s:-]+)?(?:status|state)\b[\s:-]*/i.exec(alt)?.[0] ?? '';
  const put = (words: string): LineEdit => {
    // an image has no room for a reference: it follows the badge
    const [, state = words] = /^(\S+(?:\s+(?:by|durch|par|por)\b)?)/.exec(words) ?? [];
    const short = words.split(/\s+/)[0] ?? state;
    const message = encodeURIComponent(short.replaceAll('-', '--').replaceAll('_', '__'));
    const colour = COLOURS.find(([pattern]) => pattern.test(short))?.[1] ?? 'blue';
    const address = url.replace(
      /(\/badge\/(?:[^?#]*?(?<!-)-(?!-))?)[^?#/]+?(?<!-)-(?!-)[^-?#/]+?(?=$|[?#]|\.(?:svg|png))/i,
      `$1${message}-${colour}`,
    );
    const image = `![${label}${short}](${address}${title})`;
    const rest = words === short ? '' : `\n\n${words}`;
    return { at, remove: 1, insert: (text.replace(all, () => image) + rest).split('\n') };
  };
  return [{ location: 'badge', at, value: alt.slice(label.length), put }];
}

const TITLE = /^(\s*#+\s+\W*[[(]|.*[[(])([^\])]{3,60})([\])]\s*#*\s*|[\])].*)$/;

function titlePlaces(text: string, at: number): Place[] {
  const [, before = '', value = '', after = ''] = TITLE.exec(text) ?? [];
  return value === ''
    ? []
    : [
        {
          location: 'title',
          at,
          value,
          put: (words) => ({ at, remove: 1, insert: [before + words + after] }),
        },
      ];
}
