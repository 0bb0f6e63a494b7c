/** A page at every further address of a record, that leads on to it. */
import { underBase } from '../../shared/addresses.ts';
import { escapeHtml } from '../../shared/escape.ts';
import { type Preview, recordPreview } from '../../site/view/metadata.ts';
import { LEADING_POLICY } from '../../site/view/page-head.ts';
import { linkTitle, plainTitle } from '../../site/view/record-name.ts';
import type { Output, OutputInput } from '../types.ts';

const SCRIPT = '/alias.js';

/**
 * Takes the reader on with the query and the section, which a refresh by the page alone would lose. A file of its
 * own, so that the content security policy need not name it. History keeps the record, not this page.
 */
const LEAD_ON = `location.replace(document.currentScript.dataset.to + location.search + location.hash);\n`;

export function aliasPages(input: OutputInput): Output[] {
  const { aliases, log, site } = input;
  if (aliases.length === 0) return [];
  const named = (permalink: string, name: string): [string, Target] => [
    permalink,
    { name, id: null, preview: null },
  ];
  const targets = new Map<string, Target>([
    ...log.pages.flatMap(({ permalink, title }) =>
      permalink === null ? [] : [named(permalink, plainTitle(title))],
    ),
    ...log.choices.map(({ permalink, number }) => named(permalink, `Records numbered ${number}`)),
    ...log.departed.map(({ permalink, title }) => named(permalink, `${plainTitle(title)} (no longer here)`)),
    ...log.records.map((record): [string, Target] => [
      record.permalink,
      { name: linkTitle(record), id: record.id, preview: () => recordPreview(record, log, site) },
    ]),
  ]);
  const pages = aliases
    .filter(({ page }) => page)
    .map(({ path, target }): Output => {
      const at = targets.get(target) ?? { name: target, id: null, preview: null };
      return {
        path: path.endsWith('/') ? `${path}index.html` : path,
        make: () =>
          aliasPage({ ...at, href: underBase(site.base, target), base: site.base, origin: site.site }),
      };
    });
  return [{ path: SCRIPT, make: () => LEAD_ON }, ...pages];
}

interface Target {
  name: string;
  /** Null for what is no record. */
  id: string | null;
  /** What chats are told of a record; null for other pages. */
  preview: (() => Preview) | null;
}

interface AliasPage extends Target {
  /** Address of the record, below the base. */
  href: string;
  base: string;
  /** Null where it is not known. */
  origin: string | null;
}

/** Small, because there are several of it for each record; chats that are given the alias show the record all the same. */
function aliasPage({ name, preview, href, base, origin }: AliasPage): string {
  const text = escapeHtml(name);
  const to = escapeHtml(href);
  const whole = escapeHtml(origin === null ? href : new URL(href, origin).href);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${LEADING_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${whole}">
${previewTags(preview?.() ?? null, whole)}<script src="${escapeHtml(underBase(base, SCRIPT))}" data-to="${to}"></script>
<noscript><meta http-equiv="refresh" content="0; url=${to}"></noscript>
</head>
<body>
<main>
<h1>Moved</h1>
<p>This is now at <a href="${to}">${text}</a>.</p>
</main>
</body>
</html>
`;
}

function previewTags(preview: Preview | null, url: string): string {
  if (preview === null) return '';
  const { title, description, image } = preview;
  const tags: [string, string][] = [
    ['og:title', escapeHtml(title)],
    ['og:type', 'article'],
    ['og:url', url],
    ...(description === '' ? [] : [['og:description', escapeHtml(description)] as [string, string]]),
    ...(image === null ? [] : [['og:image', escapeHtml(image.url)] as [string, string]]),
  ];
  return tags.map(([name, value]) => `<meta property="${name}" content="${value}">\n`).join('');
}
