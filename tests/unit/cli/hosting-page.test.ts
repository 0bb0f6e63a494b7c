/** What the guides on hosting offer to be copied is well-formed, and calls what there is. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { parseCommandArgs } from '../../../src/cli/flags.ts';
import { createWorkflow } from '../../../src/cli/workflows.ts';
import { action } from '../../support/action.ts';
import { checkout } from '../../support/checkout.ts';
import { actionPage, hostingPage, listOffered, offeredFiles } from '../../support/hosting-page.ts';

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
}

interface Workflow {
  permissions?: object;
  on?: unknown;
  jobs: Record<string, { 'runs-on': string; steps: Step[] }>;
}

const guides = `${hostingPage}\n${actionPage}`;

const yaml = offeredFiles
  .filter(({ language }) => language === 'yaml')
  .map(({ name, text }) => ({ name, text, data: load(text) }));

const workflows = yaml.flatMap(({ name, data }) =>
  name.startsWith('.github/workflows/') ? [{ name, ...(data as Workflow) }] : [],
);

const steps: Step[] = [
  ...workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps)),
  ...yaml.flatMap(({ data }) => (Array.isArray(data) ? (data as Step[]) : [])),
];

test('every block says what file it is, and every kind of host has one', () => {
  assert.equal(offeredFiles.length, guides.match(/^```\w+$/gm)?.length);
  const kinds = new Set(offeredFiles.map(({ language }) => language));
  assert.deepEqual([...kinds].sort(), [
    'apache',
    'caddyfile',
    'dockerfile',
    'js',
    'nginx',
    'text',
    'toml',
    'yaml',
  ]);
});

test('every workflow says when it runs, with which rights, and fetches the whole history', () => {
  assert.ok(workflows.length >= 4);
  for (const { name, on, permissions, jobs } of workflows) {
    assert.ok(on && permissions, name);
    const builders = Object.values(jobs).filter((job) => job.steps.some(({ uses }) => isOurs(uses)));
    // what publishes for others may not run their code
    const isLater = typeof on === 'object' && on !== null && 'workflow_run' in on;
    if (isLater) assert.ok(!JSON.stringify(jobs).includes('actions/checkout'), name);
    assert.equal(builders.length, isLater ? 0 : 1, name);
    for (const job of builders) {
      assert.deepEqual(
        [job.steps[0]?.uses?.split('@')[0], job.steps[0]?.with],
        ['actions/checkout', { 'fetch-depth': 0 }],
      );
    }
  }
});

test('cadre init writes the pipelines of the guide', () => {
  const input = { branch: 'main', folder: 'docs/adr' };
  const gitlab = createWorkflow('git@gitlab.com:acme/shop.git', input);
  const offered = yaml.find(({ name }) => name === '.gitlab-ci.yml');
  assert.equal(gitlab?.text, offered?.text);
  const github = load(createWorkflow('https://github.com/acme/shop', input)?.text ?? '') as Workflow;
  const pages = yaml.find(({ text }) => text.includes('upload: pages'));
  const guide = structuredClone(pages?.data) as Workflow;
  // without the action
  const own = yaml.find(({ data }) => Array.isArray(data))?.data as Step[];
  const build = guide.jobs['build'];
  assert.ok(build && own);
  build.steps = build.steps.flatMap((step) => (isOurs(step.uses) ? own : [step]));
  assert.deepEqual(github, guide);
});

test('the action is called with inputs it has', () => {
  for (const step of steps.filter(({ uses }) => isOurs(uses))) {
    for (const name of Object.keys(step.with ?? {})) assert.ok(name in action.inputs, name);
  }
});

test('an action of others has one version throughout', () => {
  const ci = load(readFileSync(join(checkout, '.github/workflows/ci.yml'), 'utf8')) as Workflow;
  const own = Object.values(ci.jobs).flatMap((job) => job.steps);
  const versions = new Map<string, Set<string>>();
  for (const { uses } of [...steps, ...action.runs.steps, ...own]) {
    const [name = '', version = ''] = uses?.split('@') ?? [];
    if (version !== '') versions.set(name, (versions.get(name) ?? new Set()).add(version));
  }
  assert.ok(versions.size > 6);
  for (const [name, found] of versions) assert.equal(found.size, 1, `${name}: ${[...found].join(', ')}`);
});

test('no script of a workflow holds an expression', () => {
  for (const { run = '' } of steps) assert.ok(!run.includes('${{'), run);
});

test('every command of Cadre is one, with flags that it has', () => {
  for (const [line, name] of guides.matchAll(/npx (?:--yes )?cadre (\w+)/g)) {
    assert.ok(
      COMMANDS.some((command) => command.name === name),
      line,
    );
  }
  const names = COMMANDS.map(({ name }) => name).join('|');
  // up to where a shell begins another command, or the words around go on
  const calls = [...guides.matchAll(new RegExp(`cadre (${names})([^\\n;&\`|]*)`, 'g'))];
  assert.ok(calls.length > 10);
  for (const [call, name, rest = ''] of calls) {
    const words = rest.split(/["\s]+/).filter((word) => word !== '');
    const flags = COMMANDS.find((command) => command.name === name)?.flags ?? [];
    assert.doesNotThrow(() => parseCommandArgs(words, flags, call), call);
  }
});

test('what is built is what is published', () => {
  const gitlab = yaml.filter(({ name }) => name.includes('.gitlab-ci.yml'));
  assert.equal(gitlab.length, 2);
  for (const { text } of gitlab.slice(0, 1)) {
    assert.equal(text.match(/--out public/g)?.length, text.match(/^ +- public$/gm)?.length);
  }
  const text = listOffered('Netlify', 'toml');
  assert.match(text, /^ {2}publish = "dist"$/m);
  assert.ok(!text.includes('--out'));
  for (const line of text.split('\n')) assert.match(line, /^(?:| *\[[\w.-]+\]| *\w+ = "[^"]*")$/);
});

test('the function for CloudFront names the index file of every folder, and leaves files as they are', () => {
  const handler = new Function(
    `${listOffered('Amazon S3 and CloudFront', 'js')}; return handler;`,
  )() as (event: { request: { uri: string } }) => { uri: string };
  const asked = {
    '/': '/index.html',
    '/adr/12/': '/adr/12/index.html',
    '/adr/12': '/adr/12/index.html',
    '/adr/12.md': '/adr/12.md',
    '/files/4abb57676e/plan.svg': '/files/4abb57676e/plan.svg',
    '/404.html': '/404.html',
  };
  for (const [uri, wanted] of Object.entries(asked)) assert.equal(handler({ request: { uri } }).uri, wanted);
});

test('the Dockerfile names versions, copies from stages that it has, and serves without root', () => {
  const lines = listOffered('Docker', 'dockerfile')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
  const stages: string[] = [];
  for (const [instruction = '', ...words] of lines) {
    assert.match(instruction, /^(?:FROM|WORKDIR|COPY|RUN|USER|EXPOSE)$/);
    if (instruction === 'FROM') {
      assert.match(words[0] ?? '', /^[a-z]+:\d/);
      if (words[1] === 'AS') stages.push(words[2] ?? '');
    }
    const stage = words[0]?.match(/^--from=(.+)$/)?.[1];
    if (stage !== undefined) assert.ok(stages.includes(stage), stage);
  }
  const last = lines.slice(lines.findLastIndex(([instruction]) => instruction === 'FROM'));
  assert.ok(last.some(([instruction, user]) => instruction === 'USER' && user !== 'root'));
  const port = last.find(([instruction]) => instruction === 'EXPOSE')?.[1];
  assert.ok(Number(port) > 1024);
  assert.ok(listOffered('nginx', 'nginx').includes(`listen ${port};`));
  // packages are installed again only where they changed
  const commands = lines.map((line) => line.join(' '));
  assert.ok(commands.findIndex((line) => line.includes('npm ci')) < commands.indexOf('COPY . .'));
});

test('the guide lists the inputs and outputs that the action has', () => {
  const names = (after: string) =>
    [
      ...(actionPage.slice(actionPage.indexOf(after)).split('\n\n')[0] ?? '').matchAll(/^\| `([\w-]+)` \|/gm),
    ].map(([, name]) => name);
  assert.deepEqual(names('| input |'), Object.keys(action.inputs));
  assert.deepEqual(names('| output |'), Object.keys(action.outputs));
});

function isOurs(uses: string | undefined): boolean {
  return uses?.startsWith('OWNER/cadre@') === true;
}
