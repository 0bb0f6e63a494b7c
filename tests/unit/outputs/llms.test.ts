import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownToMdast } from 'satteri';
import { listLlmsFiles } from '../../../src/outputs/llms.ts';
import type { RecordEntry } from '../../../src/site/types.ts';
import { entry, relation, siteLog } from '../site/entries.ts';
import { outputInput } from './input.ts';
import { createParts, createPassage } from './parts.ts';

const queue = entry({
  id: 'adr/0012-queue.md',
  number: 12,
  title: 'Use a queue',
  permalink: '/adr/12/',
  summary: 'Files wait in a queue.',
  effectiveStatus: 'no longer in force',
  currentStatus: 'superseded',
  inForceNow: ['adr/0031-stream.md'],
});
const stream = entry({
  id: 'adr/0031-stream.md',
  number: 31,
  title: 'Use a stream',
  permalink: '/adr/31/',
  date: '2025-03-04',
  summary: 'Files flow.',
  relations: [relation('amended-by', 'adr/0040-limit.md')],
});
const limit = entry({
  id: 'adr/0040-limit.md',
  number: 40,
  title: 'Limit',
  permalink: '/adr/40/',
  effectiveStatus: 'pending',
});

const ANATOMY = createParts({
  decision: [createPassage('We use *one* stream.')],
  consequences: {
    positive: [createPassage('Fast\nand simple')],
    negative: [],
    neutral: [],
    risks: [{ ...createPassage('It runs dry'), mitigation: createPassage('A tank') }],
    general: [createPassage('Everything flows.')],
  },
});

function texts(records: RecordEntry[], site = {}): { index: string; full: string } {
  const input = outputInput({ log: siteLog(records), getParts: () => ANATOMY, site });
  const [index = '', full = ''] = listLlmsFiles(input).map(({ make }) => String(make()));
  return { index, full };
}

interface Node {
  type: string;
  depth?: number;
  value?: string;
  url?: string;
  children?: Node[];
}
const words = ({ value, children = [] }: Node): string => value ?? children.map(words).join('');
const blocks = (text: string): Node[] => (markdownToMdast(text) as unknown as Node).children ?? [];

test('llms.txt has the shape that its convention asks for', () => {
  const found = blocks(texts([queue, stream, limit]).index);
  assert.deepEqual(
    found.map(({ type, depth }) => (depth === undefined ? type : `${type} ${depth}`)),
    ['heading 1', 'blockquote', 'paragraph', 'heading 2', 'list', 'heading 2', 'list', 'heading 2', 'list'],
  );
  for (const list of found.filter(({ type }) => type === 'list')) {
    for (const item of list.children ?? []) assert.equal(item.children?.[0]?.children?.[0]?.type, 'link');
  }
});

test('what is in force comes first, what is closed last as optional, with what applies instead', () => {
  const { index } = texts([queue, stream, limit]);
  assert.deepEqual(index.match(/^## .*/gm), ['## In force', '## Pending', '## Optional']);
  assert.match(
    index,
    /- \[31 Use a stream\]\(https:\/\/decisions\.example\.com\/docs\/adr\/31\.md\): 4 March 2025 – Files flow\.\n/,
  );
  assert.match(
    index,
    /\[12 Use a queue\].*: Superseded · In force now: 31 Use a stream – Files wait in a queue\./,
  );
});

test('the full text lists what is in force with its consequences, and what it leaves out', () => {
  const { full } = texts([queue, stream, limit]);
  assert.deepEqual(full.match(/^##+ .*/gm), ['## 31 Use a stream', '### Decision', '### Consequences']);
  assert.match(full, /- Status: Accepted\n- Date: 4 March 2025\n- Amended by 40 Limit\n- URL: https:/);
  assert.match(full, /We use \*one\* stream\./);
  assert.match(
    full,
    /Everything flows\.\n\n- Positive: Fast\n {2}and simple\n- Risk: It runs dry\n {2}Mitigation: A tank/,
  );
  assert.match(full, /2 decisions that are not in force are not included/);
});

test('hostile titles stay words on their line', () => {
  const hostile = `](/evil) ]]> <script> & \0 \uD800\n## Not a heading\n- [x](y)`;
  const { index, full } = texts([{ ...stream, title: hostile, summary: hostile }], {
    title: hostile,
    description: hostile,
  });
  const found = blocks(index);
  assert.deepEqual(
    found.map(({ type }) => type),
    ['heading', 'blockquote', 'paragraph', 'heading', 'list'],
  );
  const [item] = found.at(-1)?.children ?? [];
  const links = item?.children?.[0]?.children?.filter(({ type }) => type === 'link') ?? [];
  assert.deepEqual(
    links.map(({ url }) => url),
    ['https://decisions.example.com/docs/adr/31.md'],
  );
  assert.match(words(found[0] as Node), /<script>/);
  assert.doesNotMatch(index, /(?<!\\)<script/);
  assert.equal(full.match(/^## /gm)?.length, 1);
});

test('an empty log has a text of each kind', () => {
  const { index, full } = texts([]);
  assert.match(index, /^# Decisions of Acme\n\n> What we decided/);
  assert.match(full, /0 decisions in force/);
});
