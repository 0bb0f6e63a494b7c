/** A repository with a history: what was proposed, accepted, replaced and moved, and a record without a date. */
import { adr, createRepository } from '../../unit/history/repository.ts';

const dated = (title: string, date: string, status: string): string =>
  `# ${title}\n\nDate: ${date}\n\nTags: quay\n\n## Status\n\n${status}\n\n## Context\n\nThe river is wide.\n\n## Decision\n\nWe ${title.toLowerCase()}.\n`;

/** @returns the folder of the repository; its records are in `ferries` */
export function ferries(): string {
  const repo = createRepository();
  repo.commit(
    {
      'cadre.config.json': JSON.stringify({
        collections: [
          { folder: 'ferries', key: 'ferries', name: 'Ferries' },
          { folder: 'quays', key: 'quays', name: 'Quays' },
        ],
        repository: 'https://github.com/river/crossing',
      }),
      'ferries/0001-row-across.md': adr('Row across', 'Proposed'),
      'quays/0001-build-of-wood.md': dated('1. Build of wood', '2021-03-04', 'Accepted'),
    },
    { on: '2021-03-05', by: 'Ada Berg', message: 'Propose to row' },
  );
  repo.commit(
    { 'ferries/0001-row-across.md': adr('Row across', 'Accepted') },
    { on: '2021-06-07', by: 'Noor Haas', message: 'Row, says the board' },
  );
  repo.commit(
    {
      'ferries/0001-row-across.md': adr('Row across', 'Superseded by [2](0002-sail-across.md)'),
      'ferries/0002-sail-across.md': dated('2. Sail across', '2023-08-09', 'Accepted'),
      'ferries/0003-swim.md': '# 3. Swim\n\n## Context\n\nX.\n\n## Decision\n\nWe swim.\n',
    },
    { on: '2023-08-10', by: 'Noor Haas', message: 'Sail' },
  );
  return repo.root;
}
