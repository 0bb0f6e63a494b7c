/** Projects of Astro's that Cadre is a guest in: one with pages of its own, and one with Starlight. */
import type { Files } from './temp.ts';

/** What a project's `package.json` names; the tarball comes to it. */
export const PACKAGES = ['astro@7.3.5', '@astrojs/mdx@8.0.2', '@astrojs/starlight@0.42.4'];

const counter = `---
const { start = 0 } = Astro.props;
---
<button class="counter" data-start={start}>{start}</button>
<style>.counter { color: orange; }</style>
<script>
for (const button of document.querySelectorAll('button.counter'))
  button.addEventListener('click', () => { button.textContent = String(Number(button.textContent) + 1); });
</script>
`;

const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>';

const records: Files = {
  'docs/adr/0001-use-a-queue.md': `---
aliases: [/wiki/queue/]
---
# 1. Use a queue

Date: 2024-02-01

## Status

Superseded by [2](0002-use-two-queues.mdx)

## Context

Orders get lost when the till is busy. ![A square](img/square.svg)

## Decision

Orders wait in a queue.
`,
  'docs/adr/0002-use-two-queues.mdx': `---
date: 2025-02-01
status: Accepted
---
import Counter from '../../src/components/Counter.astro';
import { limit } from './limit.ts';

# 2. Use two queues

## Context

[One queue](0001-use-a-queue.md) holds {limit * 2} orders. ![A square](img/square.svg)

## Decision

Gift cards wait in a queue of their own.

<Counter start={42} />
`,
  'docs/adr/limit.ts': 'export const limit = 500;\n',
  'docs/adr/img/square.svg': square,
};

export interface HostProject {
  /** All but the files below, which depend on whether Cadre is a guest. */
  files: Files;
  /** `astro.config.mjs`, with more integrations. */
  config(integrations: string): string;
  /** `src/content.config.ts`, with more collections. */
  collections(more: string): string;
}

/** Everything a project may have of its own, with names that Cadre's files have too. */
export const ownPages: HostProject = {
  config: (integrations) => `import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
${integrations === '' ? '' : "import cadre from 'cadre';"}
export default defineConfig({ site: 'https://shop.example', base: '/shop', integrations: [mdx(), ${integrations}] });
`,
  collections: (more) => `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
${more === '' ? '' : "import { decisionsLoader } from 'cadre/loaders';"}
const blog = defineCollection({
  loader: glob({ pattern: '**/*.{md,mdx}', base: './src/content/blog' }),
  schema: z.object({ title: z.string() }),
});
export const collections = { blog, ${more} };
`,
  files: {
    ...records,
    'public/robots.txt': 'User-agent: *\nAllow: /\n',
    'public/_headers': '/*\n  X-Shop: yes\n',
    'public/_redirects': '/old /new\n',
    'public/favicon.svg': square,
    'src/styles/global.css':
      'body { font-family: serif; margin: 3rem; }\n.card { border: 3px dotted red; }\n',
    'src/layouts/Base.astro': `---
import '../styles/global.css';
const { title } = Astro.props;
---
<html lang="en"><head><meta charset="utf-8" /><title>{title}</title></head>
<body><nav><a href="/shop/decisions/">Decisions</a></nav><main><slot /></main></body></html>
<style is:global>nav { background: rebeccapurple; }</style>
`,
    'src/components/Counter.astro': counter,
    'src/components/Foot.astro': `---
import SiteFoot from 'cadre/components/chrome/SiteFoot.astro';
---
<p class="our-foot">Made by the shop</p>
<SiteFoot {...Astro.props} />
`,
    'src/pages/index.astro': `---
import { getCollection } from 'astro:content';
import Base from '../layouts/Base.astro';
import Counter from '../components/Counter.astro';
const posts = await getCollection('blog');
---
<Base title="Shop"><h1>The shop</h1>{posts.map((post) => <p>{post.data.title}</p>)}<Counter start={3} /></Base>
`,
    'src/pages/404.astro': `---
import Base from '../layouts/Base.astro';
---
<Base title="Lost"><h1>Not here</h1></Base>
`,
    'src/pages/about.md':
      '---\nlayout: ../layouts/Base.astro\ntitle: About\n---\n# About us\n\n| a | b |\n| - | - |\n| 1 | 2 |\n',
    'src/pages/guide.mdx': `---
layout: ../layouts/Base.astro
title: Guide
---
import Counter from '../components/Counter.astro';

# Two and two is {2 + 2}

<Counter start={7} />
`,
    'src/pages/log.json.ts': 'export const GET = () => new Response(\'{"shop":true}\');\n',
    'src/pages/blog/[...slug].astro': `---
import { getCollection, render } from 'astro:content';
import Base from '../../layouts/Base.astro';
export async function getStaticPaths() {
  return (await getCollection('blog')).map((post) => ({ params: { slug: post.id }, props: { post } }));
}
const { post } = Astro.props;
const { Content } = await render(post);
---
<Base title={post.data.title}><h1>{post.data.title}</h1><Content /></Base>
`,
    'src/content/blog/first.md': '---\ntitle: First post\n---\nHello **there**.\n',
    'src/content/blog/second.mdx':
      '---\ntitle: Second post\n---\nimport Counter from "../../components/Counter.astro";\n\n<Counter start={9} />\n',
  },
};

export const starlight: HostProject = {
  config: (integrations) => `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
${integrations === '' ? '' : "import cadre from 'cadre';"}
const sidebar = [
  { label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] },
  { label: 'Decisions', link: '/decisions/' },
];
export default defineConfig({
  site: 'https://shop.example',
  integrations: [starlight({ title: 'Shop', sidebar }), ${integrations}],
});
`,
  collections: (more) => `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
${more === '' ? '' : "import { decisionsLoader } from 'cadre/loaders';"}
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }), ${more} };
`,
  files: {
    ...records,
    'src/components/Counter.astro': counter,
    'src/content/docs/index.mdx': `---
title: Shop
---
import { Card } from '@astrojs/starlight/components';

<Card title="A sum">{1 + 1}</Card>
`,
    'src/content/docs/guides/start.md':
      '---\ntitle: Start here\n---\n:::note\nRead the [decisions](/decisions/).\n:::\n',
  },
};
