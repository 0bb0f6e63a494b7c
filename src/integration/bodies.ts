/**
 * Rendered bodies, kept on disk beside Astro's data store. In the store they would be embedded into the page
 * bundle as one string of hundreds of megabytes. A body is rendered again when its text changed or when one of
 * the questions it asked (where does this link lead, is there a record 12, where is this image) has another
 * answer than last time.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anatomy } from '../model/anatomy.ts';
import type { LineRange } from '../model/outline.ts';
import type {
  Extracts,
  RenderedBody,
  Renderer,
  RenderInput,
  RenderProblem,
  Resolution,
} from '../render/types.ts';
import { sweepUnused } from '../shared/sweep.ts';
import { writeWhole } from '../shared/write-whole.ts';
import type { BodyFile } from '../site/types.ts';
import { addressesIn } from '../site/view/cards.ts';

/** What a body may ask about the log and the disk while it is rendered. */
export type Questions = Pick<
  RenderInput,
  'resolveLink' | 'resolveReference' | 'resolveAsset' | 'resolveName'
>;

interface Kept {
  bodyKey: string;
  asked: Resolution[];
  problems: RenderProblem[];
  extracts: Extracts;
  /** The addresses that its links lead to. */
  leads: string[];
  ids: RenderedBody['ids'];
  fragments: RenderedBody['fragments'];
}

export type StoredBody = Omit<Kept, 'asked'>;

export interface BodyInput {
  /** Changes whenever anything but the answers changes: digest of the text, version, policy. */
  key: string;
  text: string;
  bodyFrom: number;
  dropTitle: boolean;
  omitLines: LineRange[];
  anatomy: Anatomy | null;
  decided?: Exclude<RenderInput['decided'], undefined>;
  recordNumbers?: readonly number[];
  questions: Questions;
}

export interface BodyStore {
  /** Renders a body or finds it rendered. */
  get(input: BodyInput): Promise<StoredBody>;
  /** Writes the index and removes bodies that no file has used for a while. */
  close(): void;
}

export function openBodies(folder: string, renderer: Renderer): BodyStore {
  mkdirSync(folder, { recursive: true });
  const indexFile = join(folder, 'index.json');
  const before = readIndex(indexFile);
  const after = new Map<string, Kept>();
  const present = new Set(readdirSync(folder));

  return {
    async get(input) {
      const known = before.get(input.key) ?? after.get(input.key);
      if (known && present.has(`${known.bodyKey}.json`) && unchanged(known, input.questions)) {
        after.set(input.key, known);
        return known;
      }
      const { key, questions, ...asked } = input;
      const { html, headings, sections, extracts, problems, links, ids, fragments } = await renderer.render({
        ...asked,
        ...questions,
      });
      const body: BodyFile = { html, headings, sections };
      const json = JSON.stringify(body);
      const bodyKey = createHash('sha256').update(json).digest('hex').slice(0, 24);
      writeWhole(join(folder, `${bodyKey}.json`), json);
      present.add(`${bodyKey}.json`);
      const kept = { bodyKey, asked: links, problems, extracts, leads: addressesIn(html), ids, fragments };
      after.set(key, kept);
      return kept;
    },
    close() {
      writeWhole(indexFile, JSON.stringify([...after]));
      const used = filesOf(after);
      const usedBefore = filesOf(before);
      const unused = [...present].filter((name) => name !== 'index.json' && !used.has(name));
      const now = new Date();
      for (const name of unused) if (usedBefore.has(name)) touch(join(folder, name), now);
      // a build beside this one may have read another state of the log, or of all of it
      sweepUnused(folder, unused, Math.max(MOST_UNUSED, used.size));
    },
  };
}

/** Bodies that are kept beyond those in use, where these are fewer. */
const MOST_UNUSED = 100;

function filesOf(bodies: ReadonlyMap<string, Kept>): Set<string> {
  return new Set([...bodies.values()].map(({ bodyKey }) => `${bodyKey}.json`));
}

/** The moment from which on it is unused. */
function touch(file: string, now: Date): void {
  try {
    utimesSync(file, now, now);
  } catch {
    // another build removed it
  }
}

/** The rendered body under a key, as `get` named it. */
export async function readBody(folder: string, bodyKey: string): Promise<BodyFile> {
  return JSON.parse(await readFile(join(folder, `${bodyKey}.json`), 'utf8'));
}

function unchanged(kept: Kept, questions: Questions): boolean {
  return kept.asked.every(
    (asked) => JSON.stringify(answer(asked, questions)) === JSON.stringify(asked.resolved),
  );
}

function answer(asked: Resolution, questions: Questions): Resolution['resolved'] {
  if (asked.kind === 'reference') return questions.resolveReference(asked.number, asked.href);
  if (asked.kind === 'name') return questions.resolveName?.(asked.href) ?? null;
  return asked.kind === 'link' ? questions.resolveLink(asked.href) : questions.resolveAsset(asked.href);
}

/** An index that is missing or broken costs one full rendering, nothing else. */
function readIndex(file: string): Map<string, Kept> {
  if (!existsSync(file)) return new Map();
  try {
    const entries = JSON.parse(readFileSync(file, 'utf8')) as [string, Kept][];
    // what an older Cadre kept says less
    return new Map(entries.filter(([, { leads }]) => Array.isArray(leads)));
  } catch {
    return new Map();
  }
}
