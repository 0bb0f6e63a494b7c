/** One run over the folders of the settings: what is loaded of them, and the files that stand beside the pages. */
import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import type { ReadLog } from '../pipeline.ts';
import { NO_EXTRACTS } from '../render/parts/index.ts';
import { version } from '../shared/package.ts';
import { loadContent, type SiteContent } from './content.ts';
import type { Logo } from './logo.ts';
import { type OutputsUnderWay, outputsOfContent } from './outputs.ts';
import type { Run } from './run.ts';

export interface RunOptions {
  settings: Settings;
  /** Folder for rendered bodies and histories; kept from one build to the next. */
  cache: string;
  /** The log where it has been read already; used for the first load only. */
  read?: ReadLog;
  /** Told what was loaded, each time. */
  onLoaded?: (content: SiteContent) => void;
  /** Told after every body, with how many there are so far and in all. */
  onRendered?: (done: number, total: number) => void;
}

export interface OpenRun extends Run {
  /** What is loaded; null before anything is. */
  loaded(): SiteContent | null;
  /**
   * The files beside the pages of what is loaded.
   *
   * @throws before anything is
   */
  outputs(): OutputsUnderWay;
  /** Something changed on disk: who asks next for the content has it read again. */
  changed(): void;
}

export function openRun(
  options: RunOptions,
  { logo, warn }: { logo: Logo; warn: (message: string) => void },
): OpenRun {
  const { settings, cache, onLoaded, onRendered } = options;
  const bodies = join(cache, 'bodies');
  const { title, description, accent, base, site, collections, repository } = settings;
  let read: ReadLog | null = options.read ?? null;
  let reading: Promise<SiteContent> | null = null;
  let loaded: SiteContent | null = null;
  let outputs: OutputsUnderWay | null = null;

  const run: OpenRun = {
    site: {
      title,
      description,
      accent,
      base,
      site,
      repository: repository?.url ?? null,
      search: settings.search,
      cards: settings.cards && site !== null,
      version,
      logo: logo.address,
    },
    bodies,
    folders: collections.map(({ dir }) => dir),
    content() {
      reading ??= load();
      return reading;
    },
    changed() {
      reading = null;
    },
    loaded: () => loaded,
    outputs() {
      if (outputs === null)
        throw new Error('The files beside the pages were asked for before the log was loaded.');
      return outputs;
    },
    extractsOf: (id) => loaded?.extractsOf(id) ?? NO_EXTRACTS,
    history: () => loaded?.history ?? null,
  };
  return run;

  async function load(): Promise<SiteContent> {
    const first = read;
    read = null;
    const content = await loadContent({
      settings,
      bodies,
      histories: join(cache, 'history'),
      read: first,
      ...(onRendered ? { onRendered } : {}),
    });
    loaded = content;
    // begun here, for the search index takes its time
    outputs = outputsOfContent(content, {
      site: run.site,
      settings,
      bodies,
      cache: join(cache, 'outputs'),
      warn,
    });
    // what fails is told by whoever waits for it
    Promise.allSettled([outputs.files, outputs.index]);
    onLoaded?.(content);
    return content;
  }
}
