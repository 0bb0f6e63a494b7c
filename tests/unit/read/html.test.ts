import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHtmlHeading, readHtmlLines } from '../../../src/read/html.ts';

const rows = (value: string) => readHtmlLines({ type: 'html', value }).map(({ text }) => text);

test('a block of HTML reads as its rows, without tags and what they strike out', () => {
  assert.deepEqual(rows('<p>Status: <s>Proposed</s> <DEL class="x">a<b></DEL>Accepted</p>'), [
    'Status: Accepted',
  ]);
  assert.deepEqual(rows('<table><tr><td>Status</td><td>Open &amp; new</td></tr></table>'), [
    'Status: Open & new',
  ]);
  assert.deepEqual(rows('<style>p { top: 0 }</style><!-- a --> b <!-- c'), ['b']);
});

test('an element that is never closed hides nothing', () => {
  assert.deepEqual(rows('</s> <s> <del>x</del> y'), ['y']);
  assert.deepEqual(rows('a <s> b'), ['a b']);
});

test('the heading of a block is the text of its first h1 or h2', () => {
  assert.equal(
    findHtmlHeading({ type: 'html', value: '<h1 align="center">Sort <b>bins</b></h1>' }),
    'Sort bins',
  );
  assert.equal(findHtmlHeading({ type: 'html', value: '<h1>Sort bins' }), null);
});
