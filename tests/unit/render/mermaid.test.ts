import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainFlowchart } from '../../../src/render/mermaid/flowchart.ts';
import { plainSequence } from '../../../src/render/mermaid/sequence.ts';
import { htmlOf, render, rulesOf } from './helper.ts';

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
    assert.match(body.html, /<summary data-added="">Source of the diagram<\/summary><pre tabindex="0">/);
    assert.doesNotMatch(body.html, /@import|<style|fonts\.googleapis| style="/);
    assert.deepEqual(body.problems, []);
  });
}

test('two diagrams share no id', async () => {
  const html = await htmlOf([diagram('graph LR\n A-->B'), diagram('graph LR\n A-->B')].join('\n\n'));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.match(html, /marker-end="url\(#diagram-2-arrowhead\)"/);
});

test('a title names the diagram', async () => {
  assert.match(
    await htmlOf(diagram('---\ntitle: Way of a job\n---\ngraph LR\n A-->B')),
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
    assert.deepEqual(body.problems, []);
  }
});

test('a diagram with a line the build does not know is not drawn without it', async () => {
  for (const source of [
    'graph LR\n A-->B\n A@{ shape: cloud }',
    'sequenceDiagram\n box Blue\n A->>B: x\n end',
    'flowchart LR\n A[',
  ]) {
    const body = await render(diagram(source));
    assert.match(body.html, /mermaid-source/);
    assert.deepEqual(rulesOf(body), ['diagram-failed']);
  }
});

test('a hostile diagram brings nothing but shapes and text', async () => {
  const html = await htmlOf(
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
  assert.match(await htmlOf(diagram('graph LR\n A-->B\n style A fill:#fef')), /fill="#111111"/);
  assert.match(await htmlOf(diagram('graph LR\n A-->B\n style A fill:#024')), /fill="#ffffff"/);
});

test('flowcharts are spelt out for the renderer', () => {
  const plain = plainFlowchart('graph TD;\nA-->B;A -- yes -->C\nB----->D & E\nclick A "x"');
  assert.equal(plain, 'flowchart TD\nA --> B\nA -->|yes| C\nB --> D & E');
});

test('actors with spaces get plain names, and numbers are written out', () => {
  const plain = plainSequence(
    'sequenceDiagram\nautonumber\nactor U as User\nU->>+Job service: submit\nrect rgb(1,2,3)\nJob service-->>-U: ok\nend',
  );
  assert.equal(
    plain,
    'sequenceDiagram\nparticipant p1 as User\nparticipant p2 as Job service\np1->>+p2: 1. submit\np2-->>-p1: 2. ok',
  );
});
