import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../../../src/model/record.ts';
import { COLOURS } from '../../../src/model/statuses.ts';
import { createBadgeSvg, listBadges, measureBadgeWidth } from '../../../src/outputs/badges.ts';
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
const badge = {
  label: 'ADR-12',
  words: 'accepted',
  status: 'accepted' as Status,
  title: 'ADR-12: Queue – Accepted',
};

function everything(xml: Xml): Xml[] {
  return [xml, ...xml.children.flatMap(everything)];
}

test('each record has one badge beside its page', () => {
  const log = siteLog([entry({ id: 'adr/0012-x.md', path: '0012-x.md', number: 12, permalink: '/adr/12/' })]);
  assert.deepEqual(
    listBadges(outputInput({ log })).map(({ path }) => path),
    ['/adr/12/badge.svg'],
  );
});

for (const status of STATUSES) {
  test(`the badge of what is ${status} is well-formed and needs nothing from elsewhere`, () => {
    const svg = createBadgeSvg({ ...badge, status });
    const root = parseDocument(svg);
    assert.equal(root.name, 'svg');
    assert.equal(root.attributes['xmlns'], 'http://www.w3.org/2000/svg');
    assert.equal(root.attributes['aria-label'], badge.title);
    assert.equal(root.only('title').text, badge.title);
    assert.doesNotMatch(svg, /<script|href|url\(|@import|@font-face|\son\w+=/);
  });
}

test('statuses have different shapes, without colour', () => {
  const shapes = STATUSES.map(
    (status) => /<g transform[^>]*>(.*)<\/g>/s.exec(createBadgeSvg({ ...badge, status }))?.[1],
  );
  assert.equal(new Set(shapes).size, STATUSES.length);
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

test('words have a contrast of 4.5 to their background, in light and dark', () => {
  for (const status of STATUSES) {
    const svg = createBadgeSvg({ ...badge, status });
    const painted = (paint: string) => {
      const light = new RegExp(`fill="(#\\w+)" class="${paint}"`).exec(svg)?.[1] ?? '';
      const dark = new RegExp(`\\.${paint}\\{fill:(#\\w+)`).exec(svg)?.[1] ?? '';
      return [light, dark];
    };
    const [ground, sheet, ink, word] = ['ground', 'sheet', 'ink', 'status'].map(painted);
    for (const [at, theme] of ['light', 'dark'].entries()) {
      assert.ok(contrast(ground?.[at] ?? '', ink?.[at] ?? '') >= 4.5, `${status} ${theme} label`);
      assert.ok(contrast(sheet?.[at] ?? '', word?.[at] ?? '') >= 4.5, `${status} ${theme} words`);
    }
  }
});

test('a badge is light by its attributes and dark by its style', () => {
  const svg = createBadgeSvg(badge);
  assert.ok(svg.includes(`fill="${COLOURS.light.status.accepted}"`));
  assert.match(svg, /prefers-color-scheme:dark\)\{[^<]*\.status\{fill:#63c990\}/);
});

test('words are inside the badge, each in the width that its text says', () => {
  for (const label of ['A', 'ADR-1234', 'WWWWWWWWWWWW', 'iiiiiiii', '決定記録', 'é'.normalize('NFD')]) {
    const root = parseDocument(createBadgeSvg({ ...badge, label, words: 'superseded by ADR-31 and ADR-32' }));
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

test('a long name is cut between whole characters', () => {
  const svg = createBadgeSvg({ ...badge, label: '🚀'.repeat(80) });
  const [label] = everything(parseDocument(svg)).filter(({ name }) => name === 'text');
  assert.equal(label?.text, `${'🚀'.repeat(47)}…`);
});

test('hostile words stay words', () => {
  const words = '</text><script>alert(1)</script> & "x" \u0000\ud800';
  const root = parseDocument(createBadgeSvg({ ...badge, label: words, title: words }));
  assert.deepEqual(
    everything(root).filter(({ name }) => name === 'script'),
    [],
  );
  assert.match(root.only('title').text, /<script>alert\(1\)<\/script> & "x"/);
});

test('wide letters are wider than narrow ones, and combining characters have no width', () => {
  assert.ok(measureBadgeWidth('WWW', 12) > measureBadgeWidth('iii', 12) * 3);
  assert.equal(measureBadgeWidth('e\u0301', 12), measureBadgeWidth('e', 12));
  assert.equal(measureBadgeWidth('ADR-12', 12), 42.7);
});
