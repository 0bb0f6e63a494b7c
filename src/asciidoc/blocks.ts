/** The blocks of an AsciiDoc document as Markdown. */

import { type AdocNode, attribute, type Converter } from './asciidoctor-types.ts';
import { address, circled, createImageMarkdown, escapeStart } from './inline.ts';
import { type Chunk, chunk, join, type Line, NOTHING, prefix, toLines } from './markdown-lines.ts';
import { tableChunk } from './table.ts';

type Convert = (block: AdocNode, converter: Converter) => Promise<Chunk> | Chunk;

const BLOCKS: Record<string, Convert> = {
  preamble: (block, converter) => compound(block, converter),
  section: (block, converter) => section(block, converter),
  floating_title: (block, converter) => heading(block, converter),
  paragraph,
  listing: verbatim,
  literal: verbatim,
  stem: verbatim,
  pass: (block, { getLine }) => chunk(block.lines, getLine(block)),
  admonition,
  quote,
  verse: quote,
  sidebar: quote,
  example,
  open: titled,
  ulist: (block, converter) => bullets(block, converter),
  olist: (block, converter) => bullets(block, converter),
  colist: (block, converter) => bullets(block, converter),
  dlist: (block, converter) => definitions(block, converter),
  table: (block, converter) => tableChunk(block, converter, blocksToLines),
  image: (block, converter) => captioned(block, createImageMarkdown(block, target(block)), converter),
  video: (block, converter) => captioned(block, `[${target(block)}](${address(target(block))})`, converter),
  audio: (block, converter) => captioned(block, `[${target(block)}](${address(target(block))})`, converter),
  thematic_break: (block, { getLine }) => chunk(['***'], getLine(block)),
};

export async function blocksToLines(blocks: readonly AdocNode[], converter: Converter): Promise<Line[]> {
  const chunks: Chunk[] = [];
  let list = '';
  for (const block of blocks) {
    block.document.playbackAttributes(block.attributes);
    const made = (await BLOCKS[block.context]?.(block, converter)) ?? NOTHING;
    // a list behind another one of the same kind would go on with it
    const kind = /^[udo]list$/.test(block.context) && !converter.hasNoSections ? block.context : '';
    if (kind !== '' && kind === list) chunks.push(chunk(['<!-- -->'], null));
    list = kind;
    chunks.push(made);
  }
  return join(chunks);
}

/** Text with its substitutions, a line for each line. */
async function textLines(block: AdocNode, converter: Converter): Promise<Line[]> {
  const content = String((await block.content()) ?? '');
  return toLines(converter.marks.finish(content).split('\n').map(escapeStart), converter.getLine(block));
}

function getBlockTitle(block: AdocNode, { marks }: Converter): string {
  return block.title ? marks.finish(block.title) : '';
}

/** A title that is in the line above its block. */
function above(block: AdocNode, converter: Converter): Chunk {
  const title = getBlockTitle(block, converter);
  const line = converter.getLine(block);
  return title === '' ? NOTHING : chunk([`**${title}**`], line === null || line < 2 ? null : line - 1);
}

const target = (block: AdocNode): string => attribute(block, 'target') ?? '';

async function compound(block: AdocNode, converter: Converter): Promise<Chunk> {
  if (block.blocks.length === 0 && block.lines?.length > 0) return paragraph(block, converter);
  return { lines: await blocksToLines(block.blocks, converter), loose: true };
}

async function section(block: AdocNode, converter: Converter): Promise<Chunk> {
  const inner = await blocksToLines(block.blocks, converter);
  return { lines: join([heading(block, converter), { lines: inner, loose: true }]), loose: false };
}

function heading(block: AdocNode, converter: Converter): Chunk {
  const words = getBlockTitle(block, converter).replace(/\s+/g, ' ');
  const id = block.id ? ` {#${block.id}}` : '';
  const signs = '#'.repeat(Math.min(6, (block.level ?? 0) + 1));
  return chunk([`${signs} ${words}${id}`], converter.getLine(block), false);
}

/** A macro of a diagram extension, which shows a file. */
const DIAGRAM_FILE =
  /^(?:plantuml|mermaid|graphviz|ditaa|c4plantuml|drawio|excalidraw|diagram)::([^[\]\s]+)\[.*\]$/;

