/**
 * Texts that make readers of Markdown slow, each grown to a size. What they open with is a record, so that every
 * reader of facts has its turn as well.
 */

const HEAD = '# 12. Use a queue\n\nDate: 2021-03-04\n\n## Status\n\nAccepted\n\n## Decision\n\n';

/** So much of a pattern, in characters. */
const fill = (size: number, pattern: string): string => pattern.repeat(Math.ceil(size / pattern.length));

/** So many lines as make up the size. */
function lines(size: number, line: (index: number) => string): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < size; index++) {
    const next = line(index);
    parts.push(next);
    length += next.length + 1;
  }
  return parts.join('\n');
}

/** Opens, then closes, so that half of the size is each. */
const nested = (size: number, open: string, close: string): string => {
  const depth = Math.ceil(size / (open.length + close.length));
  return `${open.repeat(depth)}x${close.repeat(depth)}`;
};

/** Every size comes with the head of a record unless the shape is about the head. */
const body =
  (make: (size: number) => string) =>
  (size: number): string =>
    `${HEAD}${make(size)}\n\n## Consequences\n\nNone.\n`;

const table = (size: number, columns: number): string =>
  [
    `|${' h |'.repeat(columns)}`,
    `|${' - |'.repeat(columns)}`,
    lines(size, (row) => `|${` c${row} |`.repeat(columns)}`),
  ].join('\n');

const yaml = (make: (size: number) => string) => (size: number) =>
  `---\nstatus: accepted\n${make(size)}\n---\n\n# Use a queue\n\nThe body stands.\n`;

const fenced =
  (language: string, make: (size: number) => string) =>
  (size: number): string =>
    body((inner) => `\`\`\`${language}\n${make(inner)}\n\`\`\``)(size);

const VALUE = '$\u007bb}';
const TEMPLATE = `\`${VALUE}\``;

const SIGNS = [
  ...'*_~`[]()<>!#|$\\&:;.,-+=/"\'@^{}%?',
  ' ',
  '\t',
  '0',
  'a',
  'A',
  'é',
  'Ã',
  'ðŸ',
  '字',
  '\u200b',
  '\u{1f600}',
];

const PAIRS = [
  '**a',
  'a**',
  '*_',
  '_ _',
  '[a](',
  '[a]',
  '![',
  '[[',
  '](',
  '[^1]',
  '[^',
  '<a ',
  '<a>',
  '</a>',
  '<a b="',
  '<!--',
  '<!-- -->',
  '<?',
  '<![CDATA[',
  '<div>',
  '<b><i>',
  '<details><summary>',
  '`a',
  '``a`',
  '$a',
  '$a$',
  '$$',
  '~~a',
  '&amp;',
  '&#',
  'a@b.c ',
  'a.b@',
  'www.',
  'http://',
  'http://a.b/(',
  'ADR-1 ',
  'ADR ',
  'ADR-',
  '#1 ',
  'ABC-1 ',
  '1. ',
  '- ',
  '> ',
  '- [ ] ',
  '1) ',
  ' .',
  ', ',
  '; ',
  ': ',
  ' - ',
  ' — ',
  '("',
  '2021-',
  '2021-03-04 ',
  '1/2/',
  'by ',
  'superseded by ',
  'Status: ',
  '**Status**: ',
  'and ',
  'e.g. ',
  'a b ',
  'A. ',
  '\\\\',
  '\\|',
  '| ',
  '|a',
  '(a) ',
  '{a} ',
  '<T> ',
  '💡 ',
  '‘a’ ',
];

