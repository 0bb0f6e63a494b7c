import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { serialize } from '../../../src/render/html/serialize.ts';
import {
  createElement,
  createRaw,
  createText,
  type Node,
  type Properties,
} from '../../../src/render/html/tree.ts';
import { getTries } from '../../support/fuzz.ts';

function assertSame(...children: Node[]): void {
  const root = { type: 'root' as const, children };
  assert.equal(serialize(root), toHtml(root as never, { allowDangerousHtml: true }));
}

test('elements, text, comments and finished HTML come out as from hast-util-to-html', () => {
  assertSame(
    createElement('p', { className: ['a', 'b'], id: 'x' }, [
      createText('1 < 2 & 3 > 2 "q" \'s\' \u00a0 `t`'),
    ]),
    createElement('br'),
    createElement('img', { src: 'a&b.png', alt: '' }),
    createElement('input', {}, [createText('a void element with children')]),
    createRaw('<i>as it is</i>'),
    { type: 'comment', value: '> a --> b <!-- c --!> d <!-' },
    { type: 'comment', value: '->' },
    createElement('script', {}, [createText('a < b && c'), { type: 'comment', value: 'x' }]),
    createElement('IMG', {}),
  );
});

const VALUES = [
  true,
  false,
  '',
  'x',
  0,
  1,
  Number.NaN,
  -0.5,
  [],
  ['a'],
  ['a', '', 'b'],
  [''],
  ['a', ''],
  undefined,
  'checked',
  'download',
];
const NAMES = [
  ...[
    'className',
    'htmlFor',
    'httpEquiv',
    'dataAdded',
    'dataStatus',
    'ariaLabel',
    'ariaDescribedBy',
    'tabIndex',
  ],
  ...[
    'checked',
    'disabled',
    'download',
    'hidden',
    'open',
    'start',
    'colSpan',
    'dateTime',
    'accept',
    'itemProp',
  ],
  ...['width', 'value', 'draggable', 'contentEditable', 'onClick', 'x<y', 'a b', 'data-x', 'xmlLang', 'é'],
];

test('attributes of every kind come out as from hast-util-to-html', () => {
  for (const name of NAMES)
    for (const value of VALUES) assertSame(createElement('a', { [name]: value as Properties[string] }));
});

test('any tree comes out as from hast-util-to-html', () => {
  const words = fc.string({ unit: fc.constantFrom(...'a <>&"\'`\0\n=-!/é'), maxLength: 8 });
  const value = fc.oneof(words, fc.constantFrom(...VALUES), fc.array(words, { maxLength: 3 }));
  const properties = fc.dictionary(
    fc.oneof(
      fc.constantFrom(...NAMES),
      words.filter((name) => name !== ''),
    ),
    value,
    { maxKeys: 3 },
  );
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      words.map((one) => createText(one)),
      words.map((one): Node => ({ type: 'comment', value: one })),
      fc
        .tuple(
          fc.constantFrom('p', 'br', 'img', 'pre', 'style', 'table', 'Br'),
          properties,
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([name, own, children]) => createElement(name, own as Properties, children)),
    ),
  }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (nodes) => assertSame(...nodes)),
    getTries(1000),
  );
});

test('an unsafe address is left out of any attribute', () => {
  for (const name of [
    'href',
    'src',
    'srcSet',
    'cite',
    'action',
    'formAction',
    'poster',
    'data',
    'ping',
    'xLinkHref',
    'background',
  ])
    for (const address of [
      'javascript:x',
      ' JavaScript:x',
      'java\nscript:x',
      'data:text/html,x',
      'vbscript:x',
      'file:///x',
    ])
      assert.equal(serialize(createElement('a', { [name]: address })), '<a></a>', `${name} ${address}`);
  assert.equal(serialize(createElement('img', { srcSet: 'a.png 1x, javascript:x 2x' })), '<img>');
  assert.equal(
    serialize(createElement('img', { srcSet: 'a.png 1x, b.png 2x' })),
    '<img srcset="a.png 1x, b.png 2x">',
  );
});

test('an address that is safe stays, and so do words in other attributes', () => {
  for (const href of ['#a:b', '/x', 'x.md', 'https://a.example', 'mailto:a@b.example', './javascript:x', ''])
    assert.equal(serialize(createElement('a', { href })), `<a href="${href}"></a>`);
  assert.equal(serialize(createElement('a', { title: 'javascript:x' })), '<a title="javascript:x"></a>');
});
