/** Task lists: a disabled checkbox, named by the item's own words. */
import type { Messages } from '../messages/messages.ts';
import { createElement, createText, type Element, isBlank, isBlock, isElement } from './html/tree.ts';

/** Shapes one list item that holds a checkbox. */
export function shapeTask(item: Element, { t }: Messages): void {
  const paragraph = item.children.find((child) => !isBlank(child));
  const holder = isElement(paragraph, 'p') ? paragraph : item;
  const at = holder.children.findIndex((child) => isElement(child, 'input'));
  const box = holder.children[at];
  if (!isElement(box, 'input')) return;
  const rest = holder.children.slice(at + 1);
  const end = rest.findIndex(isBlock);
  const words = end < 0 ? rest : rest.slice(0, end);
  const checkbox = createElement('input', { type: 'checkbox', disabled: true });
  if (box.properties['checked'] === true || box.properties['checked'] === '')
    checkbox.properties['checked'] = true;
  if (words.every(isBlank))
    words.push(
      createElement('span', { dataAdded: '' }, [
        createText(t(checkbox.properties['checked'] ? 'body.done' : 'body.not-done')),
      ]),
    );
  holder.children.splice(at, 1 + words.length, createElement('label', {}, [checkbox, ...words]));
  const { id, className } = item.properties;
  const classes = Array.isArray(className) ? className.filter((name) => name !== 'task-list-item') : [];
  item.properties = { ...(id === undefined ? {} : { id }), className: ['task', ...classes] };
}
