/** Loads the site for the routes in an Astro project, and records that Astro renders. */
import { getCollection, getEntry } from 'astro:content';
import { mdx } from 'virtual:cadre/mdx';
import { site as data } from 'virtual:cadre/site';
import { jsx } from 'astro/jsx-runtime';
import type { BodyHeading } from '../model/decision-parts.ts';
import type { Site } from '../site/site.ts';
import { createSiteFromData } from './site-data.ts';

export async function loadSite(): Promise<Site> {
  return createSiteFromData(data, await getCollection('decisions'));
}

/** The body of a record in MDX; undefined for any other. */
export async function loadMdx(id: string) {
  const record = await mdx[id]?.();
  if (record === undefined) return undefined;
  const headings = record
    .getHeadings()
    // the page shows the title
    .filter(({ depth }) => depth > 1)
    .map(({ depth, slug, text }): BodyHeading => ({ depth, id: slug, text }));
  const links = (await getEntry('decisions', id))?.data.links ?? {};
  // the files that a text links to are pages here
  const a = ({ href, ...props }: { href?: string }) =>
    jsx('a', { ...props, href: links[href ?? ''] ?? href });
  return { Content: record.Content, headings, components: { a } };
}
