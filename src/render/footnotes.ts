/** Footnotes as the parser leaves them, with a heading that is seen. */
import type { Messages } from '../messages/messages.ts';
import { eachElement, element, isElement, type Root, text } from './html/tree.ts';

export function shapeFootnotes(root: Root, { t }: Messages): void {
  eachElement(root, (section) => {
    if (section.tagName !== 'section' || section.properties['dataFootnotes'] === undefined) return;
    section.properties = { className: ['footnotes'] };
    section.children = section.children.map((child) =>
      isElement(child, 'h2') ? element('h2', { id: 'footnote-label' }, [text(t('body.footnotes'))]) : child,
    );
  });
}
