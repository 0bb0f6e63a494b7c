/** What HTML in Markdown may hold, and what becomes of the rest. */
import type { Schema } from 'hast-util-sanitize';

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Elements that are kept. */
export const KEPT = new Set(
  words(`a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em
    figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span
    strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`),
);

/** Elements that are HTML, but not for bodies: the tags go, what they hold stays. */
export const UNWRAPPED = new Set(
  words(`applet area article aside audio base body button canvas data datalist dialog embed fieldset footer form frame
    frameset head header hgroup html iframe input label legend link main map marquee math menu meta meter nav noembed
    noframes noscript object optgroup option output param picture plaintext portal progress search select slot source
    template textarea title track video xmp`),
);

/** Elements that go with all they hold: it is not text. */
export const REMOVED = new Set(['script', 'style', 'svg']);

/** Elements that mark words of a line. */
export const MARKS = new Set(words('b big em font i s small span strike strong sub sup tt u'));

export const VOID = new Set(words('br hr img wbr'));

/** Elements whose closing tag HTML lets people leave out. */
export const OPTIONAL_END = new Set(words('p li dt dd td th tr thead tbody tfoot colgroup col rp rt'));

/** Elements that came and went: what they meant, in today's HTML. */
export const RENAMED: Record<string, string> = {
  big: 'span',
  center: 'div',
  font: 'span',
  strike: 's',
  tt: 'code',
};

/** The last word on attributes. Addresses are checked afterwards, for Markdown and HTML alike. */
export const SCHEMA: Schema = {
  tagNames: [...KEPT, 'input'],
  ancestors: {
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
  },
  attributes: {
    a: [
      'href',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaLabel',
      ['ariaDescribedBy', 'footnote-label'],
      'name',
    ],
    abbr: ['title'],
    code: [['className', /^language-./, 'math-inline', 'math-display']],
    details: ['open'],
    h2: [['className', 'sr-only']],
    img: ['src', 'alt', 'width', 'height'],
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    li: ['value', ['className', 'task-list-item']],
    ol: ['start', 'reversed'],
    pre: ['dataMeta'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['colSpan', 'rowSpan', 'style'],
    th: ['colSpan', 'rowSpan', 'style', 'scope'],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
    '*': ['id', 'align', 'title', 'lang', 'dir', 'dataLine'],
  },
  clobber: [],
  protocols: {},
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['script', 'style'],
};
