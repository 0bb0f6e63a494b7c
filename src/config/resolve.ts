/** Combines flags, configuration and defaults into the settings of a run. */
import { dirname, join, resolve } from 'node:path';
import { t } from '../messages/command-line.ts';
import { createTicketsInput } from '../tickets/trackers.ts';
import { getPathBelow, getPathKind } from './disk-paths.ts';
import {
  createCollections,
  type FolderChoice,
  findFolders,
  type NamedFolder,
  settleMembers,
} from './folders.ts';
import { type LoadedConfig, loadConfig, validateConfig } from './load.ts';
import { createRepository, readGit } from './repository.ts';
import type { CadreConfig, ValidConfig } from './schema.ts';
import {
  type CollectionSettings,
  isImageAddress,
  type LookSettings,
  type RepositorySettings,
  type Settings,
  type Themed,
} from './settings.ts';
import { UserError } from './user-error.ts';

/** The file that remembers addresses, beside the configuration. */
const ADDRESSES = 'cadre.addresses.json';

export interface ResolveOptions {
  /** Working folder; options and named folders are relative to it. The configuration is in it or above it. */
  cwd: string;
  /** A configuration in place of the file's. */
  config?: CadreConfig | undefined;
  /** Folders named on the command line. */
  folders?: string[] | undefined;
  out?: string | undefined;
  base?: string | undefined;
  site?: string | undefined;
}

export interface ResolvedSettings {
  settings: Settings;
  /** Where the folders come from, for people; of interest where none were named. */
  origin: string;
}

/** @throws {UserError} if the configuration, a flag or a folder is not right */
export async function resolveSettings(options: ResolveOptions): Promise<ResolvedSettings> {
  const cwd = resolve(options.cwd);
  const loaded =
    options.config === undefined ? await loadConfig(cwd) : await toLoadedConfig(options.config, cwd);
  const root = loaded === null ? cwd : dirname(loaded.file);
  const config: ValidConfig = loaded?.config ?? {};
  const named = options.folders ?? [];
  const choice = await chooseFolders(named, loaded, { cwd, root });
  const collections = await createCollections(choice, named.length > 0 ? cwd : root);
  const members = named.length > 0 ? [] : settleMembers(config.collections ?? [], root);
  const repository = await chooseRepository(config.repository, root, collections);
  const settings: Settings = {
    root,
    configFile: loaded?.file ?? null,
    title: config.title ?? choice.title,
    language: config.language ?? null,
    description: config.description ?? '',
    look: await resolveLook(config, root),
    site: normalizeSite(options.site) ?? config.site?.replace(/\/$/, '') ?? null,
    base: normalizeBase(options.base ?? config.base ?? '/'),
    out: locateOutput(options.out, config, { cwd, root }),
    collections,
    ...(members.length === 0 ? {} : { members }),
    repository,
    tickets: createTicketsInput(config.tickets ?? [], repository),
    statuses: config.statuses ?? {},
    labels: config.labels ?? {},
    sections: config.sections ?? {},
    fields: toFieldSettings(config.fields ?? {}),
    aliases: config.aliases ?? {},
    addresses: config.addresses === false ? null : resolve(root, config.addresses ?? ADDRESSES),
    mdx: false,
    rawHtml: config.rawHtml ?? 'sanitize',
    search: config.search ?? true,
    cards: config.cards ?? true,
    rules: config.rules ?? {},
    ignore: config.ignore ?? [],
    exclude: config.exclude ?? {},
    git: config.git ?? true,
  };
  return { settings, origin: choice.origin };
}

/** The working folder, and that of the configuration. */
interface Roots {
  cwd: string;
  root: string;
}

/** The folder a site is written to, absolute. */
export function locateOutput(
  option: string | undefined,
  config: Pick<ValidConfig, 'out'>,
  { cwd, root }: Roots,
): string {
  return option === undefined ? resolve(root, config.out ?? 'dist') : resolve(cwd, option);
}

/** The options of the integration take the place of the file. */
async function toLoadedConfig(config: CadreConfig, root: string): Promise<LoadedConfig> {
  const name = t('origin.options');
  return { file: join(root, 'astro.config'), name, config: await validateConfig(config, name) };
}

