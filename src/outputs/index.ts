/** Every kind of file that stands beside the pages. */
import { nameIndex } from './aliases/names.ts';
import { aliasPages } from './aliases/pages.ts';
import { redirectRules } from './aliases/rules.ts';
import { badges } from './badges.ts';
import { cards } from './cards.ts';
import { jsonSchemas, logData, recordJson, sources } from './data.ts';
import { drawingRoom } from './drawing-room.ts';
import { feeds } from './feeds.ts';
import { headers } from './headers.ts';
import { llms } from './llms.ts';
import { oembed } from './oembed.ts';
import { opensearch } from './opensearch.ts';
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
  recordJson,
  logData,
  jsonSchemas,
  feeds,
  llms,
  badges,
  cards,
  oembed,
  opensearch,
  sitemap,
];

export { searchIndex } from './search.ts';

/** All but the search index, which takes its time: nothing else has to wait for it. */
export async function outputsOf(input: OutputInput): Promise<Output[]> {
  const outputs = (await Promise.all(KINDS.map((kind) => kind(input)))).flat();
  const { records, pages, choices } = input.log;
  // a record in a file `feed.xml.md` has the folder `feed.xml`, where no file can be
  const folders = new Set([...records, ...pages, ...choices].map(({ permalink }) => permalink));
  return outputs.filter(({ path }) => !folders.has(`${path}/`));
}
