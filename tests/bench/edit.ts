/** Edits of generated records, as their authors would make them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Edit = (text: string, mark: string) => string;

/** A sentence more in the decision, with a word that was nowhere before. */
export const editText: Edit = (text, mark) =>
  text.replace('\n## Decision\n\n', `\n## Decision\n\nThis was weighed again as ${mark}. `);

/** The same, and another status, which other pages show too. */
export const editStatus: Edit = (text, mark) => {
  const status = text.includes('**Status**: ⚠️ Deprecated') ? '✅ Accepted' : '⚠️ Deprecated';
  return editText(text, mark).replace(/^\*\*Status\*\*: .*$/m, `**Status**: ${status}`);
};

/** The files of generated records in a folder, in the order of their numbers. */
export const recordFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('ADR-'))
    .sort();

/** Changes one record after the other, from the middle on; returns the file that it changed. */
export function editor(folder: string, edit: Edit): () => { file: string; mark: string } {
  const files = recordFiles(folder);
  let edits = 0;
  return () => {
    edits++;
    const name = files[(Math.floor(files.length / 2) + edits) % files.length];
    if (name === undefined) throw new Error(`${folder} holds no records.`);
    const file = join(folder, name);
    const mark = `editnumber${edits}`;
    const before = readFileSync(file, 'utf8');
    const after = edit(before, mark);
    if (after === before) throw new Error(`${file} could not be edited.`);
    writeFileSync(file, after);
    return { file, mark };
  };
}
