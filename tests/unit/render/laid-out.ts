/** Bodies with their parts laid out, and the check that nothing of the author's was lost or moved. */
import assert from 'node:assert/strict';
import type { Element, Nodes, Root } from 'hast';
import { htmlToHast } from 'satteri';
import type { RenderedBody, RenderInput } from '../../../src/render/index.ts';
import { type PageElement, parsePage } from '../../support/html.ts';
import { readPartsOf } from '../parts/reading.ts';
import { render } from './helper.ts';

export interface LaidOutBody extends RenderedBody {
  page: PageElement;
}

/** Renders a text with the parts that Cadre reads in it; every word stays, in its order. */
export async function layOut(text: string, input: Partial<RenderInput> = {}): Promise<LaidOutBody> {
  const body = await render(text, { parts: readPartsOf(text), dropTitle: true, ...input });
  assert.deepEqual(listWords(body.html), listWords((await render(text, { dropTitle: true })).html));
  return { ...body, page: parsePage(body.html) };
}

/** The author's words in order: those of the page without what is marked as added. */
function listWords(html: string): string[] {
  return getText(htmlToHast(html) as Root).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function getText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || isAdded(node as Element)) return '';
  return ` ${node.children.map(getText).join('')} `;
}

function isAdded(node: Element): boolean {
  return node.type === 'element' && node.properties?.['dataAdded'] !== undefined;
}