/** What grammars of code stumble over when it comes again and again. */
export const REPEATED = [
  ...'([{<"\'`/*\\#$@:;-=. \t\na1A_%!&|é',
  ...[
    '0x',
    '"""',
    "'''",
    '/*',
    '//',
    '<!--',
    '<a ',
    '<a b="',
    '<script>',
    '</',
    '{{',
    '{%',
    '$\u007b',
    '$(',
    '#{',
  ],
  ...[
    'r#"',
    "''",
    '(*',
    '{-',
    '--[[',
    '[[',
    '.a',
    '.a ',
    '#f',
    'a:',
    '"a":',
    '- ',
    '- a: ',
    'a = ',
    'a.',
    'a(',
  ],
  ...[
    'a::',
    '@a',
    ':a',
    '::',
    '<#',
    "'a",
    '\\"',
    ' #',
    ' "',
    'f"',
    '$"',
    '@"',
    'class ',
    'a b ',
    '1 ',
    '"a" ',
  ],
  ...[
    '$ ',
    '> ',
    '`a',
    '](',
    '+a\n',
    '\na: b',
    '\n  ',
    '\n- ',
    '\n"',
    '\n[a',
    'rem ',
    '::\n',
    '<![CDATA[',
    '<?',
  ],
  ...['</script', '<style>a', '0.1.', '1e', 'a%', '.#', 'a\u0301', '\u{1f600}'],
];

/** Each makes the parser count or keep what is before it in a line that is not ASCII. */
const IN_OTHER_LETTERS = [
  ']',
  '[',
  '*',
  '`',
  '~',
  '_',
  '<b>',
  '\\*',
  '&amp;',
  '[a](b)',
  ' **a** ',
  ' a@b.c ',
  ' http://a.b ',
  ' ADR-1 ',
  ' #1 ',
  ':',
  '-',
];

/** What AsciiDoc has of its own: marks, macros, blocks and lists. */
export const IN_ASCIIDOC = [
  ...[
    '*a ',
    '_a ',
    '`a ',
    '+a ',
    '+++a',
    '##a',
    '^a',
    '~a',
    '~~a~~',
    '"`a`" ',
    '[a]#b# ',
    '(C)',
    "'",
    '{a}',
    '{',
  ],
  ...['[a', '[[a', '[[a]]', '<<a', '<<a>>', 'link:a[b] ', 'http://a.b[', 'a@b.c ', 'image:a[b] ', 'xref:a['],
  ...[
    'footnote:[a] ',
    'kbd:[',
    'stem:[a] ',
    'pass:c[',
    '((',
    '(((a))) ',
    '{set:a:b}',
    '{counter:a}',
    '\\*',
    'é*',
  ],
  ...['| a\n', 'a:: b\n', 'a;; b\n', '* a\n', '. a\n', '== a\n\n', '+\n', 'a +\n', '<1> a\n', '// a\n'],
  ...[
    '====\n',
    '----\n',
    '|===\n',
    '|===\n| a\n|===\n\n',
    '[NOTE]\n',
    'NOTE: a\n\n',
    '[.a]\n',
    ':a: {a}{a}\n',
  ],
  ...[
    'include::a[]\n',
    'ifdef::a[]\n',
    'image::a[b]\n\n',
    'a\n===\n',
    '    a\n',
    '\n',
    ' ',
    'a',
    'é',
    'ADR-1 ',
  ],
];

const each = (names: readonly string[], kind: string, make: (name: string) => (size: number) => string) =>
  Object.fromEntries(names.map((name) => [`${kind} ${JSON.stringify(name)}`, make(name)]));

