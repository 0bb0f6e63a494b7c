/** Diagrams of other tools than Mermaid: Graphviz at build, and committed pictures of drawings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRules, render, renderHtml } from './helper.ts';

const fenced = (source: string, lang = 'dot'): string => `\`\`\`${lang}\n${source}\n\`\`\`\n`;

test('Graphviz is drawn at build, in the colours of the theme and without links', async () => {
  const html = await renderHtml(
    fenced(
      'digraph { ship -> quay [label="x < y"]; ship [URL="javascript:alert(1)", style=filled, fillcolor="#fff2cc"] }',
    ),
  );
  assert.match(html, /<svg role="img" aria-label="Graph 1"/);
  assert.match(html, />ship<[\s\S]*>quay<[\s\S]*>x &lt; y</);
  assert.match(html, /fill="#111111"[^>]*>ship</);
  assert.doesNotMatch(html.replace(/<details[\s\S]*<\/details>/, ''), /javascript|<title>|"black"|"white"/);
  assert.match(await renderHtml(fenced('graph { a -- b }', 'graphviz')), /<svg role="img"/);
});

test('a graph with a fault, or too large to lay out, is shown as its source', async () => {
  const broken = await render(fenced('digraph { a -> '));
  assert.deepEqual(listRules(broken), ['diagram-failed']);
  assert.match(broken.html, /cannot be drawn here[\s\S]*data-language="dot"/);
  const many = Array.from({ length: 60 }, (_, index) => `n${index}`).join(' ');
  const large = await render(fenced(`digraph { {${many}} -> {${many}} }`));
  assert.deepEqual(listRules(large), ['diagram-failed']);
  assert.doesNotMatch(large.html, /<svg/);
});

test('a committed image is shown in place of the drawing beside it', async () => {
  assert.match(
    await renderHtml('![The berths](berths.puml)'),
    /<img src="\/files\/berths\.png" alt="The berths"/,
  );
  assert.match(
    await renderHtml('![](berths.drawio)'),
    /<img src="\/files\/berths\.png" alt="berths\.drawio"/,
  );
  assert.match(
    await renderHtml('[The berths](berths.png)\n\n[Berths](berths.excalidraw)', {
      resolveAsset: (href) => (/\.(?:svg|excalidraw)$/.test(href) ? { url: `/files/${href}` } : null),
    }),
    /<a href="\/files\/berths\.excalidraw"><img src="\/files\/berths\.svg" alt="Berths"/,
  );
});

test('a link in a sentence stays a link, and a drawing without an image is named', async () => {
  const resolveAsset = (href: string) => (href.endsWith('.puml') ? { url: `/files/${href}` } : null);
  assert.match(
    await renderHtml('See [it](berths.puml).', { resolveAsset }),
    /See <a href="\/files\/berths\.puml">it<\/a>/,
  );
  assert.match(
    await renderHtml('![Berths](berths.puml)', { resolveAsset }),
    /<a href="\/files\/berths\.puml">Berths \(PlantUML drawing\)<\/a>/,
  );
});
