/**
 * How hosts of static files answer, as a table. Every host is a line of small ways to answer, asked one after the other;
 * where none answers, the host sends its 404 document. docs/hosting.md has the facts with their sources.
 */

import { MANIFEST } from '../../src/build/manifest.ts';
import { decodeAddress } from '../../src/shared/addresses.ts';

export interface HostedSite {
  /** Files of the output folder, `/`-separated. */
  files: ReadonlySet<string>;
  /** Starts and ends with a slash. */
  base: string;
  /** Text of `_redirects`, '' where there is none. */
  redirects: string;
}

export type Answer =
  | { status: 200; file: string }
  /** The host's 404 document; null if it has none of ours. */
  | { status: 404; file: string | null }
  | { status: 301 | 302 | 307 | 308; location: string };

export interface Host {
  name: string;
  /** It reads `_redirects`. */
  hasRules?: boolean;
  ways: readonly PathRule[];
}

/** Asks for a path below the base, decoded (`adr/12/`); null if this way does not answer. */
type PathRule = (asked: { path: string; site: HostedSite }) => Answer | null;

/** The file of that very name. */
const exact: PathRule = ({ path, site }) => createAnswer(site, path);

/** A folder's index, where the address ends with a slash. */
const index: PathRule = ({ path, site }) =>
  path === '' || path.endsWith('/') ? createAnswer(site, `${path}index.html`) : null;

/** A folder's index without a slash at the end, under the address as it was asked for. */
const bareIndex: PathRule = ({ path, site }) => createAnswer(site, `${path}/index.html`);

/** `/about` is about.html. */
const withoutEnding: PathRule = ({ path, site }) =>
  path.endsWith('/') ? null : createAnswer(site, `${path}.html`);

/** A folder's address gets its slash. */
const addSlash =
  (status: 301 | 302 | 307 | 308): PathRule =>
  ({ path, site }) =>
    site.files.has(`${path}/index.html`) ? { status, location: toAddress(site, `${path}/`) } : null;

/** `/about/` redirects to `/about`, where that is a file's name without its ending. */
const removeSlash =
  (status: 301 | 308): PathRule =>
  ({ path, site }) => {
    const bare = path.replace(/\/$/, '');
    return bare !== path && site.files.has(`${bare}.html`)
      ? { status, location: toAddress(site, bare) }
      : null;
  };

/** `/about.html` redirects to `/about`, `/about/index.html` to `/about/`. */
const hideEnding: PathRule = ({ path, site }) => {
  if (!path.endsWith('.html') || !site.files.has(path)) return null;
  return { status: 308, location: toAddress(site, path.replace(/(?:(^|\/)index)?\.html$/, '$1')) };
};

interface RuleLimits {
  /** Rules beyond this number are not read. */
  rules: number;
  /** A file larger than this is not read at all; bytes. */
  bytes: number;
  /** `/old` is also meant by a rule for `/old/`, and the other way round. */
  anySlash: boolean;
}

/** `_redirects`: address, target and status a line. */
const redirects =
  ({ rules, bytes, anySlash }: RuleLimits): PathRule =>
  ({ path, site }) => {
    if (Buffer.byteLength(site.redirects) > bytes) return null;
    const same = (text: string): string => decodeAddress(anySlash ? text.replace(/(?<=.)\/$/, '') : text);
    const asked = same(toAddress(site, path));
    const rule = parseRules(site.redirects)
      .slice(0, rules)
      .find(({ from }) => same(from) === asked);
    return rule === undefined ? null : { status: rule.status, location: rule.to };
  };

const ALL = { rules: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

/** The host that does the least: what works there needs nobody's rules. */
export const PLAINEST: Host = {
  name: 'object storage that adds index.html and nothing else',
  ways: [exact, index],
};

export const HOSTS: readonly Host[] = [
  { name: 'GitHub Pages', ways: [exact, withoutEnding, index, addSlash(301)] },
  {
    name: 'GitLab Pages',
    hasRules: true,
    ways: [
      exact,
      index,
      addSlash(302),
      withoutEnding,
      redirects({ rules: 1000, bytes: 65_536, anySlash: false }),
    ],
  },
  {
    name: 'Netlify',
    hasRules: true,
    ways: [
      exact,
      withoutEnding,
      removeSlash(301),
      index,
      addSlash(301),
      redirects({ ...ALL, anySlash: true }),
    ],
  },
  {
    name: 'Cloudflare Pages',
    hasRules: true,
    ways: [
      redirects({ ...ALL, rules: 2000, anySlash: false }),
      hideEnding,
      exact,
      withoutEnding,
      index,
      removeSlash(308),
      addSlash(308),
    ],
  },
  { name: 'S3 website endpoint', ways: [exact, index, addSlash(302)] },
  PLAINEST,
  { name: 'nginx, Apache, Caddy', ways: [exact, index, addSlash(301)] },
  { name: 'a server that never redirects', ways: [exact, index, bareIndex] },
];

export interface Rule {
  /** With the base. */
  from: string;
  to: string;
  status: 301 | 302 | 307 | 308;
}

/** The rules of a `_redirects` file. @throws for a line that hosts would not understand */
export function parseRules(text: string): Rule[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from = '', to = '', code = '301', ...rest] = line.split(/\s+/);
      const status = Number(code);
      if (!from.startsWith('/') || to === '' || rest.length > 0 || ![301, 302, 307, 308].includes(status)) {
        throw new Error(`_redirects has a line that is no rule: ${line}`);
      }
      return { from, to, status: status as Rule['status'] };
    });
}

/** What a host answers for the path of a request: percent-encoded, with the base, without a query. */
export function getAnswer(host: Host, site: HostedSite, requested: string): Answer {
  if (requested.startsWith(site.base)) {
    const path = decodeAddress(requested.slice(site.base.length));
    for (const way of host.ways) {
      const answer = way({ path, site });
      if (answer !== null) return answer;
    }
  }
  return { status: 404, file: site.files.has('404.html') ? '404.html' : null };
}

function createAnswer({ files }: HostedSite, path: string): Answer | null {
  return files.has(path) && path !== MANIFEST && path !== '_redirects' ? { status: 200, file: path } : null;
}

function toAddress({ base }: HostedSite, path: string): string {
  return encodeURI(base + path);
}
