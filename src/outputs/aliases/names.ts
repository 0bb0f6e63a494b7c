/** What the page for lost readers finds records by: `/addresses.json`. */
import { RESERVED_KEYS } from '../../config/naming.ts';
import { stemOf } from '../../shared/paths.ts';
import type { NameIndex } from '../../site/view/not-found.ts';
import { STATUSES } from '../../site/view/statuses.ts';
import type { Output, OutputInput } from '../types.ts';

export function nameIndex({ log, history }: OutputInput): Output[] {
  return [
    {
      path: '/addresses.json',
      make: () => JSON.stringify(indexOf({ log, history })),
    },
  ];
}

function indexOf({ log, history }: Pick<OutputInput, 'log' | 'history'>): NameIndex {
  const keys = log.collections.map(({ key }) => key);
  const namesOf = (id: string, path: string): string[] => {
    const former = history.files.get(id)?.formerNames.map((name) => name.path) ?? [];
    return [...new Set([path, ...former].map(stemOf))];
  };
  return {
    collections: keys,
    views: [...RESERVED_KEYS].sort(),
    rows: [
      ...log.records.map(({ id, permalink, number, title, effectiveStatus, collection, path }) => ({
        ...{ permalink, number, title, names: namesOf(id, path) },
        collection: keys.indexOf(collection),
        status: STATUSES.indexOf(effectiveStatus),
      })),
      ...log.pages.flatMap(({ id, permalink, title, collection, path }) =>
        permalink === null
          ? []
          : [
              {
                permalink,
                number: null,
                title,
                names: namesOf(id, path),
                collection: keys.indexOf(collection),
                status: null,
              },
            ],
      ),
    ].map(({ permalink, number, title, names, collection, status }) => [
      ...([permalink, number, title, collection, status] as const),
      names,
    ]),
  };
}
