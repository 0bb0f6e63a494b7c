/** Records measurements: printed at once, and written as a whole after each line. */
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { formatSeconds } from './markdown.ts';
import { findMedian } from './numbers.ts';
import type {
  Collection,
  Figure,
  InstallFigure,
  Missing,
  PageFigure,
  Report,
  SearchFigure,
} from './types.ts';

export interface Notes {
  readonly report: Report;
  versions(versions: Record<string, string>): void;
  collection(collection: Collection): void;
  install(figure: InstallFigure): void;
  figure(figure: Figure): void;
  missing(missing: Missing): void;
  search(figure: SearchFigure): void;
  page(figure: PageFigure): void;
}

/** @param file where the report is kept, if anywhere: a run that is broken off loses nothing it measured */
export function takeNotes(file: string | undefined): Notes {
  const report: Report = {
    schema: 2,
    date: new Date().toISOString(),
    machine: {
      system: `${type()} ${release()}`,
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memory: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
    },
    versions: {},
    collections: [],
    installs: [],
    figures: [],
    missing: [],
    searches: [],
    pages: [],
  };
  const note = (line: string): void => {
    console.error(line);
    if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  };
  return {
    report,
    versions: (versions) => {
      Object.assign(report.versions, versions);
    },
    collection: (collection) => {
      if (
        report.collections.some(
          ({ records, diagrams }) => records === collection.records && diagrams === collection.diagrams,
        )
      )
        return;
      report.collections.push(collection);
      const { records, bytes, diagrams } = collection;
      note(`${records} records of ${(bytes / records / 1000).toFixed(1)} KB, ${diagrams} with a diagram`);
    },
    install: (figure) => {
      report.installs.push(figure);
      note(`${figure.tool}, install: ${figure.packages} packages, ${formatSeconds(figure.run.seconds)} s`);
    },
    figure: (figure) => {
      report.figures.push(figure);
      const took = formatSeconds(findMedian(figure.runs.map((run) => run.seconds)));
      note(`${figure.records} records, ${figure.tool}, ${figure.step}: ${took} s`);
    },
    missing: (missing) => {
      report.missing.push(missing);
      note(
        `${missing.tool}${missing.records === null ? '' : `, ${missing.records} records`}: ${missing.reason}`,
      );
    },
    search: (figure) => {
      report.searches.push(figure);
      note(`${figure.records} records, search: ${Math.round(figure.letter.median)} ms a letter`);
    },
    page: (figure) => {
      report.pages.push(figure);
      note(
        `${figure.records} records, ${figure.page}: ${Math.round(figure.largestPaint)} ms to the largest paint`,
      );
    },
  };
}
