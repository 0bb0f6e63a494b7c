/** The licences of everything that is bundled into the package. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
export function writeNotices(file: string, modules: string[]): void {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== null));
  const notices = [...folders].map(noticeOf).sort();
  const head = 'Cadre holds code, styles and fonts of these projects, each under its own licence.\n';
  writeFileSync(file, [head, ...new Set(notices)].join(`\n${'-'.repeat(80)}\n\n`));
}

function packageFolder(module: string): string | null {
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(module);
  return found === null ? null : found[0];
}

function noticeOf(folder: string): string {
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
