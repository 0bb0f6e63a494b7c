/** The first step of every command: the folders of the settings read into a log. */
import { Failure } from '../config/failure.ts';
import type { Settings } from '../config/paths.ts';
import { type ReadLog, readLog } from '../pipeline.ts';
import { counted } from '../shared/text.ts';
import type { Output } from './output.ts';

/** Reads the records and says how many there are. */
export function readRecords(settings: Settings, output: Output): Promise<ReadLog> {
  return output.task('Read', async (progress) => {
    const result = await readLog(settings, { onProgress: progress });
    const { records, collections } = result.log;
    const where = collections.length === 1 ? '' : ` in ${counted(collections.length, 'collection')}`;
    return { result, summary: `${counted(records.length, 'record')}${where}` };
  });
}

/** Why there is nothing to work with, where there is nothing. */
export function noRecords({ log, skipped }: ReadLog): Failure {
  const folders = log.collections.map(({ folder }) => folder).join(', ');
  const seen = skipped.slice(0, 5).map(({ path, reason }) => `\n  ${path}: ${reason}`);
  const more =
    skipped.length > seen.length ? `\n  and ${counted(skipped.length - seen.length, 'more file')}` : '';
  const what = skipped.length === 0 ? 'it is empty' : `${counted(skipped.length, 'file')} left out:`;
  return new Failure(
    `No records in ${folders}: ${what}${seen.join('')}${more}`,
    'Name the folder that holds your decision records, or write the first one as 0001-title.md.',
  );
}
