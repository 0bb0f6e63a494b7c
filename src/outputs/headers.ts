/**
 * `_headers`, as Netlify and Cloudflare Pages read it: what browsers can cache indefinitely, since its address has a hash in
 * it, and that files are what they are called. Files beside records are untrusted, so none runs as a page.
 */
import { addBase } from '../shared/addresses.ts';
import { DIAGRAM_SANDBOX_PATH } from '../shared/clean-mermaid.ts';
import { DIAGRAM_POLICY, FILE_POLICY } from '../site/view/page-head.ts';
import type { Output, OutputInput } from './types.ts';

const FOR_EVER = 'Cache-Control: public, max-age=31536000, immutable';

/** Headers by the folder whose every file has them. */
const RULES: [folder: string, headers: string[]][] = [
  ['/', ['X-Content-Type-Options: nosniff']],
  ['/_astro/', [FOR_EVER]],
  ['/files/', [FOR_EVER, `Content-Security-Policy: ${FILE_POLICY}`]],
];

export function listHeaders({ site }: OutputInput): Output[] {
  const rules = RULES.map(
    ([folder, lines]) => `${addBase(site.base, folder)}*\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
  return [{ path: '/_headers', make: () => rules.join('') }];
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${DIAGRAM_POLICY}">
<meta name="robots" content="noindex">
<title>Room for drawing diagrams</title>
</head>
<body></body>
</html>
`;

export function listDiagramSandbox(): Output[] {
  return [{ path: DIAGRAM_SANDBOX_PATH, make: () => PAGE }];
}
