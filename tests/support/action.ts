/** Runs the steps of action.yml as the runner of GitHub Actions does, as far as that can be done on any machine. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { checkout } from './checkout.ts';
import { exec } from './exec.ts';
import { createTempFolder } from './temp.ts';

export interface ActionStep {
  name: string;
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, string | boolean>;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
  'working-directory'?: string;
}

export interface Action {
  inputs: Record<string, { description: string; default: string; required?: boolean }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: ActionStep[] };
}

export const action = load(readFileSync(join(checkout, 'action.yml'), 'utf8')) as Action;

/** The history cache of the builds of one test file. */
const cache = createTempFolder();

export interface StepOptions {
  /** Values of inputs; defaults for the others. */
  inputs?: Record<string, string>;
  /** The folder that holds the repository with the records. */
  workspace: string;
  /** The folder that holds the action. */
  actionPath: string;
}

export interface StepResult {
  code: number | null;
  said: string;
  outputs: Record<string, string>;
  summary: string;
}

/** Runs one step of the action that is a script. @throws where there is none of that name */
export async function runStep(
  name: string,
  { inputs = {}, workspace, actionPath }: StepOptions,
): Promise<StepResult> {
  const step = action.runs.steps.find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`action.yml has no script called ${name}`);
  const fill = (text: string): string =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => {
      const value = inputs[input] ?? action.inputs[input]?.default;
      if (value === undefined) throw new Error(`action.yml has no input ${input}`);
      return value;
    });
  const temp = createTempFolder();
  const script = join(temp, 'script.sh');
  const [output, summary] = ['output', 'summary'].map((file) => join(temp, file)) as [string, string];
  writeFileSync(script, step.run);
  // what the runner starts for `shell: bash`
  const result = await exec('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: join(workspace, fill(step['working-directory'] ?? '.')),
    env: {
      ...Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, fill(value)])),
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: actionPath,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      XDG_CACHE_HOME: cache,
      npm_config_prefer_offline: 'true',
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
    },
    timeout: 300_000,
  });
  const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return {
    code: result.code,
    said: `${result.stdout}${result.stderr}`,
    outputs: readOutputs(read(output)),
    summary: read(summary),
  };
}

/** Entries of the form `name<<mark`, lines, `mark`. */
function readOutputs(text: string): Record<string, string> {
  const entries = text.matchAll(/^(\w+)<<(.+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...entries].map(([, name = '', , value = '']) => [name, value]));
}
