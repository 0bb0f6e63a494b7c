/** Links of a body: resolved, checked, and marked where they leave the site. */

import { kindOfAddress } from '../shared/address-kind.ts';
import { decoded } from '../shared/addresses.ts';
import { type Element, eachElement, lineOf, type Root, text } from './html/tree.ts';
import type { Ids } from './ids.ts';
import type { Report } from './report.ts';
import type { Ask } from './resolutions.ts';
import type { LinkTarget } from './types.ts';

export interface LinkContext {
  ask: Ask;
  ids: Ids;
  /** Links that were made here, and lead where they should. */
  settled: ReadonlySet<Element>;
  report: Report;
  /** Id of the title the page shows in the body's place; null where none was dropped. */
  titleId: string | null;
}

export function resolveLinks(root: Root, context: LinkContext): void {
  eachElement(root, (node) => {
    if (node.tagName === 'a' && !context.settled.has(node)) resolveLink(node, context);
  });
}

function resolveLink(link: Element, context: LinkContext): void {
  const { ask, report } = context;
  const href = link.properties['href'];
  if (typeof href !== 'string') {
    if (link.properties['id'] === undefined) link.tagName = 'span';
    return;
  }
  if (link.children.length === 0) link.children.push(text(href));
  const kind = kindOfAddress(href);
  if (kind === 'unsafe' || kind === 'empty') refuse(link, href, context);
  else if (kind === 'fragment') resolveFragment(link, href, context);
  else {
    const target = ask.link(href);
    if (target) lead(link, target);
    else if (kind === 'external') link.properties['rel'] = 'noopener';
    else leadToFile(link, href, ask, report);
  }
}

function leadToFile(link: Element, href: string, ask: Ask, report: Report): void {
  const asset = ask.asset(href);
  if (asset && 'url' in asset) {
    link.properties['href'] = asset.url;
    return;
  }
  const line = lineOf(link);
  deaden(link, 'broken');
  report(
    asset
      ? {
          rule: 'link-not-followed',
          line,
          message: `The link to "${href}" is no link on the page: ${asset.refused}.`,
          hint: 'Leave it, or link to where readers can see the file.',
        }
      : {
          rule: 'broken-link',
          line,
          message: `The link to "${href}" leads to nothing in these folders.`,
          hint: 'Mend the path, or remove the link.',
        },
  );
}

/** Gives a link its target's address, and its title and status where the target states them. */
export function lead(link: Element, target: LinkTarget): void {
  link.properties['href'] = target.href;
  if (target.title !== null) link.properties['title'] = target.title;
  if (target.status !== undefined) link.properties['dataStatus'] = target.status;
  if (kindOfAddress(target.href) === 'external') link.properties['rel'] = 'noopener';
}

function resolveFragment(link: Element, href: string, { ids, titleId, report }: LinkContext): void {
  const wanted = decoded(href.trim().slice(1));
  const id = ids.find(wanted);
  if (id !== null) link.properties['href'] = `#${encodeURIComponent(id)}`;
  else if (wanted === '' || wanted.toLowerCase() === titleId || wanted === 'top')
    link.properties['href'] = '#top';
  else {
    const line = lineOf(link);
    deaden(link, 'broken');
    report({
      rule: 'broken-anchor',
      line,
      message: `The link to "${href}" names no heading of this document.`,
      hint: 'Mend the name: it is the heading in lower case, with hyphens for spaces.',
    });
  }
}

function refuse(link: Element, href: string, { report }: LinkContext): void {
  const line = lineOf(link);
  deaden(link, 'refused');
  if (href.trim() === '') return;
  report({
    rule: 'unsafe-address',
    line,
    message: `The address "${href.slice(0, 80)}" is not linked: it is of a kind that a site must not lead to.`,
    hint: 'Use an http, https or mailto address, or a path to a file beside the record.',
  });
}

/** The words stay; a link that leads nowhere does not. */
function deaden(link: Element, reason: 'broken' | 'refused'): void {
  link.tagName = 'span';
  link.properties = { className: [`${reason}-link`] };
}