async function chooseFolders(
  named: string[],
  loaded: LoadedConfig | null,
  { cwd, root }: Roots,
): Promise<FolderChoice> {
  const collections = loaded?.config.collections ?? [];
  const configured = collections.flatMap((item): NamedFolder[] => {
    if (typeof item === 'string') return [{ folder: item }];
    return item.folder === undefined ? [] : [{ ...item, folder: item.folder }];
  });
  if (named.length > 0) {
    // A folder that the configuration knows keeps the key and name it has there.
    const known = new Map(configured.map((item) => [resolve(root, item.folder), item]));
    const folders = named.map((folder) => ({ ...known.get(resolve(cwd, folder)), folder }));
    return { folders, origin: `${named.join(', ')}, as named`, title: null, chosen: true };
  }
  if (loaded !== null && collections.length > 0) {
    const names = collections.map((item) => (typeof item === 'string' ? item : (item.folder ?? item.from)));
    const folders = names.join(', ');
    return {
      folders: configured,
      origin: t('origin.from', { folders, file: loaded.name }),
      title: null,
      chosen: true,
    };
  }
  return findFolders(root);
}

function toFieldSettings(fields: NonNullable<ValidConfig['fields']>): Settings['fields'] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const { label = name, filter = null } = field === true ? {} : field;
      return [name, { label, filter }];
    }),
  );
}

/** @throws {UserError} for a file that is not there */
async function resolveLook(config: ValidConfig, root: string): Promise<LookSettings> {
  const { accent, logo, favicon, css = [], head = [], csp = {}, nav = {}, footer, introduction } = config;
  const locate = async (key: string, file: string): Promise<string> => {
    const path = resolve(root, file);
    if ((await getPathKind(path)) === 'file') return path;
    throw new UserError('error.look-file', { key, file, path });
  };
  const locateImage = async (key: string, image: string): Promise<string> =>
    isImageAddress(image) ? image : locate(key, image);
  const themed = (value: string | { light: string; dark: string }): Themed =>
    typeof value === 'string' ? { light: value, dark: null } : value;
  const logos = logo === undefined ? null : themed(logo);
  return {
    accent: accent === undefined ? null : themed(accent),
    logo: logos && {
      light: await locateImage('logo', logos.light),
      dark: logos.dark === null ? null : await locateImage('logo', logos.dark),
    },
    favicon: favicon === undefined ? null : await locateImage('favicon', favicon),
    css: await Promise.all([css].flat().map((file) => locate('css', file))),
    head,
    csp,
    nav: { before: nav.before ?? [], after: nav.after ?? [], pages: nav.pages ?? {} },
    footer: footer ?? null,
    introduction: introduction === undefined ? null : await locate('introduction', introduction),
  };
}

/** With a slash at both ends, without doubles: `/`, `/decisions/`. */
export function normalizeBase(base: string): string {
  if (/[\s?#:]/.test(base)) {
    throw new UserError('error.base', { base });
  }
  return `/${base}/`.replace(/\/+/g, '/');
}

function normalizeSite(site: string | undefined): string | undefined {
  if (site === undefined) return undefined;
  if (/^https?:\/\/[^/\s?#]+\/?$/i.test(site) && URL.canParse(site)) return new URL(site).origin;
  throw new UserError('error.site', { site });
}

const REPOSITORY_EXAMPLE = '{ url, edit: "{url}/…/{path}", source: "{url}/…/{path}" }';

/** A configured repository is for records in it; folders named from elsewhere have their own. */
async function chooseRepository(
  configured: ValidConfig['repository'],
  root: string,
  collections: CollectionSettings[],
): Promise<RepositorySettings | null> {
  if (configured === false) return null;
  const home = await readGit(root);
  const within = home?.root ?? root;
  if (configured !== undefined && collections.every(({ dir }) => getPathBelow(within, dir) !== null)) {
    const input = typeof configured === 'string' ? { url: configured } : configured;
    const repository = createRepository(input, home?.branch ?? 'main');
    if (repository !== null) return repository;
    throw new UserError('error.repository', { url: input.url, example: REPOSITORY_EXAMPLE });
  }
  const first = collections[0];
  const git = first === undefined ? null : await readGit(first.dir);
  return git?.remote ? createRepository({ url: git.remote }, git.branch) : null;
}
