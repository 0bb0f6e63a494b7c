/** Puts a report between the two marks of a document, in place of the one before. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createReportText } from './text.ts';
import type { Report } from './types.ts';

const START = '<!-- bench -->';
const END = '<!-- /bench -->';

export function writeReport(reportFile: string, document: string): void {
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  writeFileSync(document, placed(readFileSync(document, 'utf8'), createReportText(report)));
}

/** @throws {RangeError} if the marks are missing */
export function placed(document: string, text: string): string {
  const [from, to] = [document.indexOf(START), document.indexOf(END)];
  if (from < 0 || to < from) throw new RangeError(`The document has no ${START} before ${END}.`);
  return `${document.slice(0, from + START.length)}\n${text}\n${document.slice(to)}`;
}