async function paragraph(block: AdocNode, converter: Converter): Promise<Chunk> {
  const file = DIAGRAM_FILE.exec(block.source)?.[1];
  if (file !== undefined) return chunk([`![](${address(file)})`], converter.getLine(block));
  if (DIAGRAMS.test(block.style ?? '')) return verbatim(block, converter);
  const lines = await textLines(block, converter);
  const [first] = lines;
  if (first !== undefined && block.id) first.text = `<a id="${block.id}"></a>${first.text}`;
  return { lines: join([above(block, converter), { lines, loose: true }]), loose: true };
}

const DIAGRAMS = /^(?:mermaid|plantuml|c4plantuml|graphviz|dot|ditaa)$/;

/** What Asciidoctor makes of an `include::` that was left. */
const INCLUDED_DRAWING = /^link:(\S+\.(?:puml|plantuml|pu|iuml|wsd))\[.*\]$/i;

/** Code as it is written, with the numbers of its callouts. */
function verbatim(block: AdocNode, converter: Converter): Chunk {
  const included = block.lines.length === 1 ? INCLUDED_DRAWING.exec(block.source)?.[1] : undefined;
  if (included !== undefined) return chunk([`![](${address(included)})`], converter.getLine(block));
  const { style, context } = block;
  const isMath = context === 'stem' && style !== 'asciimath';
  const lang = DIAGRAMS.test(style ?? '')
    ? String(style)
    : isMath
      ? 'math'
      : (attribute(block, 'language') ?? (context === 'stem' ? 'asciimath' : ''));
  const title = block.title ? converter.marks.plain(block.title).replaceAll('"', "'") : '';
  const lines = block.lines.map((line) =>
    lang === '' || context === 'listing'
      ? line.replace(/(?:(?:\/\/|#|--|;;)\s*)?<!?(?:--)?(\d{1,3})(?:--)?>(?=\s*(?:<\d+>\s*)*$)/g, (_, n) =>
          circled(Number(n)),
        )
      : line,
  );
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  const info = title === '' ? lang : `${lang || 'text'} title="${title}"`;
  const delimiter = converter.source[(block.lineno ?? 0) - 1] ?? '';
  const line = converter.getLine(block);
  const isDelimited = /^(?:--|[-.=+*_]{4,}|`{3,}.*)$/.test(delimiter.trim());
  const at = line === null || isDelimited || line === 1 ? line : line - 1;
  return {
    lines: [
      { text: fence + info, at },
      ...toLines(lines, at === null ? null : at + 1),
      { text: fence, at: at === null ? null : at + lines.length + 1 },
    ],
    loose: false,
  };
}

async function boxed(block: AdocNode, converter: Converter, first: Line[]): Promise<Chunk> {
  const title = getBlockTitle(block, converter);
  const inner = (await compound(block, converter)).lines;
  const head = title === '' ? NOTHING : chunk([`**${title}**`], null);
  const lines = join([head, { lines: inner, loose: true }]);
  return { lines: prefix([...first, ...lines], '> '), loose: true };
}

async function admonition(block: AdocNode, converter: Converter): Promise<Chunk> {
  const at = converter.getLine(block);
  const isParagraph = block.contentModel === 'simple';
  const mark = {
    text: `[!${String(block.style).toUpperCase()}]`,
    at: at === null || !isParagraph ? at : at - 1,
  };
  return boxed(block, converter, [mark]);
}

async function quote(block: AdocNode, converter: Converter): Promise<Chunk> {
  const by = ['attribution', 'citetitle'].flatMap((name) => attribute(block, name) ?? []).join(', ');
  const made = await boxed(block, converter, []);
  if (block.context === 'verse') for (const line of made.lines.slice(0, -1)) line.text += '\\';
  if (by === '') return made;
  const words = converter.marks.finish(await block.applySubs(by));
  return { lines: [...made.lines, ...toLines(['>', `> — ${words}`], null)], loose: true };
}

async function titled(block: AdocNode, converter: Converter): Promise<Chunk> {
  if (DIAGRAMS.test(block.style ?? '')) return verbatim(block, converter);
  return { lines: join([above(block, converter), await compound(block, converter)]), loose: true };
}

async function example(block: AdocNode, converter: Converter): Promise<Chunk> {
  if (attribute(block, 'collapsible-option') === null) return titled(block, converter);
  const open = attribute(block, 'open-option') === null ? '' : ' open';
  const words = getBlockTitle(block, converter) || 'Details';
  const at = converter.getLine(block);
  const head = chunk(
    [`<details${open}><summary>${words.replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</summary>`],
    at,
  );
  const lines = join([head, await compound(block, converter), chunk(['</details>'], null)]);
  return { lines, loose: true };
}

function captioned(block: AdocNode, text: string, converter: Converter): Chunk {
  const title = getBlockTitle(block, converter);
  return chunk(title === '' ? [text] : [`${text}\\`, `*${title}*`], converter.getLine(block));
}

async function bullets(list: AdocNode, converter: Converter): Promise<Chunk> {
  const ordered = list.context !== 'ulist';
  let number = Number(attribute(list, 'start') ?? 1);
  const items: Chunk[] = [];
  for (const item of list.blocks) {
    const box =
      attribute(item, 'checkbox') === null ? '' : attribute(item, 'checked') === null ? '[ ] ' : '[x] ';
    const mark = ordered ? `${number++}. ` : '- ';
    const text = toLines(
      converter.marks
        .finish(item.text ?? '')
        .split('\n')
        .map(escapeStart),
      converter.getLine(item),
    );
    items.push(await itemChunk(mark, box, text, item, converter));
  }
  return { lines: join([above(list, converter), { lines: join(items), loose: true }]), loose: true };
}

/** An item with its content, indented below its marker. */
async function itemChunk(
  mark: string,
  box: string,
  text: Line[],
  item: AdocNode | null,
  converter: Converter,
): Promise<Chunk> {
  const inner = item === null || item.blocks.length === 0 ? [] : await blocksToLines(item.blocks, converter);
  const isNested = /^[uo]list$/.test(item?.blocks[0]?.context ?? '');
  const [first, ...rest] = text.length === 0 ? [{ text: '', at: null }] : text;
  const head = { lines: [{ ...first, text: box + (first?.text ?? '') } as Line, ...rest], loose: !isNested };
  const lines = join([head, { lines: inner, loose: true }]);
  return { lines: prefix(lines, mark, ' '.repeat(mark.length)), loose: false };
}

/** Terms and what they say: items that open with the term, or sections, where a file has no others. */
async function definitions(list: AdocNode, converter: Converter): Promise<Chunk> {
  const items: Chunk[] = [];
  for (const [terms, said] of list.blocks as unknown as [AdocNode[], AdocNode | null][]) {
    const words = terms.map((term) => converter.marks.finish(term.text ?? '')).join(', ');
    const at = terms[0] === undefined ? null : converter.getLine(terms[0]);
    const textAt = said === null ? null : converter.getLine(said);
    const text = said?.text
      ? toLines(converter.marks.finish(said.text).split('\n').map(escapeStart), textAt)
      : [];
    if (converter.hasNoSections && list.parent?.context !== 'list_item' && (textAt ?? 0) !== at) {
      const inner = said === null ? [] : await blocksToLines(said.blocks, converter);
      const level = '#'.repeat(Math.min(6, (list.level ?? 0) + 2));
      const head = chunk([`${level} ${words}`], at, false);
      items.push({
        lines: join([head, { lines: text, loose: true }, { lines: inner, loose: true }]),
        loose: false,
      });
      continue;
    }
    const bare = words.replace(/^\*\*([^*]+)\*\*$/, '$1').replace(/:$/, '');
    const term = bare.includes('**') ? `${bare}:` : `**${bare}:**`;
    const [first, ...rest] = text;
    const sameLine = first !== undefined && (first.at === at || first.at === null);
    const lines = sameLine ? [{ text: `${term} ${first.text}`, at }, ...rest] : [{ text: term, at }, ...text];
    items.push(await itemChunk('- ', '', lines, said, converter));
  }
  return { lines: join([above(list, converter), { lines: join(items), loose: true }]), loose: true };
}
