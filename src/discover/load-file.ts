/** Loads a file: its text and digest, or the issue that prevents it. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadInclude } from '../asciidoc/includes.ts';
import { getPathBelow } from '../config/disk-paths.ts';
import { toReason } from '../messages/issues.ts';
import type { Issue, Source } from '../model/record.ts';
import { toChecksum } from '../shared/checksum.ts';
import { LIMITS } from '../shared/limits.ts';
import { getFolder, joinPath } from '../shared/paths.ts';
import { decode } from './decode.ts';
import type { FoundFile } from './find-files.ts';
import { type Finding, toFinding, toIssue, toUnreadableFinding } from './issues.ts';

/** Hexadecimal digits of a digest: 64 bits are enough to distinguish any number of records. */
const DIGEST_LENGTH = 16;

export interface LoadSourceOptions {
  /** Key of the collection. */
  collection: string;
}

export type LoadedSource = { source: Source } | { issue: Issue };

/**
 * Reads one file, at once: thousands of small ones are read several times faster so than by promises. Never throws:
 * a file that is gone, unreadable, empty, binary or too large is an issue.
 */
export function loadSource(file: FoundFile, options: LoadSourceOptions): LoadedSource {
  const place = { collection: options.collection, path: file.path };
  try {
    const { size } = statSync(file.absolute);
    if (size > LIMITS.file) return { issue: toIssue(place, toTooLargeFinding(size)) };
    const bytes = readFileSync(file.absolute);
    const { text, findings } = decode(bytes);
    if (text === null) return { issue: toIssue(place, findings[0]) };
    const digest = toDigest(bytes);
    return { source: { ...place, text, digest, issues: findings.map((finding) => toIssue(place, finding)) } };
  } catch (error) {
    return { issue: toIssue(place, toUnreadableFinding(error, 'file')) };
  }
}

export function toDigest(bytes: Uint8Array): string {
  return toChecksum(bytes).slice(0, DIGEST_LENGTH);
}

/** Reads an AsciiDoc file as Markdown, with what it includes from inside the folder. Never throws either. */
export async function loadAsciiDoc(
  file: FoundFile,
  options: LoadSourceOptions & { dir: string },
): Promise<LoadedSource> {
  const loaded = loadSource(file, options);
  if ('issue' in loaded) return loaded;
  const { source } = loaded;
  const digest = createHash('sha256').update(source.digest);
  const root = realpathSync(options.dir);
  const read: ReadInclude = (target, from) => {
    if (/^[a-z][\w+.-]*:/i.test(target)) return null;
    const path = joinPath(getFolder(from), target);
    try {
      const real = realpathSync(join(root, path));
      const inside = getPathBelow(root, real);
      if (inside === null || /(?:^|\/)\./.test(inside) || !INCLUDED.test(real)) return null;
      if (statSync(real).size > LIMITS.file) return null;
      const { text } = decode(readFileSync(real));
      digest.update(text ?? '');
      return text === null ? null : { text, path };
    } catch {
      return null;
    }
  };
  const place = { collection: source.collection, path: source.path };
  try {
    const { toMarkdown } = await import('../asciidoc/index.ts');
    const { text, refused, ...original } = await toMarkdown(source.text, file.path, read);
    const skipped = refused.map(({ line, target }) =>
      toIssue(
        place,
        toFinding('issue.include-skipped', { line, severity: 'notice', values: { file: target } }),
      ),
    );
    return {
      source: {
        ...source,
        text,
        digest: digest.digest('hex').slice(0, DIGEST_LENGTH),
        issues: [...source.issues, ...skipped],
        original: { text: source.text, ...original },
      },
    };
  } catch (error) {
    const values = { reason: toReason(error) };
    return { issue: toIssue(place, toFinding('issue.unreadable-body', { severity: 'error', values })) };
  }
}

/** What may be included: text, data and code, nothing that holds keys. */
const INCLUDED =
  /\.(?:adoc|asciidoc|asc|md|txt|csv|tsv|puml|plantuml|mmd|mermaid|dot|gv|ya?ml|json|xml|toml|sql|graphql|proto|tf|html|css|[cm]?[jt]sx?|java|kts?|scala|groovy|gradle|cljs?|py|rb|go|rs|php|swift|c|h|cpp|cs|fs|hs|ex|sh)$/i;

function toTooLargeFinding(size: number): Finding {
  const values = { size: Math.round(size / 100_000) / 10, limit: LIMITS.file / 1_000_000 };
  return toFinding('issue.too-large', { severity: 'error', values });
}
