/** Converts a table of AsciiDoc to Markdown: cells on one line, spans filled with empty cells. */

import { type AdocNode, attribute, type Converter } from './asciidoctor-types.ts';
import { type Chunk, chunk, join, type Line } from './markdown-lines.ts';

/** Columns that a row is filled up to at most. */
const WIDEST = 50;

/** Converts the blocks that a cell may hold. */
type ToLines = (blocks: readonly AdocNode[], converter: Converter) => Promise<Line[]>;

export async function tableChunk(table: AdocNode, converter: Converter, toLines: ToLines): Promise<Chunk> {
  const { rows } = table;
  const isPlain = rows.head.length === 0;
  const lines: Line[] = [];
  const width = Math.min(WIDEST, Number(attribute(table, 'colcount') ?? 1));
  const add = (cells: string[], at: number | null): void => {
    const filled = [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')].slice(0, width);
    lines.push({ text: `| ${filled.join(' | ')} |`.replace(/ {2,}/g, ' '), at });
  };
  const start = converter.getLine(table);
  const columns = table.columns.slice(0, width);
  const rule = columns.map((column) => RULES[attribute(column, 'halign') ?? ''] ?? '---');
  if (isPlain) {
    add([], start);
    lines.push({ text: `| ${rule.join(' | ')} |`, at: start });
  }
  /** Rows that a cell above still covers, by column. */
  const covered: number[] = [];
  for (const part of ['head', 'body', 'foot'] as const)
    for (const row of rows[part]) {
      const cells: string[] = [];
      const skip = (): void => {
        while ((covered[cells.length] ?? 0) > 0 && cells.length < width) {
          covered[cells.length] = (covered[cells.length] ?? 1) - 1;
          cells.push('');
        }
      };
      for (const cell of row) {
        skip();
        const from = cells.length;
        cells.push(await cellText(cell, { isHead: part === 'head', isFacts: isPlain }, converter, toLines));
        for (let span = 1; span < (cell.colspan ?? 1) && cells.length < width; span++) cells.push('');
        if ((cell.rowspan ?? 1) > 1) covered.fill((cell.rowspan ?? 1) - 1, from, cells.length);
        for (let at = from; at < cells.length; at++) covered[at] = (cell.rowspan ?? 1) - 1;
      }
      skip();
      add(cells, row[0] ? getCellLine(row[0], table, converter) : null);
      if (part === 'head') lines.push({ text: `| ${rule.join(' | ')} |`, at: null });
    }
  const title = table.title ? converter.marks.finish(table.title) : '';
  const head = title === '' ? [] : [chunk([`**${title}**`], start === null ? null : start - 1)];
  return { lines: join([...head, { lines, loose: true }]), loose: true };
}

const RULES: Record<string, string> = { center: ':-:', right: '--:' };

function getCellLine(cell: AdocNode, table: AdocNode, { getLine }: Converter): number | null {
  return getLine({ lineno: cell.lineno ?? table.lineno });
}

async function cellText(
  cell: AdocNode,
  { isHead, isFacts }: { isHead: boolean; isFacts: boolean },
  converter: Converter,
  toLines: ToLines,
): Promise<string> {
  const text =
    cell.innerDocument === null
      ? converter.marks.finish(cell.text ?? '')
      : inCell(await toLines(cell.innerDocument.blocks, converter), isFacts);
  const line = text
    .trim()
    .replace(/\\?\n\s*\n\s*/g, '<br><br>')
    .replace(/\\\n/g, '<br>')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|');
  if (cell.style === 'header' && !isHead && line !== '' && !line.includes('**')) return `**${line}**`;
  return cell.style === 'strong' && line !== '' ? `**${line}**` : line;
}

/** Blocks in a cell: a list of one is its words, others keep their marks as HTML does. */
function inCell(lines: readonly Line[], isFacts: boolean): string {
  const items = lines.filter(({ gap }) => gap === undefined).map(({ text }) => text);
  const isList = items.length > 0 && items.every((text) => /^(?:[-*]|\d+\.) |^ {2}/.test(text));
  if (!isList)
    return lines
      .map(({ text }) => text)
      .join('\n')
      .replace(/^```.*\n([\s\S]*?)\n```$/gm, (_, code: string) =>
        code
          .split('\n')
          .map((line) => `\`${line}\``)
          .join('<br>'),
      );
  const words = items
    .join('\n')
    .split(/\n(?=\s*(?:[-*]|\d+\.) )/)
    .map((text) => text.replace(/^\s*(?:[-*]|\d+\.) /, '').replace(/\s*\n\s*/g, ' '));
  if (words.length === 1 || isFacts) return words.join('<br>');
  return `<ul>${words.map((word) => `<li>${word}</li>`).join('')}</ul>`;
}
