/** Bodies with their parts laid out, and the check that nothing of the author's was lost or moved. */
import assert from 'node:assert/strict';
import type { Element, Nodes, Root } from 'hast';
import { htmlToHast } from 'satteri';
import type { RenderedBody, RenderInput } from '../../../src/render/index.ts';
import { type Found, parsePage } from '../../support/html.ts';
import { anatomyOf } from '../anatomy/reading.ts';
import { render } from './helper.ts';

export interface LaidOut extends RenderedBody {
  page: Found;
}

/** Renders a text with the parts that Cadre reads in it; every word stays, in its order. */
export async function laidOut(text: string, input: Partial<RenderInput> = {}): Promise<LaidOut> {
  const body = await render(text, { anatomy: anatomyOf(text), dropTitle: true, ...input });
  assert.deepEqual(wordsOf(body.html), wordsOf((await render(text, { dropTitle: true })).html));
  return { ...body, page: parsePage(body.html) };
}

/** The author's words in order: those of the page without what is marked as added. */
function wordsOf(html: string): string[] {
  return textOf(htmlToHast(html) as Root).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || isAdded(node as Element)) return '';
  return ` ${node.children.map(textOf).join('')} `;
}

function isAdded(node: Element): boolean {
  return node.type === 'element' && node.properties?.['dataAdded'] !== undefined;
}
