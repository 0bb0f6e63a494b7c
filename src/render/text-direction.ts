/** Sets the direction of each block by its text, except code. */
import { getText, type Root, visitElements } from './html/tree.ts';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const BLOCK = /^(?:p|li|t[dh]|d[dt]|h[2-6]|summary|figcaption)$/;
const CODE = /^(?:pre|code|math)$/;

export function markDirections(root: Root): void {
  if (!RIGHT_TO_LEFT.test(getText(root))) return;
  visitElements(root, (node) => {
    if (CODE.test(node.tagName)) node.properties['dir'] = 'ltr';
    else if (BLOCK.test(node.tagName) && RIGHT_TO_LEFT.test(getText(node))) node.properties['dir'] ??= 'auto';
  });
}