/** By what they are called: the text at a size in characters. */
export const SHAPES: Record<string, (size: number) => string> = {
  ...each(IN_OTHER_LETTERS, 'a line of other letters with', (mark) =>
    body((size) => fill(size, `éééééé${mark}`)),
  ),
  ...each(IN_OTHER_LETTERS, 'lines of other letters with', (mark) =>
    body((size) => fill(size, `${`éééééé${mark}`.repeat(20)}\n`)),
  ),
  'entities far from each other': body((size) => fill(size, `${'word '.repeat(24)}&amp;`)),
  'entities line by line': body((size) => fill(size, `${'word '.repeat(10)}&amp;\n`)),
  'nested quotes': body((size) => `${fill(size, '> ')}x`),
  'nested quotes, tight': body((size) => `${fill(size, '>')}x`),
  'nested quotes, line by line': body((size) =>
    lines(size, (index) => `${'>'.repeat(Math.min(index, 100) + 1)} x`),
  ),
  'nested lists in a line': body((size) => `${fill(size, '- ')}x`),
  'nested numbers in a line': body((size) => `${fill(size, '1. ')}x`),
  'nested lists, line by line': body((size) => lines(size, (index) => `${' '.repeat(2 * (index % 90))}- x`)),
  'ever deeper lists': body((size) => lines(size, (index) => `${' '.repeat(2 * index)}- x`)),
  'lists and quotes in turn': body((size) => `${fill(size, '> - ')}x`),
  'loose items': body((size) => lines(size, () => '- x\n')),
  tasks: body((size) => lines(size, (index) => `- [${index % 2 ? 'x' : ' '}] x`)),
  'nested emphasis': body((size) => nested(size, '*a ', ' a*')),
  'nested strong': body((size) => nested(size, '**a ', ' a**')),
  'nested brackets': body((size) => nested(size, '[', ']')),
  'nested links': body((size) => nested(size, '[a', '](b)')),
  'nested images': body((size) => nested(size, '![a', '](b)')),
  'nested parentheses': body((size) => `[a](${nested(size, '(', ')')})`),
  'nested elements': body((size) => nested(size, '<div>\n', '</div>\n')),
  'nested spans': body((size) => nested(size, '<span>', '</span>')),
  'elements that never close': body((size) => fill(size, '<b>x ')),
  'elements that only close': body((size) => fill(size, '</b>x ')),
  links: body((size) => lines(size, (index) => `[a ${index}](https://example.org/${index})`)),
  'links to records': body((size) => lines(size, (index) => `See [a](${1000 + (index % 9000)}-a.md).`)),
  'links in a line': body((size) => fill(size, '[a](b.md) ')),
  pictures: body((size) => lines(size, (index) => `![a](images/${index}.png)`)),
  'bare addresses': body((size) => lines(size, (index) => `https://example.org/${index}`)),
  'links by reference': body((size) => `${fill(size / 2, '[a][b] ')}\n\n[b]: https://example.org/`),
  'references without end': body((size) => lines(size, (index) => `[r${index}]: /${index}\n`)),
  'references to long addresses': body((size) => `${fill(size / 2, '[b] ')}\n\n[b]: /${fill(size / 2, 'a')}`),
  'references nobody defined': body((size) => fill(size, '[a][b] [c] ')),
  footnotes: body((size) => lines(size, (index) => `A[^${index}]\n\n[^${index}]: B\n`)),
  'footnotes nobody refers to': body((size) => lines(size, (index) => `[^${index}]: B\n`)),
  'one footnote, many times': body((size) => `${fill(size, 'A[^1] ')}\n\n[^1]: B`),
  'footnotes in footnotes': body((size) => lines(size, (index) => `[^${index}]: B[^${index + 1}]\n`)),
  headings: body((size) => lines(size, () => '## A')),
  'headings of many levels': body((size) =>
    lines(size, (index) => `${'#'.repeat((index % 5) + 2)} A ${index}`),
  ),
  'headings of alternatives': body((size) =>
    lines(size, (index) => `### Option ${index}: A\n\n- Good, because b`),
  ),
  'underlined headings': body((size) => lines(size, () => 'A\n---\n')),
  'sections named status': body((size) => lines(size, () => '## Status\n\nAccepted\n')),
  'sections of risks': body(
    (size) => `## Risks\n\n${lines(size, (index) => `- Risk ${index}. Mitigation: b.`)}`,
  ),
  relations: body(
    (size) => `## Related\n\n${lines(size, (index) => `- Supersedes [ADR-${index}](${index}.md)`)}`,
  ),
  labels: (size) => `# A\n\n${lines(size, () => 'Status: accepted')}\n`,
  'bold labels': (size) => `# A\n\n${lines(size, (index) => `**Label ${index}**: value`)}\n`,
  'a table of two columns': body((size) => table(size, 2)),
  'a table of fifty columns': body((size) => table(size, 50)),
  'a table of very many columns': body((size) => table(size, Math.ceil(size / 8))),
  'a table whose rows outgrow it': body(
    (size) => `| a |\n| - |\n|${' b |'.repeat(Math.ceil(size / 8))}\n${lines(size / 2, () => '| c |')}`,
  ),
  tables: body((size) => lines(size, () => '| a | b |\n| - | - |\n| c | d |\n')),
  'a table of facts': (size) =>
    `# A\n\n| Status | Accepted |\n| - | - |\n${lines(size, (index) => `| K${index} | v |`)}\n`,
  rules: body((size) => lines(size, () => '---\n')),
  'a long line': body((size) => fill(size, 'A word and another one. ')),
  'a long word': body((size) => fill(size, 'a')),
  'a long title': (size) => `# ${fill(size, 'A word ')}\n\n## Status\n\nAccepted\n`,
  'a long status': (size) => `# A\n\n## Status\n\n${fill(size, 'superseded by ')}\n`,
  'a long list of people': (size) => `# A\n\nDeciders: ${fill(size, 'Jo Doe, ')}\n`,
  sentences: body((size) => fill(size, 'We saw 0012-a.md and ADR-12 e.g. here. ')),
  'many short paragraphs': body((size) => lines(size, () => 'A.\n')),
  'many lines': body((size) => lines(size, () => 'a')),
  'blank lines': body((size) => fill(size, '\n')),
  'blanks at the end of a line': body((size) => `a${fill(size, ' ')}b`),
  'lines of blanks': body((size) => lines(size, () => `a${' '.repeat(400)}`)),
  'a fence that never closes': (size) => `${HEAD}\`\`\`js\n${fill(size, 'let a = 1;\n')}`,
  fences: body((size) => lines(size, () => '```js\na()\n```\n')),
  'indented code': body((size) => lines(size, () => '    a')),
  'comments that never close': body((size) => lines(size, () => '<!-- a')),
  admonitions: body((size) => lines(size, () => '::: warning\n\na\n')),
  'nested admonitions': body((size) => nested(size, '::: warning\n\n', '\n:::\n')),
  alerts: body((size) => lines(size, () => '> [!NOTE]\n> a\n')),
  mojibake: body((size) => fill(size, 'â€™ Ã© ðŸ˜€ ')),
  badges: (size) =>
    `# A\n\n${fill(size, '![status](https://img.shields.io/badge/status-accepted-green) ')}\n`,
  'lone surrogates': body((size) => fill(size, '\ud800 \udc00')),
  'marks upon marks': body((size) => `a${fill(size, '\u0301')}`),
  'right to left and back': body((size) => fill(size, '\u202e\u202d')),

  'front matter: many keys': yaml((size) => lines(size, (index) => `key${index}: a`)),
  'front matter: deep lists': yaml((size) => `tags: ${nested(size, '[', ']')}`),
  'front matter: deep maps': yaml((size) => `tags: ${nested(size, '{a: ', '}')}`),
  'front matter: open brackets': yaml((size) => `tags: ${fill(size, '[')}`),
  'front matter: deep dashes': yaml((size) => `tags:\n  ${fill(size, '- ')}a`),
  'front matter: ever deeper': yaml((size) => lines(size, (index) => `${' '.repeat(index)}a:`)),
  'front matter: many tags': yaml((size) => `tags: [${fill(size, 'a, ')}b]`),
  'front matter: a long value': yaml((size) => `deciders: ${fill(size, 'a ')}`),
  'front matter: quotes': yaml((size) => `title: ${fill(size, '"')}`),
  'front matter: blanks': yaml((size) => `title: a${fill(size, ' ')}# b`),
  'front matter: a long key': yaml((size) => `${fill(size, 'a ')}: b`),
  'front matter: anchors': yaml((size) => lines(size, (index) => `k${index}: &a${index} [x]`)),
  'front matter: aliases': yaml((size) => `a: &a [x, x]\nb: [${fill(size, '*a, ')}]`),
  'front matter: merges': yaml((size) => `a: &a {x: y}\nb:\n${lines(size, () => '  <<: *a')}`),
  'front matter: many documents': yaml((size) => lines(size, () => '%YAML 1.2')),
  'front matter that never closes': (size) => `---\n${lines(size, (index) => `key${index}: a`)}\n`,
  'comments before front matter': (size) =>
    `${lines(size, () => '<!-- a -->')}\n---\nstatus: accepted\n---\n# A\n`,
  'blanks before front matter': (size) => `${fill(size, ' \n')}---\nstatus: accepted\n---\n# A\n`,

  'mermaid: a chain': fenced(
    'mermaid',
    (size) => `graph TD\n${lines(size, (index) => `a${index} --> a${index + 1}`)}`,
  ),
  'mermaid: a chain in a line': fenced('mermaid', (size) => `graph TD\na${fill(size, ' --> b')}`),
  'mermaid: a mesh in a line': fenced('mermaid', (size) => {
    const side = Array.from({ length: Math.ceil(size / 10) }, (_, index) => `n${index}`).join(' & ');
    return `graph TD\n${side} --> ${side}`;
  }),
  'mermaid: one long line of nodes': fenced('mermaid', (size) => `graph LR\n${fill(size, 'a-->b;b-->c;')}`),
  'mermaid: a long label': fenced('mermaid', (size) => `graph TD\na[${fill(size, 'word ')}]`),
  'mermaid: nested groups': fenced('mermaid', (size) => `graph TD\n${nested(size, 'subgraph a\n', '\nend')}`),
  'mermaid: a sequence': fenced('mermaid', (size) => `sequenceDiagram\n${lines(size, () => 'A->>B: c')}`),
  'mermaid: classes': fenced(
    'mermaid',
    (size) => `classDiagram\n${lines(size, (index) => `C${index} <|-- D${index}`)}`,
  ),
  'mermaid: entities': fenced(
    'mermaid',
    (size) => `erDiagram\n${lines(size, (index) => `A${index} ||--o{ B : c`)}`,
  ),
  'mermaid: states': fenced(
    'mermaid',
    (size) => `stateDiagram-v2\n${lines(size, (index) => `s${index} --> s${index + 1}`)}`,
  ),
  'mermaid: nested states': fenced(
    'mermaid',
    (size) => `stateDiagram-v2\n${nested(size, 'state a {\n', '\n}')}`,
  ),
  'mermaid: a chart': fenced('mermaid', (size) => `xychart-beta\nbar [${fill(size, '1, ')}2]`),
  'mermaid: a huge axis': fenced(
    'mermaid',
    (size) => `xychart-beta\ny-axis 0 --> 1${fill(size, '0')}\nbar [1, 2]`,
  ),
  'mermaid: diagrams': body((size) => lines(size, () => '```mermaid\ngraph TD\na-->b\n```\n')),
  'mermaid: directives': fenced('mermaid', (size) => `${fill(size, '%%{')}\ngraph TD\na-->b`),
  'mermaid: blanks': fenced('mermaid', (size) => `graph TD\na --> ${fill(size, ' ')}`),

  'maths: nested fractions': body((size) => `$$${nested(size, '\\frac{1}{', '}')}$$`),
  'maths: nested braces': body((size) => `$$x^${nested(size, '{', '}')}$$`),
  'maths: nested roots': body((size) => `$$${nested(size, '\\sqrt{', '}')}$$`),
  'maths: powers': body((size) => `$$x${fill(size, '^{x')}$$`),
  'maths: a long sum': body((size) => `$$${fill(size, 'x_i + ')}y$$`),
  'maths: a matrix': body((size) => `$$\\begin{matrix}${fill(size, 'a & ')}\\end{matrix}$$`),
  'maths: macros': body((size) => `$$${fill(size, '\\def\\a{\\a\\a}')}\\a$$`),
  'maths: doubling macros': body(
    (size) =>
      `$$\\def\\a{x}${lines(size, (index) => `\\def\\${'b'.repeat(index + 1)}{\\${index === 0 ? 'a' : 'b'.repeat(index)}\\a}`)}$$`,
  ),
  'maths: formulas': body((size) => fill(size, '$x_i$ ')),
  'maths: open dollars': body((size) => fill(size, '$x ')),
  'maths: a space of any size': body((size) => `$$${fill(size, '\\rule{1em}{99999em}')}$$`),

  'code: a long line of script': fenced('js', (size) => fill(size, 'a(b, "c")+/d/;')),
  'code: short lines of script': fenced('js', (size) => lines(size, () => `const a = ${TEMPLATE}; // d`)),
  'code: open strings': fenced('js', (size) => lines(size, () => '"'.repeat(1900))),
  'code: open templates': fenced('js', (size) => fill(size, '`${\n')),
  'code: slashes': fenced('js', (size) => lines(size, () => '/'.repeat(1900))),
  'code: open brackets': fenced('ts', (size) => lines(size, () => '<('.repeat(900))),
  'code: blanks': fenced('js', (size) => lines(size, () => ' '.repeat(1900))),
  'code: markup': fenced('html', (size) => fill(size, '<a b="c" \n')),
  'code: entities in markup': fenced('html', (size) => fill(size, '<!--\n')),
  'code: yaml': fenced('yaml', (size) => fill(size, 'a: "b\n')),
  'code: yaml of dashes': fenced('yaml', (size) => lines(size, () => '- '.repeat(900))),
  'code: shell': fenced('bash', (size) => fill(size, `$(a "${VALUE}" <<C\n`)),
  'code: queries': fenced('sql', (size) => fill(size, "SELECT 'a\n")),
  'code: markdown': fenced('md', (size) => fill(size, '**_[a](\n')),
  'code: letters': fenced('java', (size) => lines(size, () => 'a.'.repeat(900))),
  'code: capitals': fenced('cs', (size) => lines(size, () => 'A<'.repeat(900))),
  'code: generics': fenced('cpp', (size) => lines(size, () => 'a::b<c '.repeat(250))),
  'code: diffs': fenced('diff', (size) => lines(size, (index) => `${index % 2 ? '+' : '-'} a`)),
  'code: dashes': fenced('', (size) => lines(size, () => `|${'-'.repeat(380)} `)),
  'code: names': body((size) => `\`\`\`js title=${fill(size, '"a')}\na\n\`\`\``),
  'code: spans': body((size) => fill(size, '`a` ')),

  ...each([...SIGNS, ...PAIRS], 'a body of', (sign) => body((size) => fill(size, sign))),
  ...each([...SIGNS, ...PAIRS], 'lines of', (sign) => body((size) => lines(size, () => sign.repeat(20)))),
  ...each(
    [...SIGNS, ...PAIRS],
    'a title of',
    (sign) => (size) => `# A ${fill(size, sign)} b\n\n## Status\n\nAccepted\n`,
  ),
  ...each(
    [...SIGNS, ...PAIRS],
    'a status of',
    (sign) => (size) =>
      `# A\n\n- Status: Accepted ${fill(size, sign)} b\n- Date: 2021-03-04 ${fill(size, sign)} c\n`,
  ),
  ...each(
    [...SIGNS, ...PAIRS],
    'sections of',
    (sign) => (size) =>
      `# A\n\n## Status\n\n${fill(size, sign)} b\n\n## Risks\n\n- ${fill(size, sign)} b\n\n## Related\n\n- ${fill(size, sign)}\n\n## Options\n\n### A ${fill(size, sign)}\n\n- Pro: ${fill(size, sign)}\n`,
  ),
  ...each([...SIGNS, ...PAIRS], 'front matter of', (sign) => yaml((size) => `title: ${fill(size, sign)}`)),
};
