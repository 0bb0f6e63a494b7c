/** Gives footnotes a visible heading. */
import type { Messages } from '../messages/messages.ts';
import { createElement, createText, isElement, type Root, visitElements } from './html/tree.ts';

export function shapeFootnotes(root: Root, { t }: Messages): void {
  visitElements(root, (section) => {
    if (section.tagName !== 'section' || section.properties['dataFootnotes'] === undefined) return;
    section.properties = { className: ['footnotes'] };
    section.children = section.children.map((child) =>
      isElement(child, 'h2')
        ? createElement('h2', { id: 'footnote-label' }, [createText(t('body.footnotes'))])
        : child,
    );
  });
}
