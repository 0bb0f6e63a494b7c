/**
 * What is broken in the sources is not a link on the site, and is reported with file and line; nothing else is broken.
 * All collections are built as one site below a path.
 */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Issue } from '../../src/model/record.ts';
import { checkout } from '../support/checkout.ts';
import { listCorpora, withoutCorpora } from '../support/corpora.ts';
import { findCrawlable, followRedirects } from '../support/crawl.ts';
import { dialectFiles, dialectFolders } from '../support/dialects.ts';
import { type ExportedDecision, exportLog } from '../support/export.ts';
import { HOSTS } from '../support/hosts.ts';
import { findBrokenLinks } from '../support/links.ts';
import { cadre, readSite, type Site } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

/** Rules about links and images that a page cannot have. */
const DEAD = /^(?:broken-link|broken-anchor|link-not-followed|missing-image|outside-image|unsafe-address)$/;

interface BuiltSite extends Pick<Site, 'out' | 'files' | 'page'> {
  issues: Issue[];
  decisions: ExportedDecision[];
}

for (const { name, find, skip } of [
  { name: 'own collections', find: listOwnFolders, skip: false as const },
  { name: 'collections of other teams', find: listCorpora, skip: withoutCorpora },
]) {
  const base = '/teams/decisions/';
  let built: BuiltSite;
  before(async () => {
    if (skip === false) built = await build(find(), base);
  });

  test(`${name}: every address on a page points to a file of the site, and to a place in it`, {
    skip,
  }, () => {
    const { out, files } = built;
    assert.deepEqual(findBrokenLinks({ out, files: files(), base }), []);
  });

  test(`${name}: every page, link and alias reaches a page, on every kind of host`, { skip }, () => {
    const site = findCrawlable({ out: built.out, base, site: 'http://own.test' });
    const lost = HOSTS.flatMap((host) =>
      [...site.addresses]
        .filter(([address]) => followRedirects(host, site, address).file === null)
        .map(([address, from]) => `${host.name}: ${address} (in ${from})`),
    );
    assert.deepEqual(lost, []);
  });

  test(`${name}: what is not a link on a page is a problem with file and line`, { skip }, () => {
    const dead = built.issues.filter(({ rule }) => DEAD.test(rule));
    assert.deepEqual(
      dead.filter(({ path, line }) => path === null || line === null),
      [],
    );
    const told = new Set(dead.map(({ collection, path }) => `${collection}/${path}`));
    const silent = built.decisions
      .filter(({ permalink }) => built.page(permalink).all('.body .broken-link').length > 0)
      .map(({ collection, path }) => `${collection}/${path}`)
      .filter((source) => !told.has(source));
    assert.deepEqual(silent, []);
  });
}

function listOwnFolders(): string[] {
  const root = createTempFolder();
  writeFiles(root, dialectFiles);
  cpSync(join(checkout, 'tests/fixtures/caliper/adr'), join(root, 'caliper'), { recursive: true });
  return [...dialectFolders, 'caliper'].map((folder) => join(root, folder));
}

async function build(folders: string[], base: string): Promise<BuiltSite> {
  // hundreds of records on a machine that may be busy
  const run = await cadre(['build', ...folders, '--out', 'site', '--base', base, '--json'], {
    timeout: 300_000,
  });
  assert.equal(run.code, 0, run.stderr);
  const { out, problems: issues } = JSON.parse(run.stdout) as { out: string; problems: Issue[] };
  const { decisions } = await exportLog({ root: run.root, folders });
  return { ...readSite(out), issues, decisions };
}
