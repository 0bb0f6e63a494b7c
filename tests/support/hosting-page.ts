/** The files that HOSTING.md offers to be copied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';

export interface OfferedFile {
  language: string;
  /** What its first line, a comment, says it is. */
  name: string;
  text: string;
}

export const hostingPage = readFileSync(join(checkout, 'HOSTING.md'), 'utf8');

export const offeredFiles: readonly OfferedFile[] = [
  ...hostingPage.matchAll(/^```(\w+)\n(?:#|\/\/) (.*)\n([\s\S]*?)^```$/gm),
].map(([, language = '', name = '', text = '']) => ({ language, name, text }));

/** The one in that language. @throws where there is none */
export function offered(language: string): OfferedFile {
  const found = offeredFiles.find((file) => file.language === language);
  if (found === undefined) throw new Error(`HOSTING.md offers no ${language}`);
  return found;
}
