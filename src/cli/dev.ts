/** `cadre dev`. */
import { resolveSettings } from '../config/resolve.ts';
import type { Words } from './flags.ts';
import { portOf } from './listen.ts';
import { createOutput } from './output.ts';
import { readRecords } from './read.ts';
import { printReport, summaryOf } from './report.ts';
import { untilStopped } from './stop.ts';

export async function dev({ positionals, switches, values }: Words): Promise<number> {
  const output = createOutput(process.stdout, { quiet: false });
  const { settings, origin } = await resolveSettings({
    ...{ cwd: process.cwd(), folders: positionals },
    ...{ base: values['base'], site: values['site'] },
  });
  output.say(`Records: ${origin}`);
  const read = await readRecords(settings, output);
  const report = { log: read.log, problems: read.log.problems, skipped: read.skipped };
  printReport(report, output, { verbose: switches.has('verbose') });
  output.say(output.paint('bold', summaryOf(report)));

  const { devSite } = await import('../integration/astro.ts');
  const port = portOf(values['port']);
  const server = await devSite({
    settings,
    open: switches.has('open'),
    ...(port === undefined ? {} : { port }),
    ...(values['host'] === undefined ? {} : { host: values['host'] }),
  });
  output.say(`Serving ${output.paint('cyan', server.url)} (Ctrl-C ends it)`);
  await untilStopped();
  await server.stop();
  return 0;
}
