/**
 * Repetitive input for everything that works on a record: each language that code is coloured for, each kind of
 * diagram, each construct of Markdown, each field that is read. One text for each pair of a place and what is repeated.
 */
import en from '../../../src/read/vocabulary/en.json' with { type: 'json' };
import { LANGUAGE_NAMES } from '../../../src/render/code-languages.ts';
import { REPEATED, SHAPES } from './shapes.ts';

type Make = (size: number) => string;

const fill = (size: number, pattern: string): string => pattern.repeat(Math.ceil(size / pattern.length));

const record = (body: string): string =>
  `# 12. Use a queue\n\n## Status\n\nAccepted\n\n## Decision\n\n${body}\n`;

const DIAGRAMS =
  'graph TD|flowchart LR|sequenceDiagram|stateDiagram-v2|classDiagram|erDiagram|xychart-beta|gantt|pie|gitGraph|journey|timeline|quadrantChart|C4Context|block-beta|sankey-beta|requirementDiagram|packet-beta|kanban|radar-beta|treemap-beta|mindmap|architecture-beta|zenuml'.split(
    '|',
  );

/** What the languages of diagrams stumble over. */
const IN_DIAGRAMS = [
  ...[
    ' --> a',
    'a-->b\n',
    'a --> b & c & d\n',
    'A->>B: c\n',
    'A ||--o{ B : c\n',
    'a:::b ',
    '[*] --> a\n',
    'A <|-- B\n',
  ],
  ...[
    '[',
    '{',
    '(',
    '(((',
    '"',
    '|',
    '%%',
    '%%{',
    '}%%',
    ';',
    ':',
    '@{ img: ',
    '---\n',
    '\n',
    ' ',
    '\t',
    '<br>',
    '#35;',
  ],
  ...[
    'subgraph a\n',
    'state a {\n',
    'class a {\n',
    'loop a\n',
    'click a "b"\n',
    'style a fill:#fff\n',
    'title a\n',
  ],
  ...[
    'section a\n',
    'a : 1\n',
    '"a" : 1\n',
    'commit\n',
    'branch a\n',
    '  a\n',
    'a, 1, 2\n',
    'note over A: b\n',
    '1, ',
  ],
];

/** Content of fields. */
const IN_FIELDS = [
  ...[
    'a, ',
    'A B, ',
    'a@b.c ',
    '<a@b.c>',
    '[a](b) ',
    '@a ',
    '2021-03-04 ',
    '1/2/',
    'superseded by ',
    'by ',
    'ADR-1 ',
    '#1 ',
  ],
  ...[
    '(',
    '[',
    '"',
    '**',
    '`',
    '~~',
    '&amp;',
    '<b>',
    '|',
    ';',
    ' and ',
    '- ',
    'accepted ',
    'not ',
    '✅ ',
    '1',
    'A',
    'é',
    '決',
  ],
];

const PLACES: Record<string, (label: string, value: string) => string> = {
  line: (label, value) => `# A\n\n${label}: ${value}\n`,
  bold: (label, value) => `# A\n\n**${label}**: ${value}\n`,
  item: (label, value) => `# A\n\n- ${label}: ${value}\n`,
  row: (label, value) => `# A\n\n| | |\n| - | - |\n| ${label} | ${value.replaceAll('\n', ' ')} |\n`,
  section: (label, value) => `# A\n\n## ${label}\n\n${value}\n`,
  'front matter': (label, value) => `---\n${label.toLowerCase()}: ${value}\n---\n# A\n`,
};

const FIELDS = [
  ...Object.values(en.labels).map(([label = '']) => label),
  ...Object.values(en.relations)
    .map((phrase) => [phrase].flat(2)[0])
    .filter((phrase) => typeof phrase === 'string'),
];

/** By what they are called: the text at a size in characters. */
export const REPETITIONS: Readonly<Record<string, Make>> = {
  ...SHAPES,
  ...eachThird(
    named(
      LANGUAGE_NAMES,
      REPEATED,
      (language, part) => (size) => record(`\`\`\`${language}\n${fill(size, part)}\n\`\`\``),
    ),
  ),
  ...named(
    DIAGRAMS,
    IN_DIAGRAMS,
    (kind, part) => (size) => record(`\`\`\`mermaid\n${kind}\n${fill(size, part)}\n\`\`\``),
  ),
  ...Object.assign(
    {},
    ...Object.entries(PLACES).map(([place, write], turn) =>
      eachThird(
        named(
          FIELDS.map((label) => `${place} ${label}`),
          IN_FIELDS,
          (label, part) => (size) => write(label.slice(place.length + 1), fill(size, part)),
        ),
        turn,
      ),
    ),
  ),
};

/** A third of the pairs: each place and each part takes its turn. */
function eachThird(all: Record<string, Make>, first = 0): Record<string, Make> {
  return Object.fromEntries(Object.entries(all).filter((_, at) => (at + first) % 3 === 0));
}

function named(
  places: readonly string[],
  parts: readonly string[],
  make: (place: string, part: string) => Make,
): Record<string, Make> {
  return Object.fromEntries(
    places.flatMap((place) => parts.map((part) => [`${place} ${JSON.stringify(part)}`, make(place, part)])),
  );
}
