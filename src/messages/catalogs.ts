/** The catalogues of messages, one JSON file a language. English has every key; what another lacks is taken from it. */
import en from './en.json' with { type: 'json' };
import { type Catalog, createMessages, type Messages } from './messages.ts';

const CATALOGS: Readonly<Record<string, Catalog>> = { en };

const loaded = new Map<string, Messages>();

/** Messages in a language; in English where there is no catalogue of it. */
export function loadMessages(language: string): Messages {
  const known = language in CATALOGS ? language : 'en';
  const messages = loaded.get(known) ?? createMessages(known, { ...en, ...CATALOGS[known] });
  loaded.set(known, messages);
  return messages;
}

const picked = new Map<string, Catalog>();

/** The messages that scripts in the browser show: those whose keys start with one of the prefixes. */
export function pickMessages(language: string, prefixes: readonly string[]): Catalog {
  const id = [language, ...prefixes].join(' ');
  // every page asks for the same ones
  const known = picked.get(id);
  if (known !== undefined) return known;
  const all: Catalog = { ...en, ...CATALOGS[language] };
  const catalog = Object.fromEntries(
    Object.entries(all).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))),
  );
  picked.set(id, catalog);
  return catalog;
}
