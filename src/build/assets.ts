/**
 * Files that records show or offer: images, drawings, documents beside them. Each gets an address made of its
 * content's hash, so that two `diagram.png` never meet and a browser may keep it for ever.
 */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { cleanSvg } from '../assets/clean-svg.ts';
import { getPathBelow } from '../config/disk-paths.ts';
import { getErrorCode } from '../discover/issues.ts';
import { toSegment } from '../link/permalinks.ts';
import { t } from '../messages/command-line.ts';
import { type MessageText, Reason } from '../messages/issues.ts';
import type { Output } from '../outputs/types.ts';
import { decodeAddress } from '../shared/addresses.ts';
import { toChecksum } from '../shared/checksum.ts';

export type AssetAnswer = { url: string } | { refused: MessageText } | null;

/** A file that the site offers. */
export interface PublishedAsset {
  /** Absolute. */
  file: string;
  /** Bytes, as it is offered. */
  size: number;
  sha256: string;
}

/** Hexadecimal digits of a hash in an address. */
const HASH_LENGTH = 10;

export interface Assets {
  /** What a relative address in a file means; null if it names no file at all. */
  resolve(from: string, href: string): AssetAnswer;
  /** Absolute path of the file behind an address below the base, for the dev server. */
  getFile(url: string): string | null;
  /** Every file that was asked for, at the place where it was asked for. */
  list(): (PublishedAsset & { url: string })[];
  /**
   * Every file that was asked for, as a file of the site; its address contains a hash of its content.
   *
   * @param warn called with files that are gone since they were requested; the site lacks only these
   */
  outputs(warn: (message: string) => void): Output[];
}

/** What may be copied. Source code and secrets beside the records stay where they are. */
const OFFERED_TYPES = new Set(
  `.png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .pdf .csv .tsv .xlsx .xls .ods .docx .doc .odt .pptx .ppt .odp
   .drawio .excalidraw .puml .plantuml .dot .mmd .vsdx .fig .mp4 .webm .mov .mp3 .zip .json .yaml .yml .txt`.split(
    /\s+/,
  ),
);

/** Files inside `.git` are never images. */
const GIT_FOLDER = /(?:^|\/)\.git(?:\/|$)/;

export interface AssetOptions {
  /** Files outside these folders are refused: the repository, or the collection's own folder. */
  bounds: string[];
}

export function createAssets(options: AssetOptions): Assets {
  const byUrl = new Map<string, PublishedAsset>();
  const byFile = new Map<string, AssetAnswer>();

  function offer(file: string): AssetAnswer {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    const answer = attempt(file);
    byFile.set(file, answer);
    return answer;
  }

  /** One file that cannot be read costs its reader that file, never the site. */
  function attempt(file: string): AssetAnswer {
    try {
      return check(file);
    } catch (error) {
      const code = getErrorCode(error) || (error instanceof Error ? error.message : String(error));
      return { refused: new Reason('issue-reason.unreadable-file', { code }).text };
    }
  }

  function check(file: string): AssetAnswer {
    if (!existsSync(file)) return null;
    const real = realpathSync(file);
    const inside = options.bounds.map((folder) => getPathBelow(folder, real)).filter((way) => way !== null);
    if (inside.length === 0) return { refused: new Reason('issue-reason.outside-repository').text };
    if (!statSync(real).isFile()) return null;
    const extension = extname(file).toLowerCase();
    if (!OFFERED_TYPES.has(extension)) return null;
    // a link may be called `plan.txt` and point to `.env`
    if (!OFFERED_TYPES.has(extname(real).toLowerCase()) || inside.some((way) => GIT_FOLDER.test(way))) {
      return { refused: new Reason('issue-reason.not-published').text };
    }
    const name = toSegment(basename(file, extname(file))) || 'file';
    const content = readContent(real);
    const sha256 = toChecksum(content);
    const url = `/files/${sha256.slice(0, HASH_LENGTH)}/${name}${extension}`;
    byUrl.set(url, { file: real, size: Buffer.byteLength(content), sha256 });
    return { url };
  }

  return {
    resolve(from, href) {
      const bare = (href.split('#')[0] ?? '').split('?')[0] ?? '';
      if (bare === '') return null;
      // as on GitHub and GitLab: from the root of the repository
      if (bare.startsWith('/')) {
        const roots = options.bounds.filter((folder) => getPathBelow(folder, from) !== null);
        return roots.map((root) => offer(resolve(root, `.${decodeAddress(bare)}`))).find(Boolean) ?? null;
      }
      const folder = dirname(from);
      return offer(resolve(folder, decodeAddress(bare))) ?? offer(resolve(folder, href));
    },
    getFile(url) {
      return byUrl.get(decodeAddress(url))?.file ?? null;
    },
    list: () =>
      [...byFile].flatMap(([file, answer]) => {
        const url = answer !== null && 'url' in answer ? answer.url : '';
        const known = byUrl.get(url);
        return known === undefined ? [] : [{ ...known, file, url }];
      }),
    outputs: (warn) =>
      [...byUrl].flatMap(([url, { file }]) => {
        if (existsSync(file)) return { path: url, make: () => readContent(file) };
        warn(t('warning.removed', { file }));
        return [];
      }),
  };
}

/** The content as the site offers it. */
export function readContent(file: string): Uint8Array | string {
  const bytes = readFileSync(file);
  return isSvg(file) ? cleanSvg(bytes) : bytes;
}

function isSvg(file: string): boolean {
  return extname(file).toLowerCase() === '.svg';
}

/** Part of the address of a copied file, so that a changed file has a new one and caches may keep the old one for ever. */
export function hashContent(content: Uint8Array | string): string {
  return toChecksum(content).slice(0, HASH_LENGTH);
}
