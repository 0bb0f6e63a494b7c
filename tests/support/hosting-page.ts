/** The files that HOSTING.md offers to be copied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';

export interface OfferedFile {
  /** The heading it stands below. */
  section: string;
  language: string;
  /** What its first line, a comment, says it is. */
  name: string;
  text: string;
}

export const hostingPage = readFileSync(join(checkout, 'HOSTING.md'), 'utf8');

export const offeredFiles: readonly OfferedFile[] = filesOf(hostingPage);

function filesOf(page: string): OfferedFile[] {
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
export function offered(section: string, language: string): string {
  const found = offeredFiles.find((file) => file.section === section && file.language === language);
  if (found === undefined) throw new Error(`HOSTING.md offers no ${language} for ${section}`);
  return found.text;
}
