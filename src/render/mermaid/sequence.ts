/** Sequence diagrams, rewritten with plain names for the renderer at build; see flowchart.ts for why. */
import { UnsupportedLine } from './unsupported-line.ts';

const ACTOR = /^(?:participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/;
const MESSAGE = /^(.+?)\s*(--?>>|--?>|--?[x)])\s*([+-]?)\s*([^:]+?)\s*:\s*(.*)$/;
const NOTE = /^note\s+(left of|right of|over)\s+([^:]+?)\s*:\s*(.+)$/i;
const OPENING = /^(?:loop|alt|opt|par|critical|break)\b/;
const DIVIDER = /^(?:else|and)\b/;
const DECORATION = /^(?:activate|deactivate)\s/;
/** Not white space to the renderer, nothing to the reader. */
const SILENT = '\u200b';

/** @throws {Unreadable} at a line the renderer would pass over. */
export function toPlainSequence(source: string): string {
  const names = new Map<string, string>();
  const actors: string[] = [];
  const lines: string[] = [];
  const blocks: ('shown' | 'colour')[] = [];
  let count = 0;
  let numbered = false;
  const getId = (name: string, label = name): string => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const id = `p${names.size + 1}`;
    names.set(name, id);
    actors.push(`participant ${id} as ${toPlainText(label.replace(/^"(.*)"$/, '$1'))}`);
    return id;
  };
  const read = (line: string): void => {
    const actor = ACTOR.exec(line);
    const note = NOTE.exec(line);
    const message = MESSAGE.exec(line);
    if (actor) getId(actor[1] ?? '', actor[2]);
    else if (OPENING.test(line)) {
      blocks.push('shown');
      lines.push(toPlainText(line));
    } else if (/^rect\b/.test(line)) blocks.push('colour');
    else if (line === 'end') {
      const closed = blocks.pop();
      if (closed === undefined) throw new UnsupportedLine(line);
      if (closed === 'shown') lines.push(line);
    } else if (DIVIDER.test(line) && blocks.length > 0) lines.push(toPlainText(line));
    else if (note) {
      const ids = (note[2] ?? '').split(',').map((name) => getId(name.trim()));
      lines.push(`Note ${note[1]?.toLowerCase()} ${ids.join(',')}: ${toPlainText(note[3] ?? '')}`);
    } else if (message) {
      const [, from = '', arrow, mark, to = '', words = ''] = message;
      const label = `${numbered ? `${++count}. ` : ''}${toPlainText(words)}` || SILENT;
      lines.push(`${getId(from)}${arrow}${mark}${getId(to)}: ${label}`);
    } else if (/^autonumber$/.test(line)) numbered = true;
    else if (!DECORATION.test(line) && !/^title\b/.test(line)) throw new UnsupportedLine(line);
  };
  const [header = '', ...rest] = source.split('\n').map((line) => line.trim().replace(/;$/, ''));
  if (!/^sequenceDiagram$/i.test(header)) throw new UnsupportedLine(header);
  for (const line of rest) if (line !== '') read(line);
  if (blocks.length > 0) throw new UnsupportedLine(rest.at(-1) ?? '');
  return ['sequenceDiagram', ...actors, ...lines].join('\n');
}

function toPlainText(words: string): string {
  return words.replaceAll('\\n', '<br/>').replace(/#(\w+);/g, '&$1;');
}
