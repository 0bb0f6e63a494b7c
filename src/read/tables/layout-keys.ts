/**
 * Keys of front matter by which other generators lay out their pages and name their addresses, compared folded (see
 * `fold.ts`). They say nothing of a decision; `aliases.ts` reads those that are addresses. From Jekyll, Just the Docs, Docusaurus, Hugo, MkDocs, VitePress, Starlight, Obsidian.
 */
export const LAYOUT_KEYS: ReadonlySet<string> = new Set(
  `alias, aliases, body class, css class, cssclass, cssclasses, custom edit url, displayed sidebar, edit link, edit url,
  excerpt separator, full width, grand parent, has children, has toc, head, hide, hide table of contents,
  hide title, layout, link title, linktitle, menu, mermaid, nav, nav exclude, nav order, next, order,
  outline, page class, pagefind, pagination, pagination label, pagination next, pagination prev, parent,
  permalink, prev, redirect, redirect from, redirect to, render with liquid, search, search exclude,
  sidebar, sidebar class name, sidebar custom props, sidebar label, sidebar position, sitemap, slug,
  table of contents, toc, toc max heading level, toc min heading level, unlisted, weight`.split(/,\s+/),
);
