import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLastChange } from '../../../src/outputs/sitemap.ts';
import { change } from './log.ts';

const stated = { date: '2024-05-01', updated: '2024-06-01' };

test('git knows the last change best', () => {
  assert.equal(findLastChange(stated, { lastChanged: change('2024-07-02') }), '2024-07-02');
  assert.equal(findLastChange(stated, { lastChanged: null }), '2024-06-01');
  assert.equal(findLastChange(stated, { lastChanged: change(null) }), '2024-06-01');
});

test('without git it is the later of the dates that the record states', () => {
  assert.equal(findLastChange(stated, null), '2024-06-01');
  assert.equal(findLastChange({ date: '2024-07', updated: '2024-06-01' }, null), '2024-07');
  assert.equal(findLastChange({ date: '2024-07', updated: null }, null), '2024-07');
  assert.equal(findLastChange({ date: null, updated: null }, null), null);
});
