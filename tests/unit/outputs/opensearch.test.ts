import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { listOpensearch } from '../../../src/outputs/search.ts';
import type { SiteInfo } from '../../../src/site/types.ts';
import { outputInput } from './input.ts';

const described = (site: Partial<SiteInfo> = {}): XmlElement => {
  const [output] = listOpensearch(outputInput({ site }));
  assert.equal(output?.path, '/opensearch.xml');
  const { root } = parseXml(String(output?.make()));
  assert.ok(root);
  return root;
};
const children = (root: XmlElement, name: string) =>
  root.children.filter((child): child is XmlElement => 'name' in child && child.name === name);
const text = (root: XmlElement, name: string) => children(root, name)[0]?.text ?? '';

test('a browser learns how to ask the search, below the base', () => {
  const [search] = children(described(), 'Url');
  assert.equal(search?.attributes['template'], 'https://decisions.example.com/docs/search/?q={searchTerms}');
  assert.equal(search?.attributes['type'], 'text/html');
});

test('names keep the lengths that are allowed, whole words and whole characters', () => {
  assert.equal(text(described(), 'ShortName'), 'Decisions of');
  assert.equal(text(described({ title: '😀'.repeat(30) }), 'ShortName'), '😀'.repeat(16));
});

test('is well-formed with any title', () => {
  const root = described({ title: 'R&D <b>"x"</b>', description: ']]> & \u0000 nothing' });
  assert.equal(text(root, 'LongName'), 'R&D <b>"x"</b>');
});

test('there is none if the site URL is not known', () => {
  assert.deepEqual(listOpensearch(outputInput({ site: { site: null } })), []);
});
