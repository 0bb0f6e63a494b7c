/**
 * The catalogues of messages, one JSON file a language. English has every key; what another lacks is taken from it.
 * A site has one language, so of the others no file is read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazy } from '../shared/memoize.ts';
import { packageRoot } from '../shared/package.ts';
import en from './en.json' with { type: 'json' };
import { type Catalog, createMessages, type Messages } from './messages.ts';

const FOLDER = join(packageRoot, 'src/messages');

/** Tags of the languages that have a catalogue: `de`, `pt-BR`. */
export const listLanguages = lazy(() =>
  readdirSync(FOLDER).flatMap((name) => /^([a-z]{2,3}(?:-[A-Z]{2})?)\.json$/.exec(name)?.[1] ?? []),
);

/** Languages that are written in another one's catalogue. */
const WRITTEN_IN: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/** The catalogue for a language: `de` for `de-AT`, `pt-BR` for `pt`; null if there is none. */
export function findCatalog(language: string): string | null {
  const wanted = language.toLowerCase();
  const [base = ''] = wanted.split('-');
  const known = listLanguages();
  return (
    known.find((tag) => tag.toLowerCase() === wanted) ??
    known.find((tag) => tag.split('-')[0] === (WRITTEN_IN[base] ?? base)) ??
    null
  );
}

export function readCatalog(tag: string): Catalog {
  return tag === 'en' ? en : JSON.parse(readFileSync(join(FOLDER, `${tag}.json`), 'utf8'));
}

const loaded = new Map<string, Messages>();

/** Messages in a language; in English where there is no catalogue of it. */
export function loadMessages(language: string): Messages {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const tag = language === 'en' ? 'en' : (findCatalog(language) ?? 'en');
  // `de-AT` has its own dates and numbers, while what is written for `pt` is Brazilian
  const [own = tag] = language.startsWith(tag) ? Intl.getCanonicalLocales(language) : [];
  const messages = createMessages(own, { ...en, ...readCatalog(tag) });
  loaded.set(language, messages);
  return messages;
}
