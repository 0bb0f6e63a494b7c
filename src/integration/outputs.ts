/** Files beside the pages, on their way, and served while developing. */
import type { Plugin } from 'vite';
import type { Settings } from '../config/settings.ts';
import { keysOf } from '../keys/index.ts';
import { mediaType } from '../media-types.ts';
import { outputsOf, searchIndex } from '../outputs/index.ts';
import type { Output, OutputInput } from '../outputs/types.ts';
import { isIndexFile } from '../search/types.ts';
import { decoded } from '../shared/addresses.ts';
import type { SiteInfo, SiteLog } from '../site/types.ts';
import { readBody } from './bodies.ts';
import type { SiteContent } from './content.ts';

export interface OutputPlaces {
  site: SiteInfo;
  settings: Settings;
  /** Folder of the rendered bodies. */
  bodies: string;
  /** Tells whoever builds of something that this site has to do without. */
  warn(message: string): void;
  /** Folder for what outputs keep from one build to the next. */
  cache: string;
}

/** The outputs of one state of the log, on their way. */
export interface OutputsUnderWay {
  files: Promise<Output[]>;
  /** Those of the search index, which come later. */
  index: Promise<Output[]>;
  /** What a page is made from, by the path of its file, as `Output.key`. */
  pageKey(path: string): string | undefined;
}

export function outputsOfContent(content: SiteContent, places: OutputPlaces): OutputsUnderWay {
  const input = outputInputOf(content, places);
  return {
    files: outputsOf(input),
    index: searchIndex(input),
    pageKey: (path) => keysOf(input).pageKey(path),
  };
}

export function outputInputOf(content: SiteContent, places: OutputPlaces): OutputInput {
  const { sources, digests, extractsOf, leadsOf, history, addresses, exported, anatomyOf } = content;
  const { bodies, ...rest } = places;
  return {
    ...rest,
    log: siteLogOf(content),
    history,
    aliases: addresses.aliases,
    exported,
    anatomyOf,
    sourceOf: (id) => sources.get(id) ?? '',
    digestOf: (id) => digests.get(id) ?? '',
    extractsOf,
    leadsOf,
    bodyOf: (entry) => readBody(bodies, entry.bodyKey),
  };
}

function siteLogOf({
  collections,
  records,
  pages,
  choices,
  problems,
  skipped,
  addresses: { departed },
}: SiteContent): SiteLog {
  const byId = new Map(records.map((record) => [record.id, record]));
  return { collections, records, byId, pages, choices, departed, problems, skipped };
}

export interface ServeOutputsOptions {
  base: string;
  /** Those of the log as it is now; null before it is read. */
  outputs(): OutputsUnderWay | null;
}

/** While developing, each is made when it is asked for. */
export function serveOutputs({ base, outputs }: ServeOutputsOptions): Plugin {
  return {
    name: 'cadre:serve-outputs',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const asked = decoded((request.url ?? '').split('?')[0] ?? '');
        // Vite takes the base off in front of us, Astro does not always
        const path = asked.startsWith(base) ? asked.slice(base.length - 1) : asked;
        const wanted = path.endsWith('/') ? `${path}index.html` : path;
        const answer = async (): Promise<void> => {
          const underWay = outputs();
          const among = isIndexFile(wanted) ? underWay?.index : underWay?.files;
          const output = (await among)?.find((one) => one.path === wanted);
          if (output === undefined) return next();
          const content = await output.make();
          response.setHeader('content-type', mediaType(output.path));
          response.end(content);
        };
        answer().catch(next);
      });
    },
  };
}
