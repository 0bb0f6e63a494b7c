/** Eleventy with Prism, then Pagefind: what all others are compared with. */
import { nodeCommand, PAGEFIND_VERSION, pagefind } from './pagefind.ts';
import type { Tool } from './types.ts';

const config = `import highlight from '@11ty/eleventy-plugin-syntaxhighlight';

export default function (config) {
  config.addPlugin(highlight);
  config.setQuietMode(true);
  return {
    dir: { input: 'src', output: '_site', includes: '../_includes' },
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
  };
}
`;

const layout = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ page.fileSlug }}</title>
</head>
<body>
<header><a href="/">All records</a></header>
<main data-pagefind-body>{{ content | safe }}</main>
</body>
</html>
`;

const index = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Records</title>
</head>
<body>
<ul>
{%- for record in collections.record %}
<li><a href="{{ record.url }}">{{ record.page.fileSlug }}</a></li>
{%- endfor %}
</ul>
</body>
</html>
`;

export const eleventy: Tool = {
  key: 'eleventy',
  name: 'Eleventy, Prism + Pagefind',
  packages: {
    '@11ty/eleventy': '3.1.8',
    '@11ty/eleventy-plugin-syntaxhighlight': '5.0.2',
    pagefind: PAGEFIND_VERSION,
  },
  project: (folder) => ({
    records: 'src/adr',
    files: {
      'eleventy.config.js': config,
      '_includes/record.njk': layout,
      'src/index.njk': index,
      'src/adr/adr.json': JSON.stringify({ layout: 'record.njk', tags: 'record' }),
    },
    build: [nodeCommand(folder, '@11ty/eleventy/cmd.cjs', []), pagefind(folder, '_site')],
    site: '_site',
    leaves: ['_site'],
  }),
};
