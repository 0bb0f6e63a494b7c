/**
 * Holds records and pages back from everything that is published. They still count in the log, so nothing published is
 * untrue: a record that was replaced by one that is held back is not in force. What is left of them is their number.
 */
import picomatch from 'picomatch';
import type { Withholding } from '../config/settings.ts';
import type { Log, LogRecord, Relation } from '../model/log.ts';
import type { Issue, Page, ReadRecord, Source } from '../model/record.ts';
import { getFile, getName } from '../shared/paths.ts';
import { escapeRegExp } from '../shared/text.ts';
import type { Resolver } from './record-resolver.ts';

/** Which records are held back, by a record's own front matter or by the configuration. */
export function createWithholder(
  { status = [], paths = [] }: Withholding,
  getPath: (at: { collection: string; path: string }) => string,
): (read: ReadRecord | Page) => boolean {
  const matches = paths.length === 0 ? () => false : picomatch([...paths], { dot: true });
  return (read) =>
    isMarked(read.source.text) ||
    matches(getPath(read.source)) ||
    ('relations' in read && status.includes(read.status?.value ?? 'unknown'));
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const MARK = /^(?:draft[ \t]*:[ \t]*(?:true|yes)|published[ \t]*:[ \t]*(?:false|no))[ \t]*(?:#.*)?$/im;

/** `draft: true` or `published: false`, as other site generators have it. */
function isMarked(text: string): boolean {
  return MARK.test(FRONT_MATTER.exec(text)?.[1] ?? '');
}

/** Text and address of a link, and where it is written. */
const LINKS =
  /!?\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\(\s*<?([^\s()<>]+)>?(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)|<a\s[^<>]*?href=["']([^"'<>\s]+)["'][^<>]*>[^<>]*<\/a>|<(https?:\/\/[^<>\s]+)>/gi;
const WIKI_LINK = /!?\[\[([^[\]|#\n]+)(?:#[^[\]|\n]*)?(?:\|[^[\]\n]*)?\]\]/g;
const DEFINITION = /^ {0,3}\[([^[\]\n]+)\]:[ \t]*<?([^\s<>]+)>?.*$/gm;

/** The same in AsciiDoc. */
const ASCIIDOC_LINK = /(?:xref|link):([^\s[\]]+)\[[^\]\n]*\]|<<([^\s,<>]+)(?:,[^<>\n]*)?>>/g;

/**
 * A function that gives another file with the number alone in place of links to what is held back and of names of its
 * file, and null if nothing changes. Lines stay where they are.
 */
export function createLinkRemover(
  held: ReadonlyMap<string, string>,
  resolver: Resolver,
): (source: Source) => Source | null {
  const fileNames = createFileNames(held);

  function rewrite(written: string, source: Source): string {
    const getLabel = (href: string): string | undefined => held.get(resolver.address(source, href)?.id ?? '');
    const definitions = new Map<string, string>();
    let text = written.replace(DEFINITION, (whole, name: string, href: string) => {
      const label = getLabel(href);
      if (label === undefined) return whole;
      definitions.set(name.toLowerCase(), label);
      return '';
    });
    text = text.replace(
      WIKI_LINK,
      (whole, name: string) => held.get(resolver.name(source, name) ?? '') ?? whole,
    );
    text = text.replace(LINKS, (whole, _, inline, html, plain) => getLabel(inline ?? html ?? plain) ?? whole);
    if (source.original)
      text = text.replace(ASCIIDOC_LINK, (whole, macro, cross) => getLabel(macro ?? cross) ?? whole);
    if (definitions.size > 0) {
      const names = [...definitions.keys()].map(escapeRegExp).join('|');
      const uses = new RegExp(`\\[(?:[^[\\]\\n]*\\]\\[)?(${names})\\](?:\\[\\])?`, 'giu');
      text = text.replace(uses, (whole, name: string) => definitions.get(name.toLowerCase()) ?? whole);
    }
    return fileNames === null
      ? text
      : text.replace(
          fileNames.pattern,
          (whole, stem: string) => fileNames.labels.get(stem.toLowerCase()) ?? whole,
        );
  }

  return (source) => {
    const { original } = source;
    const text = rewrite(source.text, source);
    const originalText = original && rewrite(original.text, source);
    if (text === source.text && originalText === original?.text) return null;
    return { ...source, text, ...(original && { original: { ...original, text: originalText ?? '' } }) };
  };
}

/** Names of the files that are held back, wherever they are written; null if none says which file it is. */
function createFileNames(
  held: ReadonlyMap<string, string>,
): { pattern: RegExp; labels: ReadonlyMap<string, string> } | null {
  const labels = new Map<string, string>();
  for (const [id, label] of held) {
    const stem = getName(getFile(id))
      .replace(/\.\w+$/, '')
      .toLowerCase();
    // `index.md` names nothing by itself
    if (/[-_ ]/.test(stem) && !labels.has(stem)) labels.set(stem, label);
  }
  if (labels.size === 0) return null;
  // the longest first: one name may begin with another
  const stems = [...labels.keys()].sort((a, b) => b.length - a.length).map(escapeRegExp);
  const pattern = new RegExp(
    `(?:(?<![\\w./-])[\\w./-]*/)?(${stems.join('|')})(?:\\.\\w+)?(?:#[\\w-]+)?`,
    'gi',
  );
  return { pattern, labels };
}

/** How a record that is held back is named: `ADR-12`. */
export function labelWithheld(read: ReadRecord | Page): string {
  const [identifier] = 'identifiers' in read ? read.identifiers : [];
  if (identifier === undefined) return '';
  return `${(identifier.series || 'adr').toUpperCase()}-${identifier.digits}`;
}

/** The log without what is held back. */
export function withhold(log: Log, held: ReadonlyMap<string, string>): Log {
  const isShown = (id: string | null): boolean => id === null || !held.has(id);
  const shown = log.records.filter(({ id }) => isShown(id));
  const titles = log.records.filter(({ id }) => held.has(id)).map(({ title }) => title);
  const names = [...titles, ...[...held.keys()].map((id) => getName(getFile(id)))];
  // an issue about two records names both
  const namesHeld = (issue: Issue): boolean => {
    const values = JSON.stringify(issue.values);
    return names.some((name) => values.includes(JSON.stringify(name).slice(1, -1)));
  };
  const issues = (all: Issue[]): Issue[] =>
    all.filter((issue) => isShown(`${issue.collection}/${issue.path}`) && !namesHeld(issue));
  const records = shown.map((record, at): LogRecord => {
    const [before, after] = [shown[at - 1], shown[at + 1]];
    return {
      ...record,
      relations: record.relations.map((relation): Relation => {
        const label = held.get(relation.target ?? '');
        return label === undefined ? relation : { ...relation, target: null, targetText: label };
      }),
      backlinks: record.backlinks.filter(({ from }) => isShown(from)),
      chain: record.chain.filter(isShown),
      inForceNow: record.inForceNow.filter(isShown),
      previous: before?.collection === record.collection ? before.id : null,
      next: after?.collection === record.collection ? after.id : null,
      issues: issues(record.issues),
    };
  });
  return {
    ...log,
    records,
    pages: log.pages.filter(({ id }) => isShown(id)),
    duplicateNumbers: log.duplicateNumbers.map((duplicate) => ({
      ...duplicate,
      ids: duplicate.ids.filter(isShown),
      first: isShown(duplicate.first) ? duplicate.first : null,
    })),
    issues: issues(log.issues),
  };
}
