/** `cadre dev`. */
import { type Resolved, resolveSettings } from '../config/resolve.ts';
import type { Problem } from '../model/problem.ts';
import { serveWhileWriting } from '../serve/dev.ts';
import { counted } from '../site/view/statuses.ts';
import type { Words } from './flags.ts';
import { DEFAULT_PORT, portOf } from './listen.ts';
import { openInBrowser } from './open.ts';
import { createOutput, here, type Output, printFailure } from './output.ts';
import { printReport, type Report, summaryOf } from './report.ts';
import { untilStopped } from './stop.ts';

export async function dev({ positionals, switches, values }: Words): Promise<number> {
  const output = createOutput(process.stdout, { quiet: false });
  const port = portOf(values['port']);
  const resolve = async (): Promise<Resolved> => {
    const resolved = await resolveSettings({
      cwd: process.cwd(),
      folders: positionals,
      base: values['base'],
      site: values['site'],
    });
    const { settings, origin } = resolved;
    if (settings.configFile !== null) output.say(`Configuration: ${here(settings.configFile)}`);
    output.say(`Records: ${origin}`);
    return resolved;
  };
  const report = reporter(output, { verbose: switches.has('verbose') });
  const server = await serveWhileWriting({
    resolve,
    port: port ?? DEFAULT_PORT,
    host: values['host'] ?? 'localhost',
    onLoaded: ({ log }) => report(log),
    onError: printFailure,
  });
  if (switches.has('open')) openInBrowser(server.url);
  output.say(`Serving ${output.paint('cyan', server.url)} (Ctrl-C ends it)`);
  await untilStopped();
  await server.stop();
  return 0;
}

/** Tells everything the first time, and what is new or mended after each edit. */
function reporter(output: Output, { verbose }: { verbose: boolean }): (report: Report) => void {
  let before: Set<string> | null = null;
  return (report) => {
    const now = new Set(report.problems.map(identity));
    if (before === null) printReport(report, output, { verbose });
    else {
      const earlier = before;
      const problems = report.problems.filter((problem) => !earlier.has(identity(problem)));
      printReport({ ...report, problems, skipped: [] }, output, { verbose });
      const mended = [...earlier].filter((problem) => !now.has(problem)).length;
      if (mended > 0) output.say(`${output.paint('green', '✓')} ${counted(mended, 'problem')} mended`);
    }
    output.say(`${output.paint('dim', new Date().toTimeString().slice(0, 8))}  ${summaryOf(report)}`);
    before = now;
  };
}

/** The same problem after lines were added above it is still the same. */
function identity({ collection, path, rule, message }: Problem): string {
  return JSON.stringify([collection, path, rule, message]);
}
