import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlainFlowchart } from '../../../src/render/mermaid/flowchart.ts';
import { toPlainSequence } from '../../../src/render/mermaid/sequence.ts';
import { toPlainDiagram } from '../../../src/shared/clean-mermaid.ts';
import { listRules, render, renderHtml } from './helper.ts';

const diagram = (source: string) => `\`\`\`mermaid\n${source}\n\`\`\``;

for (const [kind, source] of Object.entries({
  flowchart: 'flowchart LR\n A[Client]-->|asks|B{Free?}',
  graph: 'graph TD;\n A---B;\n B---C;',
  sequence: 'sequenceDiagram\n Job queue->>Worker: take(job)',
  state: 'stateDiagram-v2\n [*] --> Queued\n Queued --> Done : taken',
  class: 'classDiagram\n class Job {\n +String name\n }\n Job <|-- Export',
  er: 'erDiagram\n CUSTOMER ||--o{ ORDER : places',
  chart: 'xychart-beta\n title "Jobs"\n x-axis [jan, feb]\n bar [1, 2]',
})) {
  test(`a ${kind} diagram is drawn at build, with its source below`, async () => {
    const body = await render(diagram(source));
    assert.match(
      body.html,
      /<figure class="mermaid"><div class="mermaid-drawing[^>]*><svg role="img" aria-label="[^"]+"/,
    );
    assert.match(body.html, /<summary data-added="">Diagram source<\/summary><pre tabindex="0">/);
    assert.doesNotMatch(body.html, /@import|<style|fonts\.googleapis| style="/);
    assert.deepEqual(body.issues, []);
  });
}

test('two diagrams share no id', async () => {
  const html = await renderHtml([diagram('graph LR\n A-->B'), diagram('graph LR\n A-->B')].join('\n\n'));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.match(html, /marker-end="url\(#diagram-2-arrowhead\)"/);
});

test('a title names the diagram', async () => {
  assert.match(
    await renderHtml(diagram('---\ntitle: Way of a job\n---\ngraph LR\n A-->B')),
    /aria-label="Flowchart: Way of a job"/,
  );
});

test('kinds the build cannot draw keep their source, for the browser to draw', async () => {
  for (const [kind, source] of Object.entries({
    gantt: 'gantt\n title x',
    pie: 'pie\n "a": 1',
    git: 'gitGraph\n commit',
  })) {
    const body = await render(diagram(source));
    assert.match(
      body.html,
      new RegExp(`<pre class="mermaid-source" data-kind="${kind}" data-label="[^"]+" tabindex="0">`),
    );
    assert.deepEqual(body.issues, []);
  }
});

test('kinds that nothing can draw say so, on the page and in the report', async () => {
  for (const [source, known] of [
    ['mindmap\n root((a))', '(Mind map)'],
    ['architecture-beta\n service a(cloud)[b]', '(Architecture diagram)'],
    ['sketch of a queue', 'of this kind'],
  ]) {
    const body = await render(`one\n\n${diagram(source ?? '')}`);
    assert.match(body.html, /<p class="diagram-note" data-added="">[^<]+<\/p><pre tabindex="0"><code>/);
    assert.doesNotMatch(body.html, /mermaid-source/);
    assert.deepEqual(
      body.issues.map(({ rule, line }) => [rule, line]),
      [['diagram-failed', 3]],
    );
    assert.ok(body.issues[0]?.message.includes(`${known} cannot`), body.issues[0]?.message);
  }
});

test('a title in front matter can be read above the diagram', async () => {
  for (const kind of ['flowchart LR\n A --> B', 'gantt\n section A'])
    assert.match(
      await renderHtml(diagram(`---\ntitle: "Way of a job"\n---\n${kind}`)),
      /<figcaption data-added="">Way of a job<\/figcaption>/,
    );
});

const ELSEWHERE = 'http://elsewhere.example';
for (const [what, source, expected] of [
  [
    'a directive',
    `%%{init: {"themeCSS": "*{background:url(${ELSEWHERE})}"}}%%\ngraph LR\nA-->B`,
    'graph LR\nA-->B',
  ],
  ['a directive that never closes', `graph LR\nA-->B\n%%{init: {"theme": "${ELSEWHERE}"}`, null],
  ['a directive that another one hides', `%%%%{x}%%{init: {"themeCSS": "x"}}%%\ngraph LR\nA-->B`, null],
  [
    'front matter',
    `---\nconfig:\n  themeCSS: "url(${ELSEWHERE})"\n---\n---\nx: y\n---\ngraph LR\nA-->B`,
    'graph LR\nA-->B',
  ],
  [
    'a click',
    `graph LR\nA-->B; click A "${ELSEWHERE}"\nclick B href "${ELSEWHERE}"\nclick B call f()`,
    'graph LR\nA-->B;',
  ],
  [
    'links of a class and of a participant',
    `classDiagram\nlink A "${ELSEWHERE}"\nlinks B: {"x": "y"}\nA <|-- B`,
    'classDiagram\n\n\nA <|-- B',
  ],
  [
    'a style that loads',
    `graph LR\nstyle A fill:url(${ELSEWHERE}),stroke:u\\72l(x)\nA-->B`,
    'graph LR\n\nA-->B',
  ],
  [
    'a class that loads',
    `graph LR\nclassDef a background:url(x),fill:#fff\nA:::a-->B`,
    'graph LR\nclassDef a fill:#fff\nA:::a-->B',
  ],
  ['a picture', `flowchart LR\nA@{ img: "${ELSEWHERE}" } --> B`, 'flowchart LR\nA --> B'],
] as const) {
  test(`a diagram does not take ${what}`, () => {
    const plain = toPlainDiagram(source);
    if (expected !== null) assert.equal(plain.trim(), expected);
    assert.doesNotMatch(plain, /%%\{/);
  });
}

test('what only looks like it stays in a diagram', () => {
  for (const source of [
    'graph LR\nclick --> link\nlink --> style\nstyle A fill:#f9f,stroke:#333,stroke-width:4px,color:rgb(1\\,2\\,3)',
    'sequenceDiagram\nA->>B: links me: to it\nNote over A: click here',
    'graph LR\nA["100 %{x}"]@{ shape: cloud }\nlinkStyle default stroke:red,stroke-dasharray:5 5',
    'stateDiagram-v2\nA --> B\n---\nB --> C',
  ])
    assert.equal(toPlainDiagram(source), source);
});

test('a diagram with a line the build does not know is not drawn without it', async () => {
  for (const source of [
    'graph LR\n A-->B\n A@{ shape: cloud }',
    'sequenceDiagram\n box Blue\n A->>B: x\n end',
    'flowchart LR\n A[',
  ]) {
    const body = await render(diagram(source));
    assert.match(body.html, /mermaid-source/);
    assert.deepEqual(listRules(body), ['diagram-failed']);
  }
});

test('a hostile diagram brings nothing but shapes and text', async () => {
  const html = await renderHtml(
    diagram(
      'graph LR\n A["<img src=x onerror=alert(1)>"]-->B\n click A "javascript:alert(1)"\n style A fill:red"onload=x',
    ),
  );
  assert.doesNotMatch(
    html.replace(/<details.*/s, ''),
    /<img|<a |javascript:|\sonload=|<script|<foreignObject/,
  );
});

test('text on an author’s own colour is dark or light, whichever reads', async () => {
  assert.match(await renderHtml(diagram('graph LR\n A-->B\n style A fill:#fef')), /fill="#111111"/);
  assert.match(await renderHtml(diagram('graph LR\n A-->B\n style A fill:#024')), /fill="#ffffff"/);
});

test('flowcharts are written out for the renderer', () => {
  const plain = toPlainFlowchart('graph TD;\nA-->B;A -- yes -->C\nB----->D & E');
  assert.equal(plain, 'flowchart TD\nA --> B\nA -->|yes| C\nB --> D & E');
});

test('a node is in the group that names it, wherever its shape is said', () => {
  const plain = toPlainFlowchart(
    'flowchart TD\na[Tea] --> b(Cup)\nsubgraph kitchen [In the kitchen]\n  a\nend\nsubgraph "Dining room"\n  b\nend',
  );
  assert.deepEqual(plain.split('\n'), [
    ...['flowchart TD', 'subgraph kitchen [In the kitchen]', 'a[Tea]', 'end'],
    ...['subgraph g3 [Dining room]', 'b(Cup)', 'end', 'a[Tea] --> b(Cup)'],
  ]);
});

test('a line to a group, and a group that never ends, are left to the browser', async () => {
  for (const source of [
    'flowchart TD\nsubgraph a\n b\nend\nc --> a',
    'flowchart TD\nsubgraph a\n b',
    'flowchart TD\nb --> c\nend',
  ])
    assert.deepEqual(listRules(await render(diagram(source))), ['diagram-failed'], source);
});

test('characters written as entities are read', async () => {
  const html = await renderHtml(
    diagram('flowchart LR\n A["say #quot;yes#quot; #35;7"] --> B["a &lt; b &amp; c"]'),
  );
  assert.match(html, />say &quot;yes&quot; #7</);
  assert.match(html, />a &lt; b &amp; c</);
});

test('a mesh written in a line is not drawn at build', async () => {
  const many = (name: string) => Array.from({ length: 600 }, (_, at) => `${name}${at}`).join(' & ');
  const started = process.cpuUsage().user;
  const body = await render(diagram(`graph LR\n${many('a')} --> ${many('b')}`));
  assert.deepEqual(listRules(body), ['diagram-failed']);
  assert.ok(process.cpuUsage().user - started < 1e6);
});

test('actors with spaces get plain names, and numbers are written out', () => {
  const plain = toPlainSequence(
    'sequenceDiagram\nautonumber\nactor U as User\nU->>+Job service: submit\nrect rgb(1,2,3)\nJob service-->>-U: ok\nend',
  );
  assert.equal(
    plain,
    'sequenceDiagram\nparticipant p1 as User\nparticipant p2 as Job service\np1->>+p2: 1. submit\np2-->>-p1: 2. ok',
  );
});
