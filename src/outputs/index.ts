/** All files beside the pages, by kind. */

import { listBadges } from './badges.ts';
import {
  listGraphJson,
  listJsonSchemas,
  listListJson,
  listLogData,
  listRecordJson,
  listSources,
  listTimelineJson,
} from './data.ts';
import { createFeeds } from './feeds.ts';
import { listDiagramSandbox, listHeaders } from './headers.ts';
import { listLlmsFiles } from './llms.ts';
import { listAliasPages, listNameIndex, listRedirectRules } from './redirects.ts';
import { listOpensearch, listSearchTexts } from './search.ts';
import { listRobots, listSitemaps } from './sitemap.ts';
import { listSocialImages } from './social-images.ts';
import type { Output, OutputInput, OutputKind } from './types.ts';

const KINDS: readonly OutputKind[] = [
  listAliasPages,
  listDiagramSandbox,
  listRedirectRules,
  listHeaders,
  listNameIndex,
  listSources,
  listSearchTexts,
  listListJson,
  listTimelineJson,
  listGraphJson,
  listRecordJson,
  listLogData,
  listJsonSchemas,
  createFeeds,
  listLlmsFiles,
  listBadges,
  listSocialImages,
  listOpensearch,
  listSitemaps,
  listRobots,
];

/** All but the search index, which is made while pages are. */
export function listOutputs(input: OutputInput): Output[] {
  const outputs = KINDS.flatMap((kind) => kind(input));
  const { records, pages, duplicateNumbers } = input.log;
  // a record in a file `feed.xml.md` has the folder `feed.xml`, where no file can be
  const folders = new Set([...records, ...pages, ...duplicateNumbers].map(({ permalink }) => permalink));
  return outputs.filter(({ path }) => !folders.has(`${path}/`));
}
