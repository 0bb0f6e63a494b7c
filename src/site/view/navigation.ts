/** Links of the navigation: the site's own pages, and those of the configuration. */
import type { NavPage } from '../../config/settings.ts';
import type { Site } from '../site.ts';
import { listFollowUpLinks } from './follow-ups.ts';

interface Link {
  /** Below the base, or a whole address. */
  path: string;
  label: string;
}

export function listNavLinks(site: Pick<Site, 'info' | 'messages' | 'graph' | 'followUps'>): Link[] {
  const { before, after, pages } = site.info.look.nav;
  const { t } = site.messages;
  const own: (Link & { page: NavPage })[] = [
    { page: 'decisions', path: '/', label: t('nav.decisions') },
    { page: 'timeline', path: '/timeline/', label: t('nav.timeline') },
    ...(site.graph.nodes.size > 0
      ? [{ page: 'graph' as const, path: '/graph/', label: t('nav.graph') }]
      : []),
    ...listFollowUpLinks(site.followUps, site.messages).map(({ key, path, label }) => ({
      page: key,
      path,
      label,
    })),
  ];
  return [
    ...before.map(({ href, label }) => ({ path: href, label })),
    ...own.flatMap(({ page, path, label }) => {
      const name = pages[page] ?? label;
      return name === false ? [] : [{ path, label: name }];
    }),
    ...after.map(({ href, label }) => ({ path: href, label })),
  ];
}
