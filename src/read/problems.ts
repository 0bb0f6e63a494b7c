import type { Problem, Source } from '../model/record.ts';

/** A problem of one file. Severity is `warning` where none is given. */
export function problem(
  source: Source,
  rule: string,
  details: { line: number | null; message: string; hint: string; severity?: Problem['severity'] },
): Problem {
  const { line, message, hint, severity = 'warning' } = details;
  return { collection: source.collection, path: source.path, line, rule, severity, message, hint };
}
