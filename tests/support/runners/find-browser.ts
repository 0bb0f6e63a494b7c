/**
 * Finds a browser for the browser tests, or gets one: Playwright's own where it is installed, else the
 * system's Chromium or Chrome, else Playwright's download, else Debian's package.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { checkout } from '../checkout.ts';
import { exec } from '../exec.ts';

export interface Browser {
  path: string;
  /** Where it comes from, for people: `Playwright's Chromium`. */
  origin: string;
}

/** Names on the PATH, in the order they are tried. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

/** Places browsers are installed in where they are not on the PATH. */
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    if (!folder) return [];
    return [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
  }),
};

/**
 * Returns a browser that is there, or installs one and returns that.
 * @throws when none could be had, with what was tried.
 */
export async function findBrowser(): Promise<Browser> {
  const present = findPlaywrightBrowser() ?? findSystemBrowser();
  if (present) return present;

  console.log('No browser found: asking Playwright for its Chromium.');
  const download = await exec(
    process.execPath,
    [join(checkout, 'node_modules/playwright/cli.js'), 'install', 'chromium'],
    {
      show: true,
      timeout: 300_000,
    },
  );
  const downloaded = download.code === 0 ? findPlaywrightBrowser() : null;
  if (downloaded) return downloaded;

  if (existsSync('/etc/debian_version')) {
    console.log("Playwright's download failed: asking Debian for the package chromium.");
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    await findShell([...sudo, 'apt-get', 'update', '-q']);
    await findShell([...sudo, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium']);
    const installed = findSystemBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'No browser for the browser tests. Install Chromium or Chrome, or run `npx playwright install chromium`; ' +
      'a browser elsewhere is named with CADRE_BROWSER=/path/to/it.',
  );
}

/** The one named by CADRE_BROWSER or installed by Playwright. */
function findPlaywrightBrowser(): Browser | null {
  const { CADRE_BROWSER } = process.env;
  if (CADRE_BROWSER) return { path: CADRE_BROWSER, origin: 'named by CADRE_BROWSER' };
  const path = chromium.executablePath();
  return existsSync(path) ? { path, origin: "Playwright's Chromium" } : null;
}

function findSystemBrowser(): Browser | null {
  const { PATH = '' } = process.env;
  const folders = PATH.split(delimiter).filter(Boolean);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(places[process.platform] ?? []),
  ];
  const path = candidates.find(findExecutable);
  return path ? { path, origin: "the system's" } : null;
}

function findExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function findShell([command = '', ...args]: string[]): Promise<void> {
  await exec(command, args, {
    show: true,
    timeout: 600_000,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  }).catch((error: Error) => console.log(`${command}: ${error.message}`));
}
