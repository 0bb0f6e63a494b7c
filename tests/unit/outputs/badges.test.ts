import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../../../src/model/record.ts';
import { badgeSvg } from '../../../src/outputs/badges/badge.ts';
import { badges } from '../../../src/outputs/badges/index.ts';
import { widthOf } from '../../../src/outputs/badges/widths.ts';
import { parseDocument, type Xml } from '../../support/xml.ts';
import { entry, siteLog } from '../site/entries.ts';
import { outputInput } from './input.ts';

const STATUSES: Status[] = [
  'draft',
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
  'unknown',
];
const LOOKS = ['adaptive', 'dark', 'plain'] as const;
const badge = {
  label: 'ADR-12',
  words: 'accepted',
  status: 'accepted' as Status,
  title: 'ADR-12: Queue – Accepted',
};

function everything(xml: Xml): Xml[] {
  return [xml, ...xml.children.flatMap(everything)];
}

test('each record has its three badges beside its page', () => {
  const log = siteLog([entry({ id: 'adr/0012-x.md', path: '0012-x.md', number: 12, permalink: '/adr/12/' })]);
  assert.deepEqual(
    badges(outputInput({ log })).map(({ path }) => path),
    ['/adr/12/badge.svg', '/adr/12/badge-dark.svg', '/adr/12/badge-plain.svg'],
  );
});

for (const status of STATUSES) {
  test(`the badge of what is ${status} is well-formed and needs nothing from elsewhere`, () => {
    for (const look of LOOKS) {
      const svg = badgeSvg({ ...badge, status }, look);
      const root = parseDocument(svg);
      assert.equal(root.name, 'svg');
      assert.equal(root.attributes['xmlns'], 'http://www.w3.org/2000/svg');
      assert.equal(root.attributes['aria-label'], badge.title);
      assert.equal(root.only('title').text, badge.title);
      assert.doesNotMatch(svg, /<script|href|url\(|@import|@font-face|\son\w+=/);
    }
  });
}

test('shapes tell the statuses apart without colour', () => {
  const shapes = STATUSES.map(
    (status) => /<g transform.*<\/g>/s.exec(badgeSvg({ ...badge, status }, 'plain'))?.[0],
  );
  assert.equal(new Set(shapes).size, STATUSES.length);
  assert.doesNotMatch(badgeSvg(badge, 'plain'), /#(?!ffffff|1b1a17)[\da-f]{6}/);
});

/** Contrast of two colours as WCAG 2 counts it. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [a, b].map(luminance).sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [r = 0, g = 0, b = 0] = parts;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('words keep a contrast of 4.5 to what they stand on, in light and dark', () => {
  for (const status of STATUSES) {
    for (const look of LOOKS) {
      const svg = badgeSvg({ ...badge, status }, look);
      const [ground = '', sheet = ''] = [...svg.matchAll(/<path d="M[^"]*z" fill="(#\w+)"/g)].map(
        (m) => m[1],
      );
      const [ink = '', word = ''] = [...svg.matchAll(/<text [^>]*fill="(#\w+)"/g)].map((m) => m[1]);
      assert.ok(contrast(ground, ink) >= 4.5, `${status} ${look} label`);
      assert.ok(contrast(sheet, word) >= 4.5, `${status} ${look} words`);
    }
  }
});

test('the adaptive badge is light by its attributes and dark by its style', () => {
  const svg = badgeSvg(badge, 'adaptive');
  assert.match(svg, /fill="#11703f"/);
  assert.match(svg, /prefers-color-scheme:dark\)\{[^<]*\.status\{fill:#63c990\}/);
  assert.match(badgeSvg(badge, 'dark'), /fill="#63c990"/);
});

test('words stand inside of the badge, each in the width that its text says', () => {
  for (const label of ['A', 'ADR-1234', 'WWWWWWWWWWWW', 'iiiiiiii', '決定記録', 'é'.normalize('NFD')]) {
    const root = parseDocument(
      badgeSvg({ ...badge, label, words: 'superseded by ADR-31 and ADR-32' }, 'plain'),
    );
    const width = Number(root.attributes['width']);
    let before = 0;
    for (const text of everything(root).filter(({ name }) => name === 'text')) {
      const from = Number(text.attributes['x']);
      const length = Number(text.attributes['textLength']);
      assert.ok(from > before, label);
      before = from + length;
    }
    assert.ok(before < width - 4 && before > width - 14, `${label}: ${before} of ${width}`);
  }
});

test('a long name is cut, between whole signs', () => {
  const svg = badgeSvg({ ...badge, label: '🚀'.repeat(80) }, 'plain');
  const [label] = everything(parseDocument(svg)).filter(({ name }) => name === 'text');
  assert.equal(label?.text, `${'🚀'.repeat(47)}…`);
});

test('hostile words stay words', () => {
  const words = '</text><script>alert(1)</script> & "x" \u0000\ud800';
  const root = parseDocument(badgeSvg({ ...badge, label: words, title: words }, 'adaptive'));
  assert.deepEqual(
    everything(root).filter(({ name }) => name === 'script'),
    [],
  );
  assert.match(root.only('title').text, /<script>alert\(1\)<\/script> & "x"/);
});

test('wide letters are wider than narrow ones, joined signs have no width', () => {
  assert.ok(widthOf('WWW', 12) > widthOf('iii', 12) * 3);
  assert.equal(widthOf('e\u0301', 12), widthOf('e', 12));
  assert.equal(widthOf('ADR-12', 12), 42.7);
});
