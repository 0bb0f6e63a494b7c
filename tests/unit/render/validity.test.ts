import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from './helper.ts';
import { findInvalid } from './valid.ts';

const SAMPLE = `# Process files through a queue

## 1. Context

Files cost $5 to $10 each, see ADR-12 and [an older record](0002-old.md "Old"). A List<T> stays, $O(n \\log n)$ too.
Press <kbd>Ctrl</kbd>, H<sub>2</sub>O, ~~struck~~, [dead](gone.md), <font color=red>red</font>, https://example.org [^a].

# Status

#### Deep

> [!NOTE]
> A note.

> A quotation
>
> ## with a heading

- [x] done with [a link](0003-x.md)
- [ ] open

  and a second paragraph
  - [ ] nested

1. one
2. two

| Option | Cost | |
|:--|--:|:-:|
| **Queue** | 3 | ![](plan.png) |

| | |
|--|--|
| Status | Accepted |

| Option | Cost |
|--|--|
| Queue | 3 |

\`\`\`ts title="a.ts"
const a = \`x \${b}\`; // one
\`\`\`

\`\`\`
┌─┐
└─┘
\`\`\`

    indented

$$
\\sum_{i=1}^{n} x_i
$$

\`\`\`mermaid
flowchart LR
  A["One & two"]-->|words|B{Free?}
\`\`\`

\`\`\`mermaid
sequenceDiagram
  A->>B: hi
\`\`\`

\`\`\`mermaid
gantt
  title Rollout
\`\`\`

<details>

Without a summary **bold**

</details>

<p align="center"><img src="plan.png" width="300" alt="The plan"><br><img src="gone.gif" alt="Gone"></p>

<table><tr><th>a</th><td align="right" valign="top">b</td></tr></table>

<center>old</center> <tt>code</tt> <a name="here"></a> <a>nothing</a> [](https://example.org)

<div>

unclosed, <b>too

[^a]: The note with \`code\`.
`;

test('a document with everything in it is valid and accessible HTML', async () => {
  const { html } = await render(SAMPLE, { dropTitle: true });
  assert.deepEqual(await findInvalid(html), []);
});

test('the same text gives the same body', async () => {
  assert.deepEqual(await render(SAMPLE), await render(SAMPLE));
});
