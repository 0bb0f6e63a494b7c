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

/** Which issues are reported, and how. */
const selection: readonly Flag[] = [
  { name: 'baseline', value: 'FILE', description: t('option.baseline') },
  { name: 'update-baseline', description: t('option.update-baseline') },
  { name: 'changed-since', value: 'REF', description: t('option.changed-since') },
  { name: 'against', value: 'REF', description: t('option.against') },
  { name: 'report', value: 'FORMAT=FILE', description: t('option.report') },
  { name: 'reporter', value: 'REPORTER', oneOf: REPORTERS, description: t('option.reporter') },
];
const folder: Flag = { name: 'folder', value: 'FOLDER', description: t('option.folder') };
const dryRun: Flag = { name: 'dry-run', short: 'n', description: t('option.dry-run') };
const json: Flag = { name: 'json', description: t('option.json') };

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
      json,
      verbose,
      ...selection,
    ],
    examples: [
      { words: 'build', does: t('example.build') },
      { words: 'build docs/adr', does: t('example.build-folder') },
      { words: 'build payments/adr billing/adr --out site', does: t('example.build-two') },
      { words: 'build --site https://example.com --base /decisions', does: t('example.build-base') },
      { words: 'build --strict --quiet', does: t('example.build-strict') },
    ],
    run: async (args) => (await import('./build.ts')).build(args),
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
    run: async (args) => (await import('./serve.ts')).dev(args),
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
    run: async (args) => (await import('./serve.ts')).preview(args),
  },
  {
    name: 'export',
    summary: t('command.export'),
    operands: t('help.folders'),
    flags: [
      { name: 'format', short: 'f', value: 'FORMAT', oneOf: FORMATS, description: t('option.format') },
      { name: 'out', short: 'o', value: 'FILE', description: t('option.export-out') },
      { ...strict, description: t('option.export-strict') },
      { name: 'in-force', description: t('option.in-force') },
      { name: 'for', value: 'PATH', description: t('option.for') },
      { name: 'quiet', short: 'q', description: t('option.export-quiet') },
    ],
    examples: [
      { words: 'export docs/adr', does: t('example.export') },
      { words: 'export --in-force --for src/billing/charge.ts', does: t('example.export-for') },
      { words: 'export --format csv --out decisions.csv', does: t('example.export-csv') },
      {
        words: 'export | jq \'.decisions[] | select(.effectiveStatus == "in force").title\'',
        does: t('example.export-jq'),
      },
    ],
    run: async (args) => (await import('./export.ts')).exportLog(args),
  },
  {
    name: 'new',
    summary: t('command.new'),
    operands: t('help.new'),
    flags: [
      { name: 'supersedes', value: 'RECORDS', description: t('option.supersedes') },
      { name: 'amends', value: 'RECORDS', description: t('option.amends') },
      { name: 'status', value: 'STATUS', description: t('option.new-status') },
      { name: 'tags', value: 'TAGS', description: t('option.tags') },
      { name: 'ticket', value: 'TICKET', description: t('option.ticket') },
      { name: 'deciders', value: 'NAMES', description: t('option.deciders') },
      { name: 'number', value: 'NUMBER', description: t('option.number') },
      { name: 'series', value: 'SERIES', description: t('option.series') },
      { name: 'collection', value: 'KEY', description: t('option.collection') },
      { name: 'open', description: t('option.open-editor') },
      { name: 'interactive', short: 'i', description: t('option.interactive') },
      dryRun,
      json,
      folder,
    ],
    examples: [
      { words: 'new "Use a queue for uploads"', does: t('example.new') },
      {
        words: 'new "Use an event log" --supersedes 12 --status accepted',
        does: t('example.new-supersedes'),
      },
      {
        words: 'new "Keep files in Europe" --tags storage,law --ticket PAY-12 --open',
        does: t('example.new-tags'),
      },
    ],
    run: async (args) => (await import('./new.ts')).newRecord(args),
  },
  {
    name: 'supersede',
    summary: t('command.supersede'),
    operands: t('help.supersede'),
    flags: [{ name: 'by', value: 'RECORD', description: t('option.by') }, dryRun, json, folder],
    examples: [
      { words: 'supersede 12 --by 31', does: t('example.supersede') },
      { words: 'supersede 12 --by 31 --dry-run', does: t('example.supersede-dry-run') },
    ],
    run: async (args) => (await import('./status-and-links.ts')).supersede(args),
  },
  {
    name: 'status',
    summary: t('command.status'),
    operands: t('help.status'),
    flags: [dryRun, json, folder],
    examples: [
      { words: 'status 12 accepted', does: t('example.status') },
      { words: 'status 12 "In review"', does: t('example.status-words') },
    ],
    run: async (args) => (await import('./status-and-links.ts')).setStatus(args),
  },
  {
    name: 'link',
    summary: t('command.link'),
    operands: t('help.link'),
    flags: [dryRun, json, folder],
    examples: [
      { words: 'link 31 amends 7', does: t('example.link') },
      { words: 'link 31 depends-on 9', does: t('example.link-depends') },
    ],
    run: async (args) => (await import('./status-and-links.ts')).link(args),
  },
  {
    name: 'renumber',
    summary: t('command.renumber'),
    operands: t('help.renumber'),
    flags: [dryRun, json, folder],
    examples: [
      { words: 'renumber 12 31', does: t('example.renumber') },
      { words: 'renumber docs/adr/0012-use-a-queue.md', does: t('example.renumber-next') },
    ],
    run: async (args) => (await import('./renumber.ts')).renumber(args),
  },
  {
    name: 'check',
    summary: t('command.check'),
    operands: t('help.check'),
    flags: [
      { name: 'fix', description: t('option.fix') },
      { ...dryRun, description: t('option.fix-dry-run') },
      { ...strict, description: t('option.check-strict') },
      ...selection,
      json,
      verbose,
      { name: 'quiet', short: 'q', description: t('option.quiet') },
    ],
    examples: [
      { words: 'check', does: t('example.check') },
      { words: 'check --fix', does: t('example.check-fix') },
      { words: 'check --against origin/main', does: t('example.check-against') },
      { words: 'check --strict --report gitlab=issues.json', does: t('example.check-report') },
    ],
    run: async (args) => (await import('./check.ts')).check(args),
  },
  {
    name: 'list',
    summary: t('command.list'),
    operands: t('help.folders'),
    flags: [
      { name: 'status', value: 'STATUS', description: t('option.list-status') },
      { name: 'tag', value: 'TAG', description: t('option.list-tag') },
      { name: 'json', description: t('option.list-json') },
    ],
    examples: [
      { words: 'list', does: t('example.list') },
      { words: 'list --status "in force"', does: t('example.list-status') },
    ],
    run: async (args) => (await import('./list.ts')).listRecords(args),
  },
  {
    name: 'show',
    summary: t('command.show'),
    operands: t('help.show'),
    flags: [{ name: 'json', description: t('option.list-json') }, folder],
    examples: [{ words: 'show 12', does: t('example.show') }],
    run: async (args) => (await import('./list.ts')).show(args),
  },
  {
    name: 'affects',
    summary: t('command.affects'),
    operands: t('help.affects'),
    flags: [{ name: 'json', description: t('option.list-json') }, folder],
    examples: [
      { words: 'affects src/billing/charge.ts', does: t('example.affects') },
      { words: 'affects - < changed-files.txt', does: t('example.affects-piped') },
      { words: 'affects $(git diff --name-only main)', does: t('example.affects-changed') },
    ],
    run: async (args) => (await import('./affects.ts')).listAffecting(args),
  },
  {
    name: 'index',
    summary: t('command.index'),
    operands: t('help.folders'),
    flags: [
      { name: 'file', value: 'FILE', description: t('option.index-file') },
      { name: 'check', description: t('option.index-check') },
      dryRun,
      json,
    ],
    examples: [
      { words: 'index', does: t('example.index') },
      { words: 'index --check', does: t('example.index-check') },
    ],
    run: async (args) => (await import('./index-table.ts')).index(args),
  },
  {
    name: 'init',
    summary: t('command.init'),
    operands: t('help.init'),
    flags: [dryRun, json],
    examples: [
      { words: 'init', does: t('example.init') },
      { words: 'init architecture/decisions', does: t('example.init-folder') },
    ],
    run: async (args) => (await import('./init.ts')).init(args),
  },
];
