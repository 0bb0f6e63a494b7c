/** Runs the browser tests with Playwright's runner and counts what they did. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { exec } from '../exec.ts';
import { findBrowser } from './find-browser.ts';
import { NONE, type Totals } from './totals.ts';

/** The part of Playwright's JSON report that is read here. */
interface Report {
  stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: { message?: string }[];
  suites?: Suite[];
}

interface Suite {
  file: string;
  specs?: { title: string; line: number; tests: { projectName: string; status: string }[] }[];
  suites?: Suite[];
}

export interface BrowserTestOptions {
  /** Names of projects in the configuration: tests at a width. */
  projects: string[];
  /** Regular expression on the names of tests. */
  filter: string | undefined;
  env?: Record<string, string>;
}

/** Runs the browser tests in the browser that is found. Without one, or without a report, that counts as a failure. */
export async function runBrowserTests({ projects, filter, env }: BrowserTestOptions): Promise<Totals> {
  const browser = await findBrowser().catch((error: Error) => {
    console.error(error.message);
    return null;
  });
  if (!browser) return { ...NONE, failed: 1 };
  console.log(`Browser: ${browser.path} (${browser.origin})`);

  const folder = await mkdtemp(join(tmpdir(), 'cadre-browser-'));
  const destination = join(folder, 'report.json');
  const { code } = await exec(
    process.execPath,
    [
      join(checkout, 'node_modules/playwright/cli.js'),
      'test',
      '--config=tests/browser/playwright.config.ts',
      '--reporter=list,json',
      ...projects.map((project) => `--project=${project}`),
      ...(filter ? [`--grep=${filter}`] : []),
    ],
    {
      cwd: checkout,
      show: true,
      env: { CADRE_BROWSER: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: destination, ...env },
    },
  );
  const report = JSON.parse((await readFile(destination, 'utf8').catch(() => '')) || '{}') as Report;
  await rm(folder, { recursive: true, force: true });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  const failed = unexpected + (report.errors?.length ?? 0);
  return {
    passed: expected + flaky,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped,
    flaky: (report.suites ?? []).flatMap(listFlaky),
  };
}

/** Names of what passed only when it was tried again, with file, line and width. */
function listFlaky({ file, specs = [], suites = [] }: Suite): string[] {
  const own = specs.flatMap(({ title, line, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ projectName }) => `${file}:${line} ${title} (${projectName})`),
  );
  return [...own, ...suites.flatMap(listFlaky)];
}
