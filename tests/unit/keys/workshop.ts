/** A small log on disk that a test may edit: records in several ways of writing, related in every way. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolveSettings } from '../../../src/config/resolve.ts';
import { loadContent } from '../../../src/integration/content.ts';
import { outputInputOf } from '../../../src/integration/outputs.ts';
import type { OutputInput } from '../../../src/outputs/types.ts';
import type { Random } from '../../bench/random.ts';
import { SITE } from '../outputs/input.ts';

export interface Sketch {
  collection: string;
  number: number;
  name: string;
  title: string;
  status: string;
  date: string | null;
  review: string | null;
  tags: string[];
  people: string[];
  ticket: string | null;
  /** Each as a line of its own, in Markdown. */
  relations: string[];
  text: string[];
}

const STATUSES = ['Accepted', 'Accepted', 'Accepted', 'Proposed', 'Rejected', 'Deprecated', 'Draft'];
const TAGS = ['Storage', 'storage', 'c++', 'c', 'queue'];
const PEOPLE = ['Ada Berg', 'ada berg', 'Noor Haas', 'Jun Sato'];
const WORDS = ['queue', 'meshes', 'ledger', 'tokens', 'uploads', 'gateway', 'reports', 'tenants'];

export const titleOf = (random: Random): string =>
  `Keep ${random.pick(WORDS)} \`beside\` ${random.pick(WORDS)} ${random.below(1000)}`;

export function sketch(number: number, random: Random): Sketch {
  return {
    collection: random.once(3) ? 'web' : 'adr',
    number,
    name: `${String(number).padStart(4, '0')}-record`,
    title: titleOf(random),
    status: random.pick(STATUSES),
    date: random.once(5) ? null : dayOf(random),
    review: random.once(4) ? dayOf(random) : null,
    tags: random.once(3) ? [] : [random.pick(TAGS), random.pick(WORDS)],
    people: random.once(3) ? [] : [random.pick(PEOPLE)],
    ticket: random.once(3) ? `PAY-${1 + random.below(6)}` : null,
    relations: [],
    text: [paragraph(random)],
  };
}

export const dayOf = (random: Random): string => `20${20 + random.below(9)}-0${1 + random.below(9)}-14`;

export const paragraph = (random: Random): string =>
  `The ${random.pick(WORDS)} and the ${random.pick(WORDS)} cost us ${random.below(1000)} hours for PAY-${1 + random.below(8)}.`;

function wayTo(from: Sketch, to: Sketch): string {
  return from.collection === to.collection ? `${to.name}.md` : `../${to.collection}/${to.name}.md`;
}

/** A relation of one record to another, in one of the ways that people write them. */
export function relationTo(from: Sketch, to: Sketch, random: Random): string {
  // a link in the text carries title and status into the body; a number alone does not
  const link = random.once(3) ? `[${to.number}. ${to.title}](${wayTo(from, to)})` : `${to.name}.md`;
  return random.pick([
    `Supersedes: ${link}`,
    `Superseded by: ${link}`,
    `Amends: ${link}`,
    `Amended by: ${link} (the part on meshes)`,
    `Depends on: ${link}`,
    `Partially supersedes: ${link}`,
    `Related to: ${link}`,
    `Related to: ${link}`,
  ]);
}

/** A place of the text that leads to another record. */
export function mentionOf(from: Sketch, to: Sketch, random: Random): string {
  const way = wayTo(from, to);
  return random.pick([
    `As said in ADR-${to.number}, ${random.pick(WORDS)} stay.`,
    `See [what we said](${way}#context) of ${random.pick(WORDS)}.`,
    `### On [another](${way})\n\nNothing to add.`,
    `Raw <a href="${way}">there</a> it stands.`,
    `| Way | Of |\n| --- | --- |\n| [one](${way}) | ${random.pick(WORDS)} |`,
    `Known by [its address](/docs/${to.collection}/${to.number}/) alone.`,
  ]);
}

function markdown({ number, title, relations, ...one }: Sketch): string {
  const facts = [
    `- Status: ${one.status}`,
    ...(one.date === null ? [] : [`- Date: ${one.date}`]),
    ...(one.review === null ? [] : [`- Review by: ${one.review}`]),
    ...(one.tags.length === 0 ? [] : [`- Tags: ${one.tags.join(', ')}`]),
    ...(one.people.length === 0 ? [] : [`- Deciders: ${one.people.join(', ')}`]),
    ...(one.ticket === null ? [] : [`- Ticket: ${one.ticket}`]),
  ];
  return `# ${number}. ${title}

${facts.join('\n')}
${relations.map((line) => `- ${line}\n`).join('')}
## Context

${one.text.join('\n\n')}

## Decision

We keep the ${one.status.toLowerCase()} one of ${number}.

## Consequences

### Risks

- Too many of them
  - **Mitigation**: fewer

## Testing

- [ ] try it
`;
}

/** Writes the records and loads them as a build does. */
export async function load(root: string, sketches: readonly Sketch[]): Promise<OutputInput> {
  for (const folder of ['adr', 'web']) {
    rmSync(join(root, folder), { recursive: true, force: true });
    mkdirSync(join(root, folder));
  }
  writeFileSync(join(root, 'adr/README.md'), '# All of it\n\nWhat we decided.\n');
  writeFileSync(join(root, 'adr/glossary.md'), '# Glossary\n\nWords.\n');
  for (const one of sketches) {
    const file = join(root, one.collection, `${one.name}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, markdown(one));
  }
  const { settings } = await resolveSettings({
    cwd: root,
    config: {
      collections: ['adr', 'web'],
      site: 'https://decisions.example.com',
      base: '/docs/',
      git: false,
      tickets: [{ jira: 'https://acme.atlassian.net', projects: ['PAY'] }],
    },
  });
  const bodies = join(root, 'cache/bodies');
  const content = await loadContent({ settings, bodies, histories: join(root, 'cache/histories') });
  const cache = join(root, 'cache/outputs');
  return outputInputOf(content, { site: SITE, settings, bodies, cache, warn: () => {} });
}
