/**
 * Flowcharts: what Mermaid allows, written the way the renderer at build reads it. That renderer passes over what
 * it does not know; a drawing that lacks a line of its source is worse than none, so every line is checked first.
 */
import { Unreadable } from './unreadable.ts';

const STATEMENT =
  /^(?:classDef\s+\w+\s|class\s+[\w,-]+\s+\w+$|style\s+[\w,-]+\s|linkStyle\s|direction\s+(?:TD|TB|LR|BT|RL)$|subgraph\s+\S|end$)/;
const ID = /^\w+(?:-\w+)*/;
const SHAPE =
  /^(?:\(\(\([^()]+\)\)\)|\(\[[^\]]+\]\)|\(\([^()]+\)\)|\[\[[^\]]+\]\]|\[\([^\])]+\)\]|\[\/[^\]\\/]+\\\]|\[\\[^\]\\/]+\/\]|\{\{[^}]+\}\}|\["[^"\]]+"\]|\("[^")]+"\)|\{"[^"}]+"\}|\[(?![/\\([])[^\]"]+\]|\([^()"[]+\)|\{[^}"{]+\})/;
const CLASS = /^:::\w[\w-]*/;
const ARROW = /^(<?)(-{2,}>|-{3,}|-\.+->|-\.+-|={2,}>|={3,})(?:\s*\|([^|]*)\|)?/;
/** `-- words -->`, with or without spaces around the words. */
const WORDED = /^(<?)(--|-\.|==)\s*([^\s>|.=-][^|>]*?)\s*(-->|---|\.->|\.-|==>|===)/;

/** @throws {Unreadable} at a line the renderer would pass over. */
export function plainFlowchart(source: string): string {
  const [header = '', ...lines] = statements(source);
  const direction = /^(?:graph|flowchart(?:-elk)?)(?:\s+(TD|TB|LR|BT|RL))?$/i.exec(header);
  if (!direction) throw new Unreadable(header);
  const groups = new Set(lines.map((line) => /^subgraph\s+([\w-]+)/.exec(line)?.[1]).filter(Boolean));
  const written = lines.flatMap((line) => {
    if (/^click\s/.test(line)) return [];
    return STATEMENT.test(line) ? [line] : [plainEdges(line, groups)];
  });
  return [`flowchart ${direction[1] ?? 'TD'}`, ...written].join('\n');
}

/** One statement a line; a `;` inside quotes or brackets ends none. */
function statements(source: string): string[] {
  return source
    .replace(/"[^"\n]*"|\[[^\]\n]*\]|\|[^|\n]*\||;/g, (part) => (part === ';' ? '\n' : part))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function plainEdges(line: string, groups: Set<string | undefined>): string {
  let rest = line;
  let result = '';
  const take = (pattern: RegExp): RegExpExecArray | null => {
    rest = rest.trimStart();
    const match = pattern.exec(rest);
    if (match) rest = rest.slice(match[0].length);
    return match;
  };
  for (;;) {
    const id = take(ID)?.[0];
    if (id === undefined || groups.has(id)) throw new Unreadable(line);
    result += id + (take(SHAPE)?.[0] ?? '') + (take(CLASS)?.[0] ?? '');
    if (rest.trim() === '') return result;
    if (take(/^&/)) {
      result += ' & ';
      continue;
    }
    const arrow = take(ARROW);
    const worded = arrow ? null : take(WORDED);
    if (!arrow && !worded) throw new Unreadable(line);
    const [, back, drawn = '', words] = arrow ?? [null, worded?.[1], worded?.[4], worded?.[3]];
    result += ` ${back}${plainArrow(drawn)}${words?.trim() ? `|${words.trim().replace(/^"(.*)"$/, '$1')}|` : ''} `;
  }
}

/** Longer arrows only mean more room. */
function plainArrow(drawn: string): string {
  const head = drawn.endsWith('>');
  if (drawn.includes('.')) return head ? '-.->' : '-.-';
  if (drawn.includes('=')) return head ? '==>' : '===';
  return head ? '-->' : '---';
}
