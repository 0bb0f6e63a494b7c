/** The types of the package: what an editor knows of `cadre.config.ts` and of the integration, without Cadre's sources. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { slashed } from '../config/paths.ts';
import { packageRoot } from '../shared/package.ts';

const SOURCES = join(packageRoot, 'src');

/** @param entries modules of `src/` whose types are written into `folder`, with those they need */
export function writeTypes(folder: string, entries: string[]): void {
  const declared = declare(entries);
  const needed = entries.map((entry) => declarationOf(entry));
  for (const name of needed) {
    const text = declared.get(name);
    if (text === undefined) throw new Error(`There are no types of ${name}.`);
    for (const [, path = ''] of text.matchAll(/(?:from |import\()["'](\.[^"']+)["']/g)) {
      const other = declarationOf(slashed(join(dirname(name), path)));
      if (!needed.includes(other)) needed.push(other);
    }
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    // the types of Astro are there for those who use the integration
    writeFileSync(file, text.replace(/^(?=import .* from 'astro\b)/gm, '// @ts-ignore\n'));
  }
}

function declarationOf(module: string): string {
  return module.replace(/\.[jt]s$/, '.d.ts');
}

/** Declarations by their path below `src/`. */
function declare(entries: string[]): Map<string, string> {
  const configuration = ts.readConfigFile(join(packageRoot, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(configuration, ts.sys, packageRoot);
  const program = ts.createProgram(
    entries.map((entry) => join(SOURCES, entry)),
    { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true },
  );
  const declared = new Map<string, string>();
  program.emit(
    undefined,
    (file, text) => declared.set(slashed(relative(SOURCES, file)), text),
    undefined,
    true,
  );
  declared.set('config/schema.d.ts', configurationOf(program));
  return declared;
}

/** The configuration written out: the schema's own type needs zod, which an install does not have. */
function configurationOf(program: ts.Program): string {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(join(SOURCES, 'config/schema.ts'));
  const module = file && checker.getSymbolAtLocation(file);
  const alias = module && checker.getExportsOfModule(module).find(({ name }) => name === 'CadreConfig');
  if (alias === undefined) throw new Error('config/schema.ts has no CadreConfig.');
  return `/** What a configuration file exports. */
export type CadreConfig = ${write(checker.getDeclaredTypeOfSymbol(alias))};
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
    return `${text && `/** ${text} */\n`}${key.name}${mark}: ${write(checker.getTypeOfSymbol(key))};\n`;
  }
}
