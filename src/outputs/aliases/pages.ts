/** A page at every further address of a record, that leads on to it. */
import { underBase } from '../../shared/addresses.ts';
import { escapeHtml } from '../../shared/escape.ts';
import { linkTitle } from '../../site/view/record-name.ts';
import { plainTitle } from '../../site/view/title.ts';
import type { Output, OutputInput } from '../types.ts';

const SCRIPT = '/alias.js';

/**
 * Takes the reader on with the query and the section, which a refresh by the page alone would lose. A file of its
 * own, so that a content security policy need not know it. History keeps the record, not this page.
 */
const LEAD_ON = `location.replace(document.currentScript.dataset.to + location.search + location.hash);\n`;

export function aliasPages({ aliases, log, site }: OutputInput): Output[] {
  if (aliases.length === 0) return [];
  const targets = new Map<string, Target>([
    ...log.pages.flatMap(({ permalink, title }): [string, Target][] =>
      permalink === null ? [] : [[permalink, { name: plainTitle(title), summary: null }]],
    ),
    ...log.choices.map(({ permalink, number }): [string, Target] => [
      permalink,
      { name: `Records numbered ${number}`, summary: null },
    ]),
    ...log.departed.map(({ permalink, title }): [string, Target] => [
      permalink,
      { name: `${plainTitle(title)} (no longer here)`, summary: null },
    ]),
    ...log.records.map((record): [string, Target] => [
      record.permalink,
      { name: linkTitle(record), summary: record.summary },
    ]),
  ]);
  const pages = aliases.map(({ path, target }): Output => {
    const at = targets.get(target) ?? { name: target, summary: null };
    return {
      path: path.endsWith('/') ? `${path}index.html` : path,
      make: () =>
        aliasPage({
          ...at,
          href: underBase(site.base, leadTo(path, target)),
          own: underBase(site.base, target),
          base: site.base,
          origin: site.site,
        }),
    };
  });
  return [{ path: SCRIPT, make: () => LEAD_ON }, ...pages];
}

/**
 * Netlify shows `/adr/cache.html` also at `/adr/cache`, and leads there from `/adr/cache/`: a page that led back to that
 * address would lead in a circle. It names the file there instead, which every host has.
 */
function leadTo(path: string, target: string): string {
  return target === path.replace(/\.html$/, '/') ? `${target}index.html` : target;
}

interface Target {
  name: string;
  summary: string | null;
}

interface AliasPage extends Target {
  /** Where it leads, with the base. */
  href: string;
  /** The record's own address, with the base. */
  own: string;
  base: string;
  /** Null where it is not known. */
  origin: string | null;
}

/** Small, because there are several of it for each record; it names the record for previews and for who cannot be led on. */
function aliasPage({ name, summary, href, own, base, origin }: AliasPage): string {
  const text = escapeHtml(name);
  const to = escapeHtml(href);
  const whole = escapeHtml(origin === null ? own : new URL(own, origin).href);
  const about = summary === null ? '' : `\n<meta property="og:description" content="${escapeHtml(summary)}">`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${whole}">
<meta property="og:title" content="${text}">
<meta property="og:url" content="${whole}">${about}
<script src="${escapeHtml(underBase(base, SCRIPT))}" data-to="${to}"></script>
<noscript><meta http-equiv="refresh" content="0; url=${to}"></noscript>
</head>
<body>
<p>This is now at <a href="${to}">${text}</a>.</p>
</body>
</html>
`;
}
