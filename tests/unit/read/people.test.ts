import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record } from './reading.ts';

const head = (line: string) =>
  record(`# 12. Use a queue\n\n- Status: accepted\n- ${line}\n\n## Context\n\nFiles are large.\n`);
const deciders = (names: string) => head(`Deciders: ${names}`).deciders.map(({ value }) => value);
const tags = (words: string) => head(`Tags: ${words}`).tags.map(({ value }) => value);
const tickets = (words: string) => head(`Ticket: ${words}`).tickets.map(({ value }) => value.text);

const PEOPLE: [string, string[]][] = [
  [
    'Ada Brook <ada@post.example>; Bo Chen [bo@post.example](mailto:bo@post.example)',
    ['Ada Brook', 'Bo Chen'],
  ],
  ['Ada Brook (ada@post.example), Bo Chen – bo@post.example', ['Ada Brook', 'Bo Chen']],
  ['ada.brook@post.example', ['ada.brook']],
  ['Ada Brook ada [at] post.example', ['Ada Brook']],
  ['@ada, @bo-chen (Bo Chen)', ['ada', 'Bo Chen']],
  ['Ada Brook (second draft), Bo Chen (abstained)', ['Ada Brook', 'Bo Chen']],
  ['Ada Brook, Principal engineer', ['Ada Brook']],
  ['Ada Brook: CTO', ['Ada Brook']],
  ['Data: Ada Brook', ['Ada Brook']],
  ['Weekly sync 2024-05-01', []],
  ['Not recorded', []],
  ['Platform lead: Ada Brook, Product owner: to be hired', ['Ada Brook']],
  ['Approved by Ada Brook and Bo Chen', ['Ada Brook', 'Bo Chen']],
  ['Ada Brook on 2024-02-01', ['Ada Brook']],
  ['Ada van den Brook and María de la Luz', ['Ada van den Brook', 'María de la Luz']],
  ['Will Brook, Can Chen, Petra Lead', ['Will Brook', 'Can Chen', 'Petra Lead']],
  ['Open Source Office, Team Red', ['Open Source Office', 'Team Red']],
  ['陈波、林一', ['陈波', '林一']],
];

for (const [names, people] of PEOPLE)
  test(`"${names}" are ${people.length}: ${people.join(', ')}`, () =>
    assert.deepEqual(deciders(names), people));

for (const names of [
  'Head of Data',
  'CTO',
  'Pending',
  'Pending a vote of the board',
  'to be named in spring',
  'Weekly architecture meeting, 2024-02-01',
  'Sprint 12 review',
  'everyone who was there agreed, see the minutes',
  'split — prices are for the shop to set, the rest was clear',
])
  test(`"${names}" is nobody`, () => assert.deepEqual(deciders(names), []));

test('an address is shown nowhere among the facts, not even as its raw text', () => {
  const read = head('Deciders: Ada Brook <ada@post.example>');
  assert.ok(!JSON.stringify(read.deciders).includes('post.example'));
  assert.equal(read.factLines.length, 1);
});

test('words after separators are tags of their own; punctuation inside a tag stays', () => {
  assert.deepEqual(tags('#files #queue #cost'), ['files', 'queue', 'cost']);
  assert.deepEqual(tags('#files, #queue'), ['files', 'queue']);
  assert.deepEqual(tags('f#, c++, large files'), ['f#', 'c++', 'large files']);
});

test('a tag that only repeats the status is left out; other tags stay', () => {
  const front = (list: string) =>
    record(`---\nstatus: accepted\ntags: [${list}]\n---\n\n# Keep\n`).tags.map(({ value }) => value);
  assert.deepEqual(front('Accepted, storage'), ['storage']);
  assert.deepEqual(front('draft, review board'), ['draft', 'review board']);
});

for (const words of [
  '(n/a)',
  'TBD (ask Bo)',
  'To be created',
  '[JIRA-key]',
  '#{number} - {title}',
  'Issue link',
  '§ 4.2 Sizes',
  '[Sizes](#sizes)',
  'see ADR-0004',
])
  test(`"${words}" is not a ticket`, () => assert.deepEqual(tickets(words), []));

test('keys, numbers, links and stories in words are tickets', () => {
  assert.deepEqual(tickets('[The story](https://github.com/acme/shop/issues/3), PAY-4 and #5'), [
    'The story',
    'PAY-4',
    '#5',
  ]);
  assert.deepEqual(tickets('Send files of any size'), ['Send files of any size']);
});
