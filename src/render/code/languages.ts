/** What people write behind a code fence → the grammar's name in Prism. */
import Prism from 'prismjs';
import loadLanguages from 'prismjs/components/index.js';

/** Beyond Prism's own aliases. */
const ALIASES: Record<string, string> = {
  'c#': 'csharp',
  'c++': 'cpp',
  'f#': 'fsharp',
  golang: 'go',
  jsonc: 'json5',
  ndjson: 'json',
  console: 'shell-session',
  terminal: 'shell-session',
  zsh: 'bash',
  ps: 'powershell',
  ps1: 'powershell',
  pwsh: 'powershell',
  hcl: 'hcl',
  tf: 'hcl',
  terraform: 'hcl',
  'x-dot': 'dot',
  graphviz: 'dot',
  patch: 'diff',
  proto3: 'protobuf',
  kt: 'kotlin',
  rs: 'rust',
  ex: 'elixir',
  exs: 'elixir',
  dockerfile: 'docker',
  containerfile: 'docker',
  vue: 'markup',
  astro: 'markup',
  mysql: 'sql',
  postgresql: 'sql',
  postgres: 'sql',
  curl: 'bash',
};

const PLAIN = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'none',
  'ascii',
  'output',
  'log',
  'no-highlight',
]);
const NAMES = /^[a-z0-9#+._-]{1,40}$/;

/** Null for no language or none that Prism knows. */
export interface Language {
  /** As the author wrote it, in lower case; empty where nothing is written. */
  name: string;
  grammar: Prism.Grammar | null;
  /** The grammar's name in Prism. */
  id: string;
}

const known = new Map<string, Language>();

/** `lang` is the first word behind the fence: `ts`, `{.ts}`, `C#`, `js{1,3}`, `lang-go`. */
export function languageOf(lang: string): Language {
  const name = lang
    .toLowerCase()
    .replace(/^[{.\s]+|^lang(?:uage)?-/g, '')
    .replace(/[{},:;\s].*$/s, '');
  const found = known.get(name) ?? find(name);
  if (NAMES.test(name)) known.set(name, found);
  return found;
}

function find(name: string): Language {
  if (PLAIN.has(name) || !NAMES.test(name))
    return { name: PLAIN.has(name) ? '' : name, grammar: null, id: '' };
  const id = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
  try {
    loadLanguages.silent = true;
    loadLanguages([id]);
  } catch {
    return { name, grammar: null, id };
  }
  const grammar = Object.hasOwn(Prism.languages, id) ? Prism.languages[id] : undefined;
  return { name, grammar: typeof grammar === 'object' ? grammar : null, id };
}
