/** Packs the npm package: compiled pages, bundled commands, types, schemas, notices. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'astro/zod';
import { type Plugin, rolldown } from 'rolldown';
import ts from 'typescript';
import { toSlashes } from '../config/disk-paths.ts';
import { configSchema } from '../config/schema.ts';
import { BUILD_JSON_SCHEMA, WRITE_JSON_SCHEMA } from '../export/schema.ts';
import { getPackageFile, packageRoot } from '../shared/package.ts';
import { compilePages } from './compile.ts';

const SOURCES = join(packageRoot, 'src');

/** @param entries modules of `src/` whose types are written into `folder`, with those they need */
function writeTypes(folder: string, entries: string[], program: ts.Program): void {
  const declared = createDeclarations(program);
  const needed = entries.map((entry) => getDeclarationPath(entry));
  for (const name of needed) {
    // of a catalogue only the keys are a type, and any name will do for those who use the package
    const text = declared
      .get(name)
      ?.replace(
        /^import (?:type )?(\w+) from '[^']+\.json'.*;$/gm,
        'declare const $1: Record<string, string>;',
      );
    if (text === undefined) throw new Error(`There are no types of ${name}.`);
    for (const [, path = ''] of text.matchAll(/(?:from |import\()["'](\.[^"']+)["']/g)) {
      const other = getDeclarationPath(toSlashes(join(dirname(name), path)));
      if (!needed.includes(other)) needed.push(other);
    }
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    // the types of Astro are there for those who use the integration
    writeFileSync(file, text.replace(/^(?=import .* from 'astro\b)/gm, '// @ts-ignore\n'));
  }
}

function getDeclarationPath(module: string): string {
  return module.replace(/\.[jt]s$/, '.d.ts');
}

function createProgram(entries: string[]): ts.Program {
  const configuration = ts.readConfigFile(join(packageRoot, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(configuration, ts.sys, packageRoot);
  return ts.createProgram(
    entries.map((entry) => join(SOURCES, entry)),
    { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true },
  );
}

/** Declarations by their path below `src/`. */
function createDeclarations(program: ts.Program): Map<string, string> {
  const declared = new Map<string, string>();
  program.emit(
    undefined,
    (file, text) => declared.set(toSlashes(relative(SOURCES, file)), text),
    undefined,
    true,
  );
  declared.set('config/schema.d.ts', writeConfigurationType(program));
  return declared;
}

/** The configuration written out: the schema's own type needs zod, which an install does not have. */
function writeConfigurationType(program: ts.Program): string {
  const checker = program.getTypeChecker();
  return `/** What a configuration file exports. */
export type CadreConfig = ${write(configurationType(program))};
/** Gives an editor the types of the configuration. */
export declare function defineConfig(config: CadreConfig): CadreConfig;
`;

  function write(type: ts.Type): string {
    const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
    if (item !== undefined) return `(${write(item)})[]`;
    if (type.isUnion() && type.types.some((part) => part.flags & ts.TypeFlags.Object))
      return type.types.map(write).join(' | ');
    const keys = type.flags & ts.TypeFlags.Object ? type.getProperties() : [];
    if (keys.length === 0) return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    return `{\n${keys.map(writeKey).join('')}}`;
  }

  function writeKey(key: ts.Symbol): string {
    const text = ts.displayPartsToString(key.getDocumentationComment(checker)).replaceAll('\n', '\n * ');
    const mark = key.flags & ts.SymbolFlags.Optional ? '?' : '';
    const name = /^\w+$/.test(key.name) ? key.name : `'${key.name}'`;
    return `${text && `/** ${text} */\n`}${name}${mark}: ${write(checker.getTypeOfSymbol(key))};\n`;
  }
}

function configurationType(program: ts.Program): ts.Type {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(join(SOURCES, 'config/schema.ts'));
  const module = file && checker.getSymbolAtLocation(file);
  const alias = module && checker.getExportsOfModule(module).find(({ name }) => name === 'CadreConfig');
  if (alias === undefined) throw new Error('config/schema.ts has no CadreConfig.');
  return checker.getDeclaredTypeOfSymbol(alias);
}

/** The JSON schema of a configuration in JSON or YAML, with the comments on its keys. */
function createConfigurationSchema(program: ts.Program): object {
  const checker = program.getTypeChecker();
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  describeKeys(schema, configurationType(program));
  return { title: 'Configuration of Cadre', ...schema };

  function describeKeys({ properties = {}, items, anyOf = [] }: JsonSchema, type: ts.Type): void {
    const types = type.isUnion() ? type.types : [type];
    const elements = types.flatMap((one) =>
      checker.isArrayType(one) ? checker.getTypeArguments(one as ts.TypeReference) : [],
    );
    if (items !== undefined) for (const element of elements) describeKeys(items, element);
    for (const one of anyOf) describeKeys(one, type);
    for (const [name, value] of Object.entries(properties)) {
      const key = types.flatMap((one) => one.getProperty(name) ?? [])[0];
      if (key === undefined) continue;
      const text = ts.displayPartsToString(key.getDocumentationComment(checker)).replaceAll('\n', ' ');
      if (text !== '') value.description = text;
      describeKeys(value, checker.getTypeOfSymbol(key));
    }
  }
}

interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

interface Manifest {
  name: string;
  version: string;
  license?: string;
  author?: string | { name: string };
  homepage?: string;
  repository?: string | { url: string };
}

/**
 * @param modules files that went into the package; those of no package below `node_modules` are Cadre's own
 * @throws where a package names no licence
 */
function writeNotices(file: string, modules: string[]): void {
  const folders = new Set(modules.map(findPackageFolder).filter((folder) => folder !== null));
  const notices = [...folders].map(readNotice).sort();
  const head = 'Cadre holds code, styles and fonts of these projects, each under its own licence.\n';
  writeFileSync(file, [head, ...new Set(notices)].join(`\n${'-'.repeat(80)}\n\n`));
}

function findPackageFolder(module: string): string | null {
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(module);
  return found === null ? null : found[0];
}

function readNotice(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, author, homepage, repository } = manifest;
  if (license === undefined) throw new Error(`${name} is bundled and names no licence.`);
  const texts = readdirSync(folder)
    .filter((entry) => /^(?:licen[cs]e|notice|copying)\b/i.test(entry))
    .map((entry) => readFileSync(join(folder, entry), 'utf8').trim());
  const owner = typeof author === 'string' ? author : author?.name;
  if (texts.length === 0)
    texts.push(owner === undefined ? 'It comes without a licence text.' : `Copyright ${owner}`);
  const source = typeof repository === 'string' ? repository : (repository?.url ?? homepage);
  return `${name} ${version} (${license})\n${source ?? ''}\n\n${texts.join('\n\n')}\n`;
}

const LIB = join(packageRoot, 'lib');

/** Entries of the package by their name in `lib/`. All but the first can be imported, and have types. */
const ENTRIES = { cadre: 'cli/bin.ts', index: 'index.ts', loaders: 'integration/loaders.ts' };

/** Files of packages that the commands read when they need them, and so no bundler finds. */
const FILES = ['latin-400', 'latin-600', 'latin-ext-400', 'latin-ext-600'].map(
  (face) => `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${face}-normal.woff`,
);

/** Its style sheet leaves lines in ours without naming a file that they come from. */
const TAILWIND = 'tailwindcss/package.json';

/** What stays a package of its own: an install brings it, or the Astro project that uses the integration. */
const { dependencies, peerDependencies } = JSON.parse(
  readFileSync(join(packageRoot, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'peerDependencies', Record<string, string>>;
const EXTERNAL = Object.keys({ ...dependencies, ...peerDependencies });

async function pack(): Promise<void> {
  const inPages = await compilePages();
  for (const name of readdirSync(LIB)) if (name !== 'pages') rmSync(join(LIB, name), { recursive: true });
  const inCommands = await bundleCommands();
  const files = FILES.map(getPackageFile);
  mkdirSync(join(LIB, 'files'));
  for (const file of files) copyFileSync(file, join(LIB, 'files', basename(file)));
  const { cadre, ...imported } = ENTRIES;
  const program = createProgram(Object.values(imported));
  writeTypes(join(LIB, 'types'), Object.values(imported), program);
  const schemas = {
    config: createConfigurationSchema(program),
    build: BUILD_JSON_SCHEMA,
    write: WRITE_JSON_SCHEMA,
  };
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(LIB, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  const bundled = [...inPages, ...inCommands, ...files, getPackageFile(TAILWIND)];
  writeNotices(join(LIB, 'THIRD-PARTY-NOTICES'), bundled);
}

/** @returns the files that went into the bundle */
async function bundleCommands(): Promise<string[]> {
  const bundle = await rolldown({
    cwd: packageRoot,
    input: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, entry]) => [name, join(packageRoot, 'src', entry)]),
    ),
    platform: 'node',
    external: isExternal,
    plugins: [withoutCodeInFrontMatter],
  });
  const { output } = await bundle.write({
    dir: LIB,
    cleanDir: false,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    comments: { jsdoc: false },
  });
  await bundle.close();
  return output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
}

function isExternal(id: string): boolean {
  // the schema of the configuration takes zod from Astro, but works without Astro
  if (id === 'astro/zod') return false;
  return EXTERNAL.some((name) => id === name || id.startsWith(`${name}/`));
}

/** gray-matter brings an engine that runs JavaScript. Cadre always names its own engines, so these can go. */
const withoutCodeInFrontMatter: Plugin = {
  name: 'cadre:front-matter',
  load: {
    filter: { id: /gray-matter[\\/]lib[\\/]engines\.js$/ },
    handler: () => 'module.exports = {};',
  },
};

await pack();
