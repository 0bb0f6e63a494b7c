/** log4brains, a tool for the same records; its pages are made by Next.js. */
import { nodeCommand } from './pagefind.ts';
import type { Tool } from './types.ts';

const config = `project:
  name: Records
  tz: Etc/UTC
  adrFolder: ./docs/adr
`;

export const log4brains: Tool = {
  key: 'log4brains',
  name: 'log4brains',
  packages: { log4brains: '1.1.0' },
  limit: { records: 100, reason: 'measured up to 100 records' },
  project: (folder) => ({
    records: 'docs/adr',
    files: { '.log4brains.yml': config, 'docs/adr/index.md': '# Records\n' },
    build: [
      {
        ...nodeCommand(folder, 'log4brains/dist/log4brains', ['build', '--out', 'out']),
        // Its bundler wants hashes that newer versions of OpenSSL have put away.
        env: { NODE_OPTIONS: '--openssl-legacy-provider', NEXT_TELEMETRY_DISABLED: '1' },
      },
    ],
    site: 'out',
    leaves: ['out', '.log4brains', '.next'],
  }),
};
