/** Every kind of file that stands beside the pages. */
import { nameIndex } from './aliases/names.ts';
import { aliasPages } from './aliases/pages.ts';
import { redirectRules } from './aliases/rules.ts';
import { badges } from './badges.ts';
import { graphJson, listJson, timelineJson } from './browser-data.ts';
import { cards } from './cards.ts';
import { jsonSchemas, logData, recordJson, sources } from './data.ts';
import { drawingRoom } from './drawing-room.ts';
import { feeds } from './feeds.ts';
import { headers } from './headers.ts';
import { llms } from './llms.ts';
import { opensearch } from './opensearch.ts';
import { robots } from './robots.ts';
import { searchTexts } from './search.ts';
import { sitemap } from './sitemap.ts';
import type { Output, OutputInput, OutputKind } from './types.ts';

const KINDS: readonly OutputKind[] = [
  aliasPages,
  drawingRoom,
  redirectRules,
  headers,
  nameIndex,
  sources,
  searchTexts,
  listJson,
  timelineJson,
  graphJson,
  recordJson,
  logData,
  jsonSchemas,
  feeds,
  llms,
  badges,
  cards,
  opensearch,
  sitemap,
  robots,
];

/** All but the search index, which is made while pages are. */
export function listOutputs(input: OutputInput): Output[] {
  const outputs = KINDS.flatMap((kind) => kind(input));
  const { records, pages, choices } = input.log;
  // a record in a file `feed.xml.md` has the folder `feed.xml`, where no file can be
  const folders = new Set([...records, ...pages, ...choices].map(({ permalink }) => permalink));
  return outputs.filter(({ path }) => !folders.has(`${path}/`));
}
