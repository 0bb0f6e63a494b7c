/** Task lists: a disabled checkbox, named by the item's own words. */
import { type Element, element, isBlank, isElement, type Node, text } from './html/tree.ts';

const BLOCK = new Set(
  'p ul ol dl div pre table blockquote section figure details hr h1 h2 h3 h4 h5 h6 aside'.split(' '),
);

/** Shapes one list item that holds a checkbox. */
export function shapeTask(item: Element): void {
  const paragraph = item.children.find((child) => !isBlank(child));
  const holder = isElement(paragraph, 'p') ? paragraph : item;
  const at = holder.children.findIndex((child) => isElement(child, 'input'));
  const box = holder.children[at];
  if (!isElement(box, 'input')) return;
  const rest = holder.children.slice(at + 1);
  const end = rest.findIndex((child: Node) => isElement(child) && BLOCK.has(child.tagName));
  const words = end < 0 ? rest : rest.slice(0, end);
  const checkbox = element('input', { type: 'checkbox', disabled: true });
  if (box.properties['checked'] === true || box.properties['checked'] === '')
    checkbox.properties['checked'] = true;
  if (words.every(isBlank)) words.push(text(checkbox.properties['checked'] ? 'Done' : 'Not done'));
  holder.children.splice(at, 1 + words.length, element('label', {}, [checkbox, ...words]));
  item.properties = { className: ['task'] };
}
