import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { logoAsset } from '../../../src/build/logo.ts';
import { tempFolder } from '../../support/temp.ts';

test('a logo that changes has a new address, so that caches may keep the old one', () => {
  const folder = tempFolder();
  const logo = join(folder, 'Brand.SVG');
  const addresses = ['<svg/>', '<svg></svg>'].map((text) => {
    writeFileSync(logo, text);
    const { address, outputs, fileAt } = logoAsset({ logo });
    assert.match(address ?? '', /^\/files\/[\da-f]{10}\/logo\.svg$/);
    assert.deepEqual(
      outputs().map(({ path, make }) => [path, String(make())]),
      [[address, text]],
    );
    assert.equal(fileAt(address ?? ''), logo);
    return address;
  });
  assert.notEqual(addresses[0], addresses[1]);
});

test('a logo elsewhere is used where it is', () => {
  assert.equal(logoAsset({ logo: 'https://example.com/l.svg' }).address, 'https://example.com/l.svg');
  assert.equal(logoAsset({ logo: null }).address, null);
});
