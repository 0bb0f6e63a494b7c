/** Edits of generated records, as their authors would make them. */
import { readdirSync } from 'node:fs';

/** A sentence more in the decision, with a word that was nowhere before. */
export function editText(text: string, mark: string): string {
  return text.replace('\n## Decision\n\n', `\n## Decision\n\nThis was weighed again as ${mark}. `);
}

/** The files of generated records in a folder, in the order of their numbers. */
export function recordFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('ADR-'))
    .sort();
}
