/** One body, step by step. */
import { shapeAlert } from './alerts.ts';
import { codeBox, codeOf } from './code/block.ts';
import { shapeFootnotes } from './footnotes.ts';
import { addAnchors, dropTitle, shapeHeadings } from './headings.ts';
import { hasClass } from './html/classes.ts';
import { serialize } from './html/serialize.ts';
import { become, type Element, eachElement, lineOf, type Root } from './html/tree.ts';
import { claimIds, createIds, slugOf } from './ids.ts';
import { resolveImage } from './images.ts';
import { resolveLinks } from './links.ts';
import { formulaOf, loadMaths, setFormula } from './maths.ts';
import { linkMentions } from './mentions.ts';
import { diagramFigure, loadMermaid } from './mermaid/figure.ts';
import { bodySource, parse } from './parse.ts';
import { extractsOf, layOutParts, NO_EXTRACTS } from './parts/index.ts';
import { claimSectionIds } from './parts/section-ids.ts';
import { applyHtmlPolicy } from './raw-html/policy.ts';
import type { Report } from './report.ts';
import { type Ask, createAsk } from './resolutions.ts';
import { sectionsOf } from './section-text.ts';
import { boxTable } from './tables.ts';
import { shapeTask } from './tasks.ts';
import { linkTickets } from './tickets.ts';
import type { RenderedBody, RendererOptions, RenderInput } from './types.ts';

interface Workbench {
  input: RenderInput;
  options: RendererOptions;
  report: Report;
  ask: Ask;
}

export async function renderBody(
  bench: Workbench,
): Promise<Pick<RenderedBody, 'html' | 'headings' | 'sections' | 'extracts'>> {
  const { input, options, report, ask } = bench;
  const source = bodySource(input);
  const tree = applyHtmlPolicy(parse(source), options.rawHtml ?? 'sanitize', report);
  const title = input.dropTitle ? dropTitle(tree) : null;
  const ids = createIds(options.reservedIds ?? []);
  claimIds(tree, ids);
  const headings = shapeHeadings(tree, ids);
  const settled = new Set<Element>();
  const sectionIds = input.anatomy ? claimSectionIds(tree, input.anatomy, ids) : new Map();
  linkMentions(tree, ask, settled);
  const tickets = options.tickets
    ? linkTickets(tree, { finder: options.tickets, title, recordNumbers: input.recordNumbers ?? [], settled })
    : [];
  resolveLinks(tree, { ask, ids, settled, report, titleId: title === null ? null : slugOf(title) });
  const sections = sectionsOf(tree, input.anatomy?.roles ?? []);
  const found = input.anatomy
    ? layOutParts(tree, { anatomy: input.anatomy, decided: input.decided ?? null, sectionIds }, ids)
    : null;
  await shapeBlocks(tree, bench);
  shapeFootnotes(tree);
  const extracts = { ...(found ? extractsOf(found) : NO_EXTRACTS), tickets };
  addAnchors(headings);
  return {
    html: serialize(tree).trim(),
    headings: headings.map(({ depth, id, text }) => ({ depth, id, text })),
    sections,
    extracts,
  };
}

/** Everything that is more than its tag: code, diagrams, maths, tables, alerts, tasks, images. */
async function shapeBlocks(tree: Root, { report, ask }: Workbench): Promise<void> {
  const jobs: (() => void)[] = [];
  const count = { tables: 0, diagrams: 0, formulas: 0 };
  const needs = { maths: false, mermaid: false };
  eachElement(tree, (node, parent) => {
    const formula = node.tagName === 'pre' || node.tagName === 'code' ? formulaOf(node) : null;
    if (formula) {
      needs.maths = true;
      if (parent.type === 'root' || parent.tagName !== 'pre') {
        const number = ++count.formulas;
        jobs.push(() => setFormula(formula, number, report));
      }
    } else if (node.tagName === 'pre') {
      const code = codeOf(node);
      const line = lineOf(node);
      if (/^mermaid\b/i.test(code.lang)) {
        needs.mermaid = true;
        const number = ++count.diagrams;
        jobs.push(() => become(node, diagramFigure({ source: code.code, line, number }, report)));
      } else jobs.push(() => become(node, codeBox(code)));
    } else shapeElement(node, report, ask, jobs, count);
  });
  if (needs.maths) await loadMaths();
  if (needs.mermaid) await loadMermaid();
  for (const job of jobs) job();
}

/** Tables that were made of a part: they fit without a box, and have their headers. */
const LAID_OUT = ['register', 'comparison', 'measures'];

function shapeElement(
  node: Element,
  report: Report,
  ask: Ask,
  jobs: (() => void)[],
  count: { tables: number },
): void {
  if (node.tagName === 'table' && !LAID_OUT.some((name) => hasClass(node, name))) {
    const number = ++count.tables;
    jobs.push(() => boxTable(node, number));
  } else if (node.tagName === 'blockquote') shapeAlert(node);
  else if (node.tagName === 'img') resolveImage(node, ask, report);
  else if (node.tagName === 'li' && isTask(node)) jobs.push(() => shapeTask(node));
  else if (node.tagName === 'ul' && hasClass(node, 'contains-task-list'))
    node.properties = { className: ['tasks'] };
}

function isTask(item: Element): boolean {
  return hasClass(item, 'task-list-item');
}

export function createBench(input: RenderInput, options: RendererOptions, report: Report) {
  const { ask, links } = createAsk(input);
  return { bench: { input, options, report, ask } satisfies Workbench, links };
}
