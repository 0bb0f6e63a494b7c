/** The table of commands: names, flags, examples. What they do is loaded when they run. */
import type { Command, Flag } from './flags.ts';

const FORMATS = ['json', 'csv'] as const;
const REPORTERS = ['github'] as const;

const base: Flag = {
  name: 'base',
  value: '/PATH',
  description: 'path the site lives at, where it is not the root',
};
const site: Flag = {
  name: 'site',
  value: 'ORIGIN',
  description: 'origin the site is published at, such as https://example.com',
};
const out: Flag = {
  name: 'out',
  short: 'o',
  value: 'FOLDER',
  description: 'folder of the site (default: dist)',
};
const port: Flag = {
  name: 'port',
  short: 'p',
  value: 'NUMBER',
  description: 'port to listen at (default: 4321)',
};
const host: Flag = {
  name: 'host',
  value: 'ADDRESS',
  description: 'address to listen at (default: localhost; 0.0.0.0 for the whole network)',
};
const open: Flag = { name: 'open', description: 'open the site in the browser' };
const strict: Flag = {
  name: 'strict',
  description: 'exit 1 where there are problems of severity warning or error',
};
const verbose: Flag = { name: 'verbose', description: 'list every problem and every file left out' };

export const COMMANDS: readonly Command[] = [
  {
    name: 'build',
    summary: 'make a site of the records',
    operands: '[folder …]',
    flags: [
      out,
      base,
      site,
      strict,
      { name: 'remember', description: 'write down every address of this site, for later builds to keep' },
      { name: 'quiet', short: 'q', description: 'say nothing unless it fails' },
      { name: 'json', description: 'print one JSON object instead of words' },
      verbose,
      {
        name: 'reporter',
        value: 'REPORTER',
        oneOf: REPORTERS,
        description: 'github also marks problems in the files of a pull request, in GitHub Actions',
      },
    ],
    examples: [
      { words: 'build', does: 'the folder the configuration names, or a usual place' },
      { words: 'build docs/adr', does: 'one folder into dist/' },
      { words: 'build payments/adr billing/adr --out site', does: 'two collections in one site' },
      { words: 'build --site https://example.com --base /decisions', does: 'a site below a path' },
      { words: 'build --strict --quiet', does: 'in a pipeline: silent, and exit 1 for problems' },
    ],
    run: async (words) => (await import('./build.ts')).build(words),
  },
  {
    name: 'dev',
    summary: 'serve the site and show every edit as it is saved',
    operands: '[folder …]',
    flags: [port, host, open, base, site, verbose],
    examples: [
      { words: 'dev', does: 'serve at http://localhost:4321/' },
      { words: 'dev docs/adr --port 8080 --open', does: 'one folder, at another port, in the browser' },
    ],
    run: async (words) => (await import('./serve.ts')).dev(words),
  },
  {
    name: 'preview',
    summary: 'serve the site that was built, as a plain file server would',
    operands: '',
    flags: [out, port, host, base, open],
    examples: [
      { words: 'preview', does: 'serve dist/ at http://localhost:4321/' },
      { words: 'preview --out site --base /decisions', does: 'a site that was built with the same --base' },
    ],
    run: async (words) => (await import('./serve.ts')).preview(words),
  },
  {
    name: 'export',
    summary: 'print what is known of the records as JSON or CSV',
    operands: '[folder …]',
    flags: [
      { name: 'format', short: 'f', value: 'FORMAT', oneOf: FORMATS, description: 'json (default) or csv' },
      { name: 'out', short: 'o', value: 'FILE', description: 'write to a file instead of standard output' },
      {
        ...strict,
        description: `${strict.description} in what is read (links and images are checked by build)`,
      },
      { name: 'quiet', short: 'q', description: 'say nothing on standard error unless it fails' },
    ],
    examples: [
      { words: 'export docs/adr', does: 'JSON on standard output; its schema is documented and stable' },
      { words: 'export --format csv --out decisions.csv', does: 'a table for a spreadsheet' },
      {
        words: 'export | jq \'.decisions[] | select(.effectiveStatus == "in force").title\'',
        does: 'what is in force',
      },
    ],
    run: async (words) => (await import('./export.ts')).exportLog(words),
  },
];
