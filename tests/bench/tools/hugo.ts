/** Hugo, where it is on the PATH, then Pagefind. */
import { exec } from '../../support/exec.ts';
import { PAGEFIND_VERSION, pagefind } from './pagefind.ts';
import type { Tool } from './types.ts';

const config = `baseURL = "https://example.org/"
languageCode = "en"
title = "Records"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]

[markup.highlight]
noClasses = false
`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .File.ContentBaseName }}</title>
</head>
<body>
<header><a href="/">All records</a></header>
<main data-pagefind-body>{{ .Content }}</main>
</body>
</html>
`;

const list = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Records</title>
</head>
<body>
<ul>
{{- range .Site.RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .File.ContentBaseName }}</a></li>
{{- end }}
</ul>
</body>
</html>
`;

export const hugo: Tool = {
  key: 'hugo',
  name: 'Hugo + Pagefind',
  packages: { pagefind: PAGEFIND_VERSION },
  version: async () => {
    const run = await exec('hugo', ['version']).catch(() => null);
    return /v([\d.]+)/.exec(run?.stdout ?? '')?.[1] ?? null;
  },
  project: (folder) => ({
    records: 'content/adr',
    files: { 'config.toml': config, 'layouts/_default/single.html': page, 'layouts/index.html': list },
    build: [{ command: 'hugo', args: ['--quiet'], cwd: folder }, pagefind(folder, 'public')],
    site: 'public',
    leaves: ['public', 'resources'],
  }),
};
