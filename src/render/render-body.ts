/** The steps that render one body. */
import type { LineRange } from '../model/decision-parts.ts';
import { removeMailAddresses } from '../read/people.ts';
import { LIMITS } from '../shared/limits.ts';
import { shapeAlert } from './alerts.ts';
import { createCodeBox, getCode } from './code.ts';
import { listIds, openBody } from './find-body-issues.ts';
import { shapeFootnotes } from './footnotes.ts';
import { addAnchors } from './headings.ts';
import { hasClass } from './html/classes.ts';
import { serialize } from './html/serialize.ts';
import {
  createAddedElement,
  type Element,
  getLine,
  isElement,
  type Node,
  type Root,
  replaceElement,
  visitElements,
} from './html/tree.ts';
import { resolveImage, resolvePicture, showLinkedDrawing } from './images.ts';
import { resolveLinks } from './links.ts';
import { linkWikiNames } from './markdown-extensions.ts';
import { getFormula, loadMaths, typesetFormula } from './maths.ts';
import { linkMentions } from './mentions.ts';
import { createDiagramFigure, loadMermaid } from './mermaid/figure.ts';
import { graphvizFigure, isGraphviz, loadGraphviz } from './mermaid/graphviz.ts';
import { createSnippets, layOutParts, NO_SNIPPETS } from './parts/index.ts';
import type { RenderContext } from './render-context.ts';
import { listBodySections } from './section-text.ts';
import { boxTable } from './tables.ts';
import { shapeTask } from './tasks.ts';
import { markDirections } from './text-direction.ts';
import { linkTickets } from './tickets.ts';
import type { RenderedBody } from './types.ts';

export async function renderBody(
  context: RenderContext,
): Promise<Omit<RenderedBody, 'issues' | 'trackedLookups'>> {
  const { input, messages, options, ids, settledElements, fragments } = context;
  const { tree, title, titleIds, headings, sectionIds } = openBody(context);
  const facts = takeLines(tree, input.factLines ?? [], sectionIds);
  for (const part of [tree, facts]) {
    linkWikiNames(part, context);
    linkMentions(part, context);
  }
  const { recordNumbers = [] } = input;
  const tickets = options.tickets
    ? linkTickets(tree, {
        finder: options.tickets,
        title: title?.words ?? null,
        recordNumbers,
        settledElements,
      })
    : [];
  visitElements(tree, (node) => {
    if (node.tagName === 'p') showLinkedDrawing(node, context);
  });
  for (const part of [tree, facts]) resolveLinks(part, { ...context, titleIds });
  const sections = listBodySections(tree, input.parts?.roles ?? []);
  const found = input.parts
    ? layOutParts(tree, { parts: input.parts, decided: input.decided ?? null, sectionIds, messages }, ids)
    : null;
  for (const part of [tree, facts]) await shapeBlocks(part, context);
  shapeFootnotes(tree, messages);
  const snippets = { ...(found ? createSnippets(found) : NO_SNIPPETS), tickets };
  markDirections(tree);
  const shown = headings.filter(({ node }) => !facts.children.includes(node));
  addAnchors(shown, messages);
  return {
    html: serialize(tree).trim(),
    factsHtml: serialize(hideMailAddresses(facts)).trim(),
    headings: shown.map(({ depth, id, text }) => ({ depth, id, text })),
    sections,
    snippets,
    ids: [...listIds(tree), ...listIds(facts)],
    fragments,
    imageHosts: [...context.imageHosts],
  };
}

/** Takes blocks out of the main flow by their lines; a heading of a part keeps the id of its section. */
function takeLines(root: Root, lines: readonly LineRange[], sectionIds: ReadonlyMap<Element, string>): Root {
  const taken = new Set<Node>();
  for (const node of root.children) {
    const line = getLine(node);
    if (line === null || !lines.some(({ from, to }) => line >= from && line < to)) continue;
    taken.add(node);
    const id = isElement(node) ? sectionIds.get(node) : undefined;
    if (id !== undefined && isElement(node)) node.children.unshift(createAddedElement('span', { id }, []));
  }
  root.children = root.children.filter((node) => !taken.has(node));
  return { type: 'root', children: [...taken] };
}

/** Everything that is more than its tag: code, diagrams, maths, tables, alerts, tasks, images. */
async function shapeBlocks(tree: Root, context: RenderContext): Promise<void> {
  const { report, messages } = context;
  const jobs: (() => void)[] = [];
  const count = { tables: 0, diagrams: 0, formulas: 0 };
  const needs = { maths: false, mermaid: false, graphviz: false };
  const linked = new Set<Element>();
  const budget = { left: LIMITS.layoutWork };
  visitElements(tree, (node, parent) => {
    const formula = node.tagName === 'pre' || node.tagName === 'code' ? getFormula(node) : null;
    if (formula) {
      needs.maths = true;
      if (parent.type === 'root' || parent.tagName !== 'pre') {
        const number = ++count.formulas;
        jobs.push(() => typesetFormula(formula, number, report));
      }
    } else if (node.tagName === 'pre') {
      const code = getCode(node);
      const line = getLine(node);
      if (/^mermaid\b/i.test(code.lang)) {
        needs.mermaid = true;
        const number = ++count.diagrams;
        jobs.push(() =>
          replaceElement(
            node,
            createDiagramFigure({ source: code.code, line, number, messages }, report, budget),
          ),
        );
      } else if (isGraphviz(code.lang)) {
        needs.graphviz = true;
        const number = ++count.diagrams;
        const input = { source: code.code, line, number, messages };
        jobs.push(() => replaceElement(node, graphvizFigure(input, report)));
      } else jobs.push(() => replaceElement(node, createCodeBox(code, line, report)));
    } else if (node.tagName === 'table' && !LAID_OUT.some((name) => hasClass(node, name))) {
      const number = ++count.tables;
      jobs.push(() => boxTable(node, number, messages));
    } else if (node.tagName === 'blockquote') shapeAlert(node, messages);
    else if (node.tagName === 'a') visitElements(node, (inner) => linked.add(inner));
    else if (node.tagName === 'picture') resolvePicture(node, context, linked.has(node));
    else if (node.tagName === 'img' && node.properties['loading'] === undefined)
      resolveImage(node, context, linked.has(node));
    else if (hasClass(node, 'task-list-item')) jobs.push(() => shapeTask(node, messages));
    else if (hasClass(node, 'contains-task-list')) node.properties = { className: ['tasks'] };
  });
  if (needs.maths) await loadMaths();
  if (needs.mermaid) await loadMermaid();
  if (needs.graphviz) await loadGraphviz();
  for (const job of jobs) job();
}

/** Tables that were made of a part: they fit without a box, and have their headers. */
const LAID_OUT = ['risk-table', 'comparison', 'measures'];

/** Head lines are shown as written, but for addresses of people, which only a body may show. */
function hideMailAddresses(facts: Root): Root {
  visitElements(facts, (element) => {
    if (/^mailto:/i.test(String(element.properties['href'] ?? ''))) {
      element.tagName = 'span';
      element.properties = {};
    }
    for (const child of element.children)
      if (child.type === 'text') child.value = removeMailAddresses(child.value);
  });
  return facts;
}
