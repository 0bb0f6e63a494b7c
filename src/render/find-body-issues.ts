/** Finds issues in a body on the parsed tree. */
import { describeIssue, toReason } from '../messages/issues.ts';
import { toHeadingId } from '../shared/text.ts';
import { dropTitle, shapeHeadings } from './headings.ts';
import { type Element, type Root, visitElements } from './html/tree.ts';
import { claimIds } from './ids.ts';
import { resolveImage, resolvePicture } from './images.ts';
import { resolveLinks } from './links.ts';
import { linkWikiNames, readAttributeLists } from './markdown-extensions.ts';
import { getBodySource, parseBody } from './parse.ts';
import { claimSectionIds } from './parts/section-ids.ts';
import { applyHtmlPolicy } from './raw-html/policy.ts';
import { createContext, type RenderContext } from './render-context.ts';
import type { RenderedBody, RendererOptions, RenderInput } from './types.ts';

/** What is known of a body without making its HTML. */
export type CheckedBody = Pick<
  RenderedBody,
  'issues' | 'ids' | 'fragments' | 'imageHosts' | 'trackedLookups'
>;

/** What rendering a body finds out about its links, images and sections. */
export function checkBody(input: RenderInput, options: RendererOptions): CheckedBody {
  const context = createContext(input, options);
  const { issues, fragments, imageHosts, trackedLookups } = context;
  try {
    const { tree, titleIds } = openBody(context);
    linkWikiNames(tree, context);
    resolveLinks(tree, { ...context, titleIds });
    visitElements(tree, (node) => {
      if (node.tagName === 'picture') resolvePicture(node, context, false);
      else if (node.tagName === 'img') resolveImage(node, context, false);
    });
    return { issues, ids: listIds(tree), fragments, imageHosts: [...imageHosts], trackedLookups };
  } catch (error) {
    reportFailure(context, error);
    return { issues, ids: [], fragments: [], imageHosts: [], trackedLookups };
  }
}

/** A body that cannot be laid out is an issue of its file. */
export function reportFailure({ report }: RenderContext, error: unknown): void {
  report({ line: null, ...describeIssue('issue.body-failed', { reason: toReason(error) }) });
}

/** The tree of a body, cleaned, without its title, and with the ids that links may name. */
export function openBody(context: RenderContext) {
  const { input, messages, options, ids } = context;
  const tree = applyHtmlPolicy(
    parseBody(getBodySource(input), messages),
    options.rawHtml ?? 'sanitize',
    context,
  );
  readAttributeLists(tree);
  const title = input.dropTitle ? dropTitle(tree) : null;
  claimIds(tree, ids);
  return {
    tree,
    title,
    titleIds: title === null ? [] : [toHeadingId(title.words), title.id?.toLowerCase() ?? ''],
    headings: shapeHeadings(tree, ids),
    sectionIds: input.parts ? claimSectionIds(tree, input.parts, ids) : new Map<Element, string>(),
  };
}

export function listIds(tree: Root): string[] {
  const ids: string[] = [];
  visitElements(tree, ({ properties: { id } }) => {
    if (typeof id === 'string') ids.push(id);
  });
  return ids;
}
