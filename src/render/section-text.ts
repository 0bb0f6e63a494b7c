/** The plain text of a body by section, for the search. */
import type { BodySection, Part } from '../model/decision-parts.ts';
import { getCode } from './code.ts';
import { getHeadingText } from './headings.ts';
import {
  getHeadingDepth,
  getLine,
  getText,
  isBlock,
  isElement,
  type Node,
  type Parent,
  type Root,
} from './html/tree.ts';
import { getFormula } from './maths.ts';

/**
 * A section begins at each heading, whatever box it is in. A section below another one is of its part, unless
 * it was taken for one itself. The source of diagrams and formulas is left out, since the page does not show it as text.
 *
 * @param root with its headings shaped, its code as parsed
 * @param roles which heading, by its line, was taken for which part
 */
export function listBodySections(root: Root, roles: readonly { line: number; part: Part }[]): BodySection[] {
  const parts = new Map(roles.map(({ line, part }) => [line, part]));
  const above: { depth: number; part: Part | null }[] = [];
  let words: string[] = [];
  let open: Omit<BodySection, 'text'> = { id: null, heading: null, part: null };
  const sections: BodySection[] = [];
  const close = (): void => {
    const text = words.join('').replace(NO_WORDS, ' ').replace(/\s+/g, ' ').trim();
    if (text !== '' || open.id !== null) sections.push({ ...open, text });
    words = [];
  };
  const visit = (parent: Parent): void => {
    for (const node of parent.children) {
      const depth = getHeadingDepth(node);
      if (depth !== null && isElement(node) && typeof node.properties['id'] === 'string') {
        close();
        while ((above.at(-1)?.depth ?? 0) >= depth) above.pop();
        const line = getLine(node);
        const part = (line === null ? undefined : parts.get(line)) ?? above.at(-1)?.part ?? null;
        above.push({ depth, part });
        open = { id: node.properties['id'], heading: getHeadingText(node), part };
      } else if (
        node.type === 'element' &&
        !isPicture(node) &&
        node.tagName !== 'pre' &&
        node.children.length > 0
      ) {
        visit(node);
        words.push(isBlock(node) || ENDS_WORD.has(node.tagName) ? ' \n' : '');
      } else if (!isPicture(node)) {
        words.push(getText(node), isBlock(node) ? ' \n' : '');
      }
    }
  };
  visit(root);
  close();
  return sections;
}

/** Strokes of drawings made of characters, and the marks of alerts. */
const NO_WORDS = /[\u2500-\u259f]+|\[![\w-]+\][+-]?/g;

/** Elements beside blocks after which the next word is another one. */
const ENDS_WORD = new Set(['td', 'th', 'tr', 'li', 'dt', 'dd', 'br', 'summary']);

function isPicture(node: Node): boolean {
  if (node.type !== 'element') return false;
  return getFormula(node) !== null || (node.tagName === 'pre' && /^mermaid\b/i.test(getCode(node).lang));
}
