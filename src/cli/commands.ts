/** The table of commands: names, flags, examples. What they do is loaded when they run. */
import { t } from '../messages/command-line.ts';
import type { Command, Flag } from './flags.ts';

const FORMATS = ['json', 'csv'] as const;
const REPORTERS = ['github'] as const;

const base: Flag = {
  name: 'base',
  value: '/PATH',
  description: t('option.base'),
};
const site: Flag = {
  name: 'site',
  value: 'ORIGIN',
  description: t('option.site'),
};
const out: Flag = {
  name: 'out',
  short: 'o',
  value: 'FOLDER',
  description: t('option.out'),
};
const port: Flag = {
  name: 'port',
  short: 'p',
  value: 'NUMBER',
  description: t('option.port'),
};
const host: Flag = {
  name: 'host',
  value: 'ADDRESS',
  description: t('option.host'),
};
const open: Flag = { name: 'open', description: t('option.open') };
const strict: Flag = {
  name: 'strict',
  description: t('option.strict'),
};
const verbose: Flag = { name: 'verbose', description: t('option.verbose') };

export const COMMANDS: readonly Command[] = [
  {
    name: 'build',
    summary: t('command.build'),
    operands: t('help.folders'),
    flags: [
      out,
      base,
      site,
      strict,
      { name: 'remember', description: t('option.remember') },
      { name: 'update', description: t('option.update') },
      { name: 'single', value: 'FILE', description: t('option.single') },
      { name: 'quiet', short: 'q', description: t('option.quiet') },
      { name: 'json', description: t('option.json') },
      verbose,
      {
        name: 'reporter',
        value: 'REPORTER',
        oneOf: REPORTERS,
        description: t('option.reporter'),
      },
    ],
    examples: [
      { words: 'build', does: t('example.build') },
      { words: 'build docs/adr', does: t('example.build-folder') },
      { words: 'build payments/adr billing/adr --out site', does: t('example.build-two') },
      { words: 'build --site https://example.com --base /decisions', does: t('example.build-base') },
      { words: 'build --strict --quiet', does: t('example.build-strict') },
    ],
    run: async (words) => (await import('./build.ts')).build(words),
  },
  {
    name: 'dev',
    summary: t('command.dev'),
    operands: t('help.folders'),
    flags: [port, host, open, base, site, verbose],
    examples: [
      { words: 'dev', does: t('example.dev') },
      { words: 'dev docs/adr --port 8080 --open', does: t('example.dev-folder') },
    ],
    run: async (words) => (await import('./serve.ts')).dev(words),
  },
  {
    name: 'preview',
    summary: t('command.preview'),
    operands: '',
    flags: [
      { ...out, description: t('option.preview-out') },
      port,
      host,
      { ...base, description: t('option.preview-base') },
      open,
    ],
    examples: [
      { words: 'preview', does: t('example.preview') },
      { words: 'preview --out site --base /decisions', does: t('example.preview-base') },
    ],
    run: async (words) => (await import('./serve.ts')).preview(words),
  },
  {
    name: 'export',
    summary: t('command.export'),
    operands: t('help.folders'),
    flags: [
      { name: 'format', short: 'f', value: 'FORMAT', oneOf: FORMATS, description: t('option.format') },
      { name: 'out', short: 'o', value: 'FILE', description: t('option.export-out') },
      { ...strict, description: t('option.export-strict') },
      { name: 'quiet', short: 'q', description: t('option.export-quiet') },
    ],
    examples: [
      { words: 'export docs/adr', does: t('example.export') },
      { words: 'export --format csv --out decisions.csv', does: t('example.export-csv') },
      {
        words: 'export | jq \'.decisions[] | select(.effectiveStatus == "in force").title\'',
        does: t('example.export-jq'),
      },
    ],
    run: async (words) => (await import('./export.ts')).exportLog(words),
  },
];
