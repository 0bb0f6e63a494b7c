/** Links of a body: resolved, checked, and marked where they leave the site. */
import { describeIssue } from '../messages/issues.ts';
import { decodeAddress, getAddressKind } from '../shared/addresses.ts';
import { createText, type Element, getLine, type Root, visitElements } from './html/tree.ts';
import type { RenderContext } from './render-context.ts';
import type { LinkTarget, RenderIssue } from './types.ts';

interface LinkContext extends RenderContext {
  /** What links call the title that the page shows in the body's place. */
  titleIds: readonly string[];
}

export function resolveLinks(root: Root, context: LinkContext): void {
  visitElements(root, (node) => {
    if (node.tagName === 'a' && !context.settledElements.has(node)) resolveLink(node, context);
  });
}

function resolveLink(link: Element, context: LinkContext): void {
  const { lookups } = context;
  const { href } = link.properties;
  if (typeof href !== 'string') {
    if (link.properties['id'] === undefined) link.tagName = 'span';
    return;
  }
  // AsciiDoc's links without words have their address as the title
  const isWordless = link.children.length === 0 || link.properties['title'] === href;
  if (link.children.length === 0) link.children.push(createText(href));
  const kind = getAddressKind(href);
  if (kind === 'unsafe' || kind === 'empty') refuseLink(link, href, context);
  else if (kind === 'fragment') resolveFragment(link, href, context);
  else {
    // written on Windows, perhaps
    const other = /%5c/i.test(href) ? href.replace(/%5c/gi, '/') : null;
    const target = lookups.resolveLink(href) ?? (other === null ? null : lookups.resolveLink(other));
    if (target) {
      setPageTarget(link, target, href, context);
      if (isWordless && target.title !== null) link.children = [createText(target.title)];
    } else if (kind === 'external') link.properties['rel'] = 'noopener';
    else linkToFile(link, href, context);
  }
}

/** Links to a page of the site, whose sections are checked later. */
export function setPageTarget(
  link: Element,
  target: LinkTarget,
  written: string,
  { fragments }: Pick<RenderContext, 'fragments'>,
): void {
  setTarget(link, target);
  const [page = '', id] = target.href.split('#');
  // `#L5-L6` are lines of a file in a repository
  if (id && !/^L\d+(?:-L\d+)?$/.test(id))
    fragments.push({ target: page, id: decodeAddress(id), written, line: getLine(link) });
}

/** Gives a link its target's address, and its title and status where the target states them. */
export function setTarget(link: Element, target: LinkTarget): void {
  link.properties['href'] = target.href;
  if (target.title !== null) link.properties['title'] = target.title;
  if (target.status !== undefined) link.properties['dataStatus'] = target.status;
  if (getAddressKind(target.href) === 'external') link.properties['rel'] = 'noopener';
}

function linkToFile(link: Element, href: string, { lookups, report }: RenderContext): void {
  const asset = lookups.resolveAsset(href);
  if (asset && 'url' in asset) {
    link.properties['href'] = asset.url;
    return;
  }
  unlink(link, 'broken');
  const text = asset
    ? describeIssue('issue.link-not-followed', { link: href, reason: asset.refused })
    : describeIssue('issue.broken-link', { link: href });
  report({ line: getLine(link), ...text });
}

function resolveFragment(link: Element, href: string, { ids, titleIds, report }: LinkContext): void {
  const wanted = decodeAddress(href.trim().slice(1));
  const id = ids.find(wanted);
  if (id !== null) link.properties['href'] = `#${encodeURIComponent(id)}`;
  else if (wanted === '' || wanted === 'top' || titleIds.includes(wanted.toLowerCase()))
    link.properties['href'] = '#top';
  else {
    unlink(link, 'broken');
    report(createBrokenAnchorIssue(href, getLine(link)));
  }
}

export function createBrokenAnchorIssue(written: string, line: number | null): RenderIssue {
  return { line, ...describeIssue('issue.broken-anchor', { link: written }) };
}

function refuseLink(link: Element, href: string, { report }: RenderContext): void {
  unlink(link, 'refused');
  if (href.trim() === '') return;
  const text = describeIssue('issue.unsafe-address', { address: href.slice(0, 80) });
  report({ line: getLine(link), ...text });
}

/** The words stay; a link without a target is removed. */
function unlink(link: Element, reason: 'broken' | 'refused'): void {
  link.tagName = 'span';
  link.properties = { className: [`${reason}-link`] };
}
