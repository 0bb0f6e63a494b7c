/** The pages below the key of each collection, for the one route that serves them all. */
import type { Choice, Departed } from '../../model/log.ts';
import type { PageEntry, RecordEntry, SiteLog } from '../types.ts';
import { listPages } from './log-paths.ts';
import { logView } from './log-view.ts';

export interface CollectionPage {
  params: { collection: string; path: string | undefined };
  props: {
    page:
      | { kind: 'log'; collection: string; number: number }
      | { kind: 'record'; entry: RecordEntry }
      | { kind: 'guide'; entry: PageEntry }
      | { kind: 'choice'; choice: Choice }
      | { kind: 'departed'; departed: Departed };
  };
}

export function collectionPages(log: SiteLog): CollectionPage[] {
  return [
    ...logPages(log),
    ...log.records.map((entry) => ({
      ...at(entry.permalink),
      props: { page: { kind: 'record' as const, entry } },
    })),
    ...log.pages.flatMap((entry) =>
      entry.permalink === null
        ? []
        : [{ ...at(entry.permalink), props: { page: { kind: 'guide' as const, entry } } }],
    ),
    ...log.choices.map((choice) => ({
      ...at(choice.permalink),
      props: { page: { kind: 'choice' as const, choice } },
    })),
    ...log.departed.map((departed) => ({
      ...at(departed.permalink),
      props: { page: { kind: 'departed' as const, departed } },
    })),
  ];
}

/** The only collection's log is the front page; its own address leads there. */
function logPages(log: SiteLog): CollectionPage[] {
  const [only] = log.collections;
  if (log.collections.length === 1 && only !== undefined) {
    return [{ ...at(`/${only.key}/`), props: { page: { kind: 'log', collection: only.key, number: 1 } } }];
  }
  return listPages(logView(log), 'collection').map(({ params: { slug, number }, props }) => ({
    params: { collection: slug, path: number === undefined ? undefined : `log/${number}` },
    props: { page: { kind: 'log' as const, collection: slug, number: props.number } },
  }));
}

/** `/adr/12/` as the parameters of the route. */
function at(permalink: string): { params: CollectionPage['params'] } {
  const [collection = '', ...rest] = permalink.replace(/^\/|\/$/g, '').split('/');
  return { params: { collection, path: rest.length === 0 ? undefined : rest.join('/') } };
}
