/** Checks the `log.json` of another site, which is untrusted, and lists the files it names. */
import { z } from 'astro/zod';
import { RESERVED_KEYS } from '../config/collection-names.ts';
import { Reason } from '../messages/issues.ts';
import { LAYOUTS, SECTION_KINDS } from '../model/decision-parts.ts';
import { RELATION_TYPES } from '../model/record.ts';
import { STATUSES } from '../model/statuses.ts';
import { FACTS } from '../read/fact-names.ts';
import { getFile, isDevice, MARKDOWN_ENDING } from '../shared/paths.ts';
import { toSlug } from '../shared/text.ts';
import { type HubLimits, tooLarge } from './open-member.ts';

const words = z.string().max(10_000);
const name = z.string().min(1).max(200);
/** Part of a path. */
const key = z
  .string()
  .max(200)
  .refine((one) => isSafePath(one) && !one.includes('/'));
const list = z.array(words).max(1_000);
/** A folder may be the root itself. */
const folder = z
  .string()
  .max(1_000)
  .refine((path) => path === '' || isSafePath(path));
const path = z.string().max(1_000).refine(isSafePath);
const status = z.enum(STATUSES as [string, ...string[]]);
const pattern = z
  .string()
  .max(2_000)
  .refine((address) => /^https?:\/\//i.test(address) && URL.canParse(address) && address.includes('{path}'))
  .nullable();

const decision = z.object({
  path,
  collection: key,
  title: words,
  status,
  statusText: words.nullable(),
  date: z.string().max(10).nullable(),
  deciders: list,
  tickets: list,
  tags: list,
  summary: words.nullable(),
  permalink: z
    .string()
    .max(1_000)
    .regex(/^\/[^?#\\]+\/$/),
  relations: z
    .array(
      z.object({
        type: z.enum(RELATION_TYPES),
        target: words.nullable(),
        targetText: words,
        stated: z.boolean(),
      }),
    )
    .max(1_000),
});

const file = z.object({
  path,
  address: z
    .string()
    .max(1_000)
    .regex(/^\/[^?#\\]+$/)
    .refine((address) => isSafePath(address.slice(1)))
    .optional(),
  text: z.string().optional(),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const sectionKind = z.union([z.enum(SECTION_KINDS), z.object({ layout: z.enum(LAYOUTS) })]);

const logSchema = z.object({
  schema: z.literal(1),
  site: z.object({ title: words, url: z.string().max(2_000) }).optional(),
  collections: z.array(z.object({ key, name })).max(200),
  decisions: z.array(decision),
  sources: z
    .object({
      collections: z
        .array(
          z.object({
            key,
            path: folder,
            source: pattern,
            edit: pattern,
            statuses: z.record(words, status),
            labels: z.record(words, z.enum(FACTS)),
            // what a later version may have is left out
            sections: z.record(words, sectionKind).catch({}),
            fields: z.record(words, z.object({ label: words, filter: z.boolean().nullable() })).catch({}),
          }),
        )
        .max(200),
      files: z.array(file),
    })
    .optional(),
});

export type PublishedLog = z.output<typeof logSchema>;
export type PublishedDecision = z.output<typeof decision>;
export type SourceFile = z.output<typeof file>;

/** @throws {Reason} that names the first part which is not as it should be */
export function parseLog(bytes: Uint8Array, limits: HubLimits): PublishedLog {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Reason('issue-reason.member.not-json');
  }
  const result = logSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue?.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('');
    throw new Reason('issue-reason.member.not-a-log', { where: where?.replace(/^\./, '') || 'log.json' });
  }
  const log = result.data;
  const files = log.sources?.files ?? [];
  const count = Math.max(files.length, log.decisions.length);
  if (count > limits.count) throw new Reason('issue-reason.member.too-many', { count: limits.count });
  if (files.reduce((sum, { size }) => sum + size, 0) > limits.files) throw tooLarge(limits.files);
  checkFiles(files, limits);
  return log;
}

/** Names that are one name to some file systems would overwrite each other. */
function checkFiles(files: readonly SourceFile[], limits: HubLimits): void {
  const seen = new Set<string>();
  for (const { path, address, text, size } of files) {
    const folded = path.normalize('NFC').toLowerCase();
    if (seen.has(folded) || (address === undefined && text === undefined))
      throw new Reason('issue-reason.member.not-a-log', { where: path });
    seen.add(folded);
    if (size > limits.file && MARKDOWN_ENDING.test(getFile(path))) throw tooLarge(limits.file, path);
  }
}

/** True for a path that stays in its folder: no `..`, no `.git`, and on Windows no drive and no device. */
export function isSafePath(path: string): boolean {
  return path
    .split('/')
    .every(
      (part) =>
        part !== '' &&
        !/^\.{1,2}$/.test(part) &&
        !/[\\\p{Cc}]/u.test(part) &&
        !(process.platform === 'win32' && (isDevice(part) || /[:*?"<>|]|[. ]$/.test(part))) &&
        part.toLowerCase() !== '.git' &&
        Buffer.byteLength(part) < 250,
    );
}

/** @throws {Reason} for a key that no collection may have */
export function checkKey(key: string): void {
  if (toSlug(key) === key && key !== '' && !RESERVED_KEYS.has(key) && !isDevice(key)) return;
  throw new Reason('issue-reason.member.reserved-key', { key });
}
