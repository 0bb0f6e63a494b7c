/**
 * Admonitions of MkDocs (`!!! note`, `??? note "More"`) and containers of Docusaurus, VitePress and Pandoc
 * (`:::tip[Title]`, `::: details More`), written as GitHub's and Obsidian's alerts: a quotation that opens with
 * `[!NOTE]`. Code is not changed.
 */
import { toAlertKind } from './alerts.ts';

/** A line of the source, and where it is in the file; a line that was put in is where the one before it is. */
export interface SourceLine {
  text: string;
  number: number;
}

const MAY_HAVE = /^[ \t>]*(?:!!!|\?\?\?\+?|:{3,})[ \t]*[\w{]/m;
const ADMONITION = /^([ \t]*)(!!!|\?\?\?\+?)[ \t]+([\w-]+)([^"]*)(?:"(.*)"[ \t]*)?$/;
/** Words beside the kind that say where the box is to be. */
const PLACEMENT = /^(?:[ \t]+(?:inline|end|left|right|highlight))*[ \t]*$/;
const CONTAINER =
  /^([ \t]*)(:{3,})[ \t]*(?:([A-Za-z][\w-]*)|\{\.([\w-]+)[^}]*\})[ \t]*(?:\[([^\]]*)\])?(?:\{([^}]*)\})?([^:]*):*[ \t]*$/;
const CONTAINER_END = /^[ \t]*(:{3,})[ \t]*$/;
const FENCE = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** Levels of admonitions inside admonitions. */
const DEEPEST = 8;

/** The lines with containers as alerts; null if there is none. */
export function quoteContainers(source: string): SourceLine[] | null {
  if (!MAY_HAVE.test(source)) return null;
  const lines = source.split('\n').map((text, index) => ({ text, number: index + 1 }));
  const quoted = quoteContainersIn(lines, 0);
  return quoted.some(({ text }, index) => text !== lines[index]?.text) ? quoted : null;
}

function quoteContainersIn(lines: readonly SourceLine[], depth: number): SourceLine[] {
  const out: SourceLine[] = [];
  let fence: string | null = null;
  let inList = false;
  const ends = findContainerEnds(lines);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as SourceLine;
    const mark = FENCE.exec(line.text)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.text.trim() === mark) fence = null;
    } else {
      if (ITEM.test(line.text)) inList = true;
      else if (/^\S/.test(line.text)) inList = false;
      fence = mark ?? null;
      // code, where it is indented and in no list
      const found =
        mark === undefined && depth < DEEPEST && (inList || !/^(?: {4}|\t)/.test(line.text))
          ? findBlock(lines, at, ends)
          : null;
      if (found !== null) {
        appendBlock(out, found, line.number, depth);
        at = found.end - 1;
        if (lines[found.end] !== undefined && lines[found.end]?.text.trim() !== '')
          out.push({ text: '', number: lines[at]?.number ?? line.number });
        continue;
      }
    }
    out.push(line);
  }
  return out;
}

interface ContainerBlock {
  indent: string;
  /** What the quotation opens with; null for content that is only in a container. */
  opening: string | null;
  /** Without the indentation of the container. */
  content: SourceLine[];
  /** Index of the first line behind it. */
  end: number;
}

function appendBlock(
  out: SourceLine[],
  { indent, opening, content }: ContainerBlock,
  number: number,
  depth: number,
): void {
  const inner = quoteContainersIn(content, depth + 1);
  if (opening === null) {
    out.push({ text: '', number }, ...inner.map((line) => ({ ...line, text: indent + line.text })));
    return;
  }
  if (out.at(-1)?.text.trimStart().startsWith('>')) out.push({ text: '', number });
  out.push({ text: `${indent}> ${opening}`, number });
  for (const { text, number: own } of inner)
    out.push({ text: text.trim() === '' ? `${indent}>` : `${indent}> ${text}`, number: own });
}

