/** Links of a body: resolved, checked, and marked where they leave the site. */
import { describeIssue } from '../messages/issues.ts';
import { decoded, kindOfAddress } from '../shared/addresses.ts';
import type { RenderContext } from './context.ts';
import { type Element, eachElement, lineOf, type Root, text } from './html/tree.ts';
import type { LinkTarget, RenderProblem } from './types.ts';

interface LinkContext extends RenderContext {
  /** What links call the title that the page shows in the body's place. */
  titleIds: readonly string[];
}

export function resolveLinks(root: Root, context: LinkContext): void {
  eachElement(root, (node) => {
    if (node.tagName === 'a' && !context.settled.has(node)) resolveLink(node, context);
  });
}

function resolveLink(link: Element, context: LinkContext): void {
  const { ask } = context;
  const { href } = link.properties;
  if (typeof href !== 'string') {
    if (link.properties['id'] === undefined) link.tagName = 'span';
    return;
  }
  // AsciiDoc's links without words have their address as the title
  const isWordless = link.children.length === 0 || link.properties['title'] === href;
  if (link.children.length === 0) link.children.push(text(href));
  const kind = kindOfAddress(href);
  if (kind === 'unsafe' || kind === 'empty') refuse(link, href, context);
  else if (kind === 'fragment') resolveFragment(link, href, context);
  else {
    // written on Windows, perhaps
    const other = /%5c/i.test(href) ? href.replace(/%5c/gi, '/') : null;
    const target = ask.resolveLink(href) ?? (other === null ? null : ask.resolveLink(other));
    if (target) {
      linkTo(link, target, href, context);
      if (isWordless && target.title !== null) link.children = [text(target.title)];
    } else if (kind === 'external') link.properties['rel'] = 'noopener';
    else linkToFile(link, href, context);
  }
}

/** Links to a page of the site, whose sections are checked later. */
export function linkTo(
  link: Element,
  target: LinkTarget,
  written: string,
  { fragments }: Pick<RenderContext, 'fragments'>,
): void {
  setTarget(link, target);
  const [page = '', id] = target.href.split('#');
  if (id) fragments.push({ target: page, id: decoded(id), written, line: lineOf(link) });
}

/** Gives a link its target's address, and its title and status where the target states them. */
export function setTarget(link: Element, target: LinkTarget): void {
  link.properties['href'] = target.href;
  if (target.title !== null) link.properties['title'] = target.title;
  if (target.status !== undefined) link.properties['dataStatus'] = target.status;
  if (kindOfAddress(target.href) === 'external') link.properties['rel'] = 'noopener';
}

function linkToFile(link: Element, href: string, { ask, report }: RenderContext): void {
  const asset = ask.resolveAsset(href);
  if (asset && 'url' in asset) {
    link.properties['href'] = asset.url;
    return;
  }
  unlink(link, 'broken');
  const text = asset
    ? describeIssue('issue.link-not-followed', { link: href, reason: asset.refused })
    : describeIssue('issue.broken-link', { link: href });
  report({ line: lineOf(link), ...text });
}

function resolveFragment(link: Element, href: string, { ids, titleIds, report }: LinkContext): void {
  const wanted = decoded(href.trim().slice(1));
  const id = ids.find(wanted);
  if (id !== null) link.properties['href'] = `#${encodeURIComponent(id)}`;
  else if (wanted === '' || wanted === 'top' || titleIds.includes(wanted.toLowerCase()))
    link.properties['href'] = '#top';
  else {
    unlink(link, 'broken');
    report(brokenAnchor(href, lineOf(link)));
  }
}

export function brokenAnchor(written: string, line: number | null): RenderProblem {
  return { line, ...describeIssue('issue.broken-anchor', { link: written }) };
}

function refuse(link: Element, href: string, { report }: RenderContext): void {
  unlink(link, 'refused');
  if (href.trim() === '') return;
  const text = describeIssue('issue.unsafe-address', { address: href.slice(0, 80) });
  report({ line: lineOf(link), ...text });
}

/** The words stay; a link that leads nowhere does not. */
function unlink(link: Element, reason: 'broken' | 'refused'): void {
  link.tagName = 'span';
  link.properties = { className: [`${reason}-link`] };
}
