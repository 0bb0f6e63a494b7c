/** The files that the guides on hosting offer to be copied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';

export interface OfferedFile {
  /** The heading above it. */
  section: string;
  language: string;
  /** What its first line, a comment, says it is. */
  name: string;
  text: string;
}

/** The table of the action's inputs is in the second. */
export const [hostingPage = '', actionPage = ''] = ['hosting', 'github-action'].map((name) =>
  readFileSync(join(checkout, `docs/${name}.md`), 'utf8'),
);

export const offeredFiles: readonly OfferedFile[] = [hostingPage, actionPage].flatMap(listFiles);

function listFiles(page: string): OfferedFile[] {
  const files: OfferedFile[] = [];
  let section = '';
  const parts = page.matchAll(
    /^#+ (?<heading>.+)$|^```(?<language>\w+)\n(?:#|\/\/) (?<name>.*)\n(?<text>[\s\S]*?)^```$/gm,
  );
  for (const { groups = {} } of parts) {
    const { heading, language = '', name = '', text = '' } = groups;
    if (heading === undefined) files.push({ section, language, name, text });
    else section = heading;
  }
  return files;
}

/** The first one in a section. @throws where there is none */
export function listOffered(section: string, language: string): string {
  const found = offeredFiles.find((file) => file.section === section && file.language === language);
  if (found === undefined) throw new Error(`docs/hosting.md offers no ${language} for ${section}`);
  return found.text;
}