function findBlock(
  lines: readonly SourceLine[],
  at: number,
  ends: ReadonlyMap<number, number>,
): ContainerBlock | null {
  const { text } = lines[at] as SourceLine;
  const admonition = ADMONITION.exec(text);
  if (admonition) {
    const [, indent = '', sign = '', kind = '', classes = '', quoted] = admonition;
    const { content, end } = collectIndented(lines, at + 1, indent);
    if (content.length === 0 && quoted === undefined) return null;
    const title = quoted ?? (PLACEMENT.test(classes) ? undefined : classes.trim());
    const fold = sign === '!!!' ? '' : sign === '???' ? '-' : '+';
    return { indent, opening: createOpening(kind, fold, title), content, end };
  }
  const container = CONTAINER.exec(text);
  if (!container) return null;
  const [, indent = '', , name, className, label, attributes, rest = ''] = container;
  const kind = name ?? className ?? '';
  const end = ends.get(at);
  if (end === undefined) return null;
  const content = lines
    .slice(at + 1, end)
    .map((line) => ({ ...line, text: dedent(line.text, indent.length) }));
  if (/^mermaid$/i.test(kind))
    return toFencedBlock(lines[at] as SourceLine, { indent, content, end: end + 1 }, kind);
  const title = label ?? /\btitle="([^"]*)"/.exec(attributes ?? '')?.[1] ?? (rest.trim() || undefined);
  if (/^details$/i.test(kind)) {
    return { indent, opening: createOpening('details', '-', title), content, end: end + 1 };
  }
  // a container of tabs or columns is only its content; a word behind one of no known kind is none of ours
  if (toAlertKind(kind) === null)
    return TRANSPARENT.test(kind) ? { indent, opening: null, content, end: end + 1 } : null;
  return { indent, opening: createOpening(kind, '', title), content, end: end + 1 };
}

const TRANSPARENT = /^(?:code-group|tabs?|tab-item|columns?|row|grid|card|cards|raw|v-pre)$/i;

/** `::: mermaid`, as Azure DevOps writes it. */
function toFencedBlock(
  opening: SourceLine,
  { indent, content, end }: Omit<ContainerBlock, 'opening'>,
  language: string,
): ContainerBlock {
  const fence = '`'.repeat(3);
  const first = { text: `${fence}${language.toLowerCase()}`, number: opening.number };
  const last = { text: fence, number: content.at(-1)?.number ?? opening.number };
  return { indent, opening: null, content: [first, ...content, last], end };
}

/** The title follows the kind. An unknown kind is a note with the kind as its label. */
function createOpening(kind: string, fold: string, title: string | undefined): string {
  const known = toAlertKind(kind);
  const name = kind.charAt(0).toUpperCase() + kind.slice(1).replace(/[-_]+/g, ' ');
  const words = title ?? (known === null ? name : '');
  return `[!${known === null ? 'note' : kind}]${fold}${words === '' ? (title === undefined ? '' : ' ""') : ` ${words}`}`;
}

/** Lines that are indented by four more than the opening, with the blank ones between them. */
function collectIndented(
  lines: readonly SourceLine[],
  from: number,
  indent: string,
): { content: SourceLine[]; end: number } {
  const content: SourceLine[] = [];
  let end = from;
  const inner = new RegExp(`^${indent}(?: {4}|\\t| {1,3}\\t)`);
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as SourceLine;
    if (line.text.trim() === '') continue;
    if (!inner.test(line.text)) break;
    while (end < at) content.push({ ...(lines[end++] as SourceLine), text: '' });
    content.push({ ...line, text: line.text.replace(inner, '') });
    end = at + 1;
  }
  return { content, end };
}

/** The line that closes each container that is closed, by the line that opens it. */
function findContainerEnds(lines: readonly SourceLine[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: { at: number; colons: number }[] = [];
  let fence: string | null = null;
  for (const [at, { text }] of lines.entries()) {
    const mark = FENCE.exec(text)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && text.trim() === mark) fence = null;
      continue;
    }
    if (mark !== undefined) fence = mark;
    const length = CONTAINER_END.exec(text)?.[1]?.length;
    if (length !== undefined) {
      while ((open.at(-1)?.colons ?? 0) > length) open.pop();
      const closed = open.pop();
      if (closed !== undefined) ends.set(closed.at, at);
    } else {
      const colons = text.includes(':::') ? CONTAINER.exec(text)?.[2]?.length : undefined;
      if (colons !== undefined) open.push({ at, colons });
    }
  }
  return ends;
}

function dedent(text: string, indent: number): string {
  const own = text.length - text.trimStart().length;
  return text.slice(Math.min(own, indent));
}
