/**
 * Removes from the source of a Mermaid diagram all that is more than shapes and text: configuration, style sheets, links,
 * scripts and images. Used at build and by the script that draws in the reader's browser.
 */

const FRONT_MATTER = /^\s*-{3}[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\s*-{3}[ \t]*(?:\r?\n|$)/;
/** The closing marker can be missing: Mermaid then reads to the end. */
const DIRECTIVE = /%%\{(?:(?!%%\{)[\s\S])*?\}%%/g;
const STATEMENT_START = '(^|[;\\n])[ \\t]*';
/** `click A "…"`, `callback A "…"`, `link A "…"`, and the menus of participants. */
const INTERACTION = new RegExp(
  `${STATEMENT_START}(?:(?:click|callback|link)[ \\t]+\\w[^\\s;]*[ \\t]+["'\\w][^;\\n]*|(?:links?|properties|details)[ \\t]+[^\\n:;]+:[^\\n]*)`,
  'gi',
);
const STYLING = new RegExp(`${STATEMENT_START}((?:classDef|style|linkStyle)[ \\t]+\\S+)([^;\\n]*)`, 'g');
/** `A@{ img: "…" }`; other shapes of that kind stay. */
const PICTURE = /@\{[^{}]*\b(?:img|icon)\s*:[^{}]*\}/g;

/** The title that its front matter gives; null if there is none. */
export function getFrontTitle(source: string): string | null {
  const title = /^\s*title:[ \t]*(.+)$/m.exec(FRONT_MATTER.exec(source)?.[1] ?? '')?.[1]?.trim();
  return title?.replace(/^(["'])(.*)\1$/, '$2') || null;
}

export function toPlainDiagram(source: string): string {
  let text = source;
  // a second one would become the first
  for (let count = 0; FRONT_MATTER.test(text); count++)
    text = count < 9 ? text.replace(FRONT_MATTER, '') : '';
  return text
    .replace(DIRECTIVE, ' ')
    .replace(/%%+\{/g, '%% {')
    .replace(INTERACTION, '$1')
    .replace(PICTURE, '')
    .replace(STYLING, (_, start: string, target: string, declarations: string) => {
      const kept = declarations.split(/(?<!\\),/).filter(isPlainDeclaration);
      return kept.length === 0 ? start : `${start}${target} ${kept.map((one) => one.trim()).join(',')}`;
    });
}

const PROPERTY =
  /^(?:fill|stroke|color|(?:fill-|stroke-)?opacity|stroke-(?:width|dasharray)|font-(?:weight|style|size)|r[xy]|text-align)$/;
const VALUE =
  /^(?:#[\da-f]{3,8}|[a-z-]+|[\d.]+(?:px|em|rem|pt|%)?(?: [\d.]+)*|(?:rgb|hsl)a?\((?:[\d\s.%/]|\\?,)+\))(?:\s*!important)?$/i;

/** A colour, a width or a weight; nothing that names an address or runs beyond the shape. */
function isPlainDeclaration(declaration: string): boolean {
  const [property = '', ...value] = declaration.split(':');
  const plain = value.join(':').trim();
  return plain.length < 60 && PROPERTY.test(property.trim()) && VALUE.test(plain);
}

/** Site path of the empty page that Mermaid draws in; see `scripts/diagram-sandbox.ts`. */
export const DIAGRAM_SANDBOX_PATH = '/assets/diagrams.html';
