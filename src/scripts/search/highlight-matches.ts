/** Highlights the searched words on a record's page, in browsers that can do so without changing the page. */
import { markText } from '../../search/passages.ts';
import { readMarks } from '../../search/query-url.ts';
import { createDomElement } from '../dom.ts';
import { readMessages } from '../messages.ts';

/** As the style sheet names them. */
const NAME = 'search';
/** Drawings and hidden text are left out. */
const APART = 'svg, math, script, style, template, button, .sr-only, [hidden]';

export function markSearchWords(): void {
  const { marks, rest } = readMarks(location.search);
  // a copied address links to the record without marks
  history.replaceState(history.state, '', location.pathname + rest + location.hash);
  if (marks.length === 0) return;
  const ranges = [...document.querySelectorAll<HTMLElement>('.record-head h1, .record-text > .body')].flatMap(
    (place) => findRanges(place, marks),
  );
  if (ranges.length === 0) return;
  showFirst(ranges);
  if (typeof Highlight === 'undefined' || CSS.highlights === undefined) return;
  CSS.highlights.set(NAME, new Highlight(...ranges));
  addClearButton(ranges.length);
}

function findRanges(place: HTMLElement, marks: string[]): Range[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest(APART)) continue;
    let at = 0;
    for (const { text, marked: isMarked } of markText(node.nodeValue ?? '', marks)) {
      if (isMarked) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        ranges.push(range);
      }
      at += text.length;
    }
  }
  return ranges;
}

/** Brings the section the address names into view, or the first marked place of it where that lies further down. */
function showFirst(ranges: Range[]): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const section = id === '' ? null : document.getElementById(id);
  if (section === null) return;
  const first = ranges.find(
    ({ startContainer }) =>
      section.contains(startContainer) ||
      (section.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const place = first?.startContainer.parentElement ?? section;
  for (const one of [section, place]) openAncestors(one);
  section.scrollIntoView({ behavior: 'instant' });
  const { top, bottom } = (first ?? section).getBoundingClientRect();
  if (bottom > innerHeight) scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
}

function openAncestors(element: Element): void {
  for (
    let box = element.closest('details');
    box !== null;
    box = box.parentElement?.closest('details') ?? null
  )
    box.open = true;
}

function addClearButton(count: number): void {
  const { t } = readMessages();
  const button = createDomElement('button', { type: 'button' }, t('client.search.clear-marks'));
  const box = createDomElement('p', { class: 'marked' }, t('client.search.marks', { count }), ' ', button);
  const clear = (): void => {
    CSS.highlights.delete(NAME);
    box.remove();
    removeEventListener('keydown', onKey);
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && document.querySelector('dialog[open]') === null) clear();
  };
  button.addEventListener('click', () => {
    clear();
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
  });
  addEventListener('keydown', onKey);
  document.body.append(box);
}
