/**
 * Flowcharts: rewrites the syntax of Mermaid as the renderer at build reads it. That renderer skips what it does not
 * support; a drawing without a line of its source would be wrong, so every line is checked first.
 */
import { Reason } from '../../messages/issues.ts';
import { LIMITS } from '../../shared/limits.ts';
import { UnsupportedLine } from './unsupported-line.ts';

const STYLING = /^(?:classDef\s+\w+\s|class\s+[\w,-]+\s+\w+$|style\s+[\w,-]+\s|linkStyle\s)/;
const GROUP = /^subgraph\s+(?:([\w-]+)(?:\s*(\[.*\]))?|"([^"]+)")$/;
const ID = /^\w+(?:-\w+)*/;
const SHAPE =
  /^(?:\(\(\([^()]+\)\)\)|\(\[[^\]]+\]\)|\(\([^()]+\)\)|\[\[[^\]]+\]\]|\[\([^\])]+\)\]|\[\/[^\]\\/]+\\\]|\[\\[^\]\\/]+\/\]|\{\{[^}]+\}\}|\["[^"\]]+"\]|\("[^")]+"\)|\{"[^"}]+"\}|\[(?![/\\([])[^\]"]+\]|\([^()"[]+\)|\{[^}"{]+\})/;
const CLASS = /^:::\w[\w-]*/;
const ARROW = /^(<?)(-{2,}>|-{3,}|-\.+->|-\.+-|={2,}>|={3,})(?:\s*\|([^|]*)\|)?/;
/** `-- words -->`, with or without spaces around the words. */
const WORDED = /^(<?)(--|-\.|==)\s*([^\s>|.=-][^|>]*?)\s*(-->|---|\.->|\.-|==>|===)/;

/** @throws {Unreadable} at a line that the renderer would skip or read differently. */
export function toPlainFlowchart(source: string): string {
  const [header = '', ...lines] = splitStatements(source);
  const direction = /^(?:graph|flowchart(?:-elk)?)(?:\s+(TD|TB|LR|BT|RL))?$/i.exec(header);
  if (!direction) throw new UnsupportedLine(header);
  const reader = createReader(
    new Set(lines.map((line) => GROUP.exec(line)?.[1]).filter((id) => id !== undefined)),
  );
  // the renderer leaves a node where it meets it first: in its group, so groups come first
  const grouped: string[] = [];
  const ungrouped: string[] = [];
  let depth = 0;
  for (const line of lines) {
    if (line.startsWith('subgraph')) {
      const [, id, label, quoted] = GROUP.exec(line) ?? [];
      if (id === undefined && quoted === undefined) throw new UnsupportedLine(line);
      depth++;
      grouped.push(
        id === undefined ? `subgraph g${grouped.length} [${quoted}]` : `subgraph ${id} ${label ?? ''}`,
      );
    } else if (line === 'end') {
      if (--depth < 0) throw new UnsupportedLine(line);
      grouped.push(line);
    } else if (/^direction\s+(?:TD|TB|LR|BT|RL)$/.test(line)) (depth > 0 ? grouped : ungrouped).push(line);
    else if (STYLING.test(line)) ungrouped.push(line);
    else (depth > 0 ? grouped : ungrouped).push(reader.read(line));
  }
  if (depth > 0) throw new UnsupportedLine('subgraph');
  return [`flowchart ${direction[1] ?? 'TD'}`, ...reader.shaped(grouped), ...reader.shaped(ungrouped)].join(
    '\n',
  );
}

/** One statement a line; a `;` inside quotes or brackets ends none. */
function splitStatements(source: string): string[] {
  return source
    .replace(/"[^"\n]*"|\[[^\]\n]*\]|\|[^|\n]*\||;/g, (part) => (part === ';' ? '\n' : part))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Placeholder for a node until its shape is known, which can be stated after its first mention. */
const NODE = /\u0000([\w-]+)\u0000/g;

function createReader(groups: ReadonlySet<string>) {
  const shapes = new Map<string, string>();
  let edges = 0;
  const read = (line: string): string => {
    let rest = line;
    let result = '';
    const take = (pattern: RegExp): RegExpExecArray | null => {
      rest = rest.trimStart();
      const match = pattern.exec(rest);
      if (match) rest = rest.slice(match[0].length);
      return match;
    };
    let sources = 0;
    let targets = 0;
    for (;;) {
      const id = take(ID)?.[0];
      if (id === undefined || groups.has(id)) throw new UnsupportedLine(line);
      const shape = take(SHAPE)?.[0];
      if (shape !== undefined) shapes.set(id, shape);
      result += `\u0000${id}\u0000${take(CLASS)?.[0] ?? ''}`;
      targets++;
      const isLast = rest.trim() === '';
      if (!isLast && take(/^&/)) {
        result += ' & ';
        continue;
      }
      edges += sources * targets;
      if (edges > LIMITS.diagramEdges)
        throw new Reason('issue-reason.too-many-arrows', { count: LIMITS.diagramEdges });
      if (isLast) return result;
      sources = targets;
      targets = 0;
      const arrow = take(ARROW);
      const worded = arrow ? null : take(WORDED);
      if (!arrow && !worded) throw new UnsupportedLine(line);
      const [, back, drawn = '', words] = arrow ?? [null, worded?.[1], worded?.[4], worded?.[3]];
      const label = words?.trim() ? `|${words.trim().replace(/^"(.*)"$/, '$1')}|` : '';
      result += ` ${back}${toPlainArrow(drawn)}${label} `;
    }
  };
  const shaped = (lines: readonly string[]): string[] =>
    lines.map((line) => line.replace(NODE, (_, id: string) => id + (shapes.get(id) ?? '')));
  return { read, shaped };
}

/** Longer arrows only mean more room. */
function toPlainArrow(drawn: string): string {
  const head = drawn.endsWith('>');
  if (drawn.includes('.')) return head ? '-.->' : '-.-';
  if (drawn.includes('=')) return head ? '==>' : '===';
  return head ? '-->' : '---';
}
