/** Every kind of file that stands beside the pages. */

import { badges } from './badges.ts';
import { cards } from './cards.ts';
import { graphJson, jsonSchemas, listJson, logData, recordJson, sources, timelineJson } from './data.ts';
import { feeds } from './feeds.ts';
import { drawingRoom, headers } from './headers.ts';
import { llms } from './llms.ts';
import { aliasPages, nameIndex, redirectRules } from './redirects.ts';
import { opensearch, searchTexts } from './search.ts';
import { robots, sitemap } from './sitemap.ts';
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
