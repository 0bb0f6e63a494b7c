/** Runs a compiled program: which pages there are, and what stands on each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MODULES, type ProgramTable, TABLE } from './kept.ts';

/** A page of the site. */
export interface ProgramPage {
  /** File of the site: `/adr/12/index.html`, `/robots.txt`. */
  path: string;
  make(): Promise<string>;
}

interface Route {
  route: string;
  component: string;
  type: string;
  pathname?: string;
  params: string[];
  prerender: boolean;
}

type Params = Record<string, string | undefined>;

/** The part of Astro's application that pages are made with; see `core/build/app.js` there. */
interface App {
  manifest: { routes: { routeData: Route }[]; base: string };
  setInternals(internals: {
    pagesByKeys: Map<string, unknown>;
    entrySpecifierToBundleMap: Map<string, string>;
  }): void;
  setOptions(options: {
    settings: { scripts: ProgramTable['scripts'] };
    logger: { options: { destination: { write(message: LogMessage): boolean } } };
  }): void;
  getComponentByRoute(
    route: Route,
  ): Promise<{ getStaticPaths?(options: object): Promise<{ params: Params }[]> }>;
  render(request: Request, options: { routeData: Route }): Promise<Response>;
}

interface LogMessage {
  level: string;
  message: string;
}

/**
 * The pages of the log of the current run (`integration/run.ts`), which must be set up.
 *
 * @param folder of the program
 */
export async function pagesOfProgram(
  folder: string,
  { warn }: { warn: (message: string) => void },
): Promise<ProgramPage[]> {
  const table = JSON.parse(readFileSync(join(folder, TABLE), 'utf8')) as ProgramTable;
  const { app } = (await import(pathToFileURL(join(folder, MODULES, table.entry)).href)) as { app: App };
  app.setInternals({
    pagesByKeys: new Map(table.pages.map(([key, page]) => [key, { ...page, route: { route: page.route } }])),
    entrySpecifierToBundleMap: new Map(table.entries),
  });
  app.setOptions({
    settings: { scripts: table.scripts },
    logger: { options: { destination: { write: tellOf(warn) } } },
  });
  const routes = app.manifest.routes.map(({ routeData }) => routeData).filter(({ prerender }) => prerender);
  const pages = await Promise.all(routes.map((route) => pagesOf(app, route)));
  return pages.flat();
}

async function pagesOf(app: App, route: Route): Promise<ProgramPage[]> {
  const names = route.pathname === undefined ? await namesOf(app, route) : [route.pathname];
  return names.map((name) => ({
    path: route.type === 'page' ? fileOfPage(name) : name,
    async make() {
      const url = new URL(`${app.manifest.base.replace(/\/$/, '')}${name}`, 'http://localhost');
      const response = await app.render(new Request(url), { routeData: route });
      return response.text();
    },
  }));
}

async function namesOf(app: App, route: Route): Promise<string[]> {
  const { getStaticPaths } = await app.getComponentByRoute(route);
  if (getStaticPaths === undefined) throw new Error(`${route.component} does not say which pages it has.`);
  const paths = await getStaticPaths({ routePattern: route.route });
  return paths.map(({ params }) => withParams(route.route, params));
}

/** `/tags/[slug]/[...number]` with its parameters put in; a rest that is not given leaves nothing. */
function withParams(pattern: string, params: Params): string {
  const name = pattern.replace(/\/\[(?:\.\.\.)?(\w+)\]/g, (_, param: string) => {
    const value = params[param];
    return value === undefined ? '' : `/${value}`;
  });
  return name === '' ? '/' : name;
}

/** Pages that lie at the root under their own name, as hosts ask for them. */
const ERROR_PAGE = /^\/(?:404|500)$/;

function fileOfPage(name: string): string {
  return ERROR_PAGE.test(name) ? `${name}.html` : `${name.replace(/\/$/, '')}/index.html`;
}

function tellOf(warn: (message: string) => void) {
  return ({ level, message }: LogMessage): boolean => {
    if (level === 'warn' || level === 'error') warn(message);
    return true;
  };
}
