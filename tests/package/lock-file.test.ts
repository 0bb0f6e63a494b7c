/** The lock file must serve `npm ci` on every system, whatever system it was last written on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../support/checkout.ts';

interface Lock {
  packages: Record<
    string,
    {
      optionalDependencies?: Record<string, string>;
      resolved?: string;
      hasInstallScript?: boolean;
      dev?: boolean;
    }
  >;
}

const { packages } = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')) as Lock;

test('the lock file holds the binaries of every system, or `npm ci` refuses it', () => {
  const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`${at}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
    ),
  );
  assert.deepEqual(missing, []);
});

test('the lock file names no registry, so that each machine uses its own', () => {
  assert.deepEqual(
    Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined),
    [],
  );
});

test('an install runs no script, neither of ours nor of a dependency', () => {
  const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const atInstall = /^(?:pre|post)?(?:install|prepare)$|^prepublish$|^dependencies$/;
  assert.deepEqual(
    Object.keys(scripts).filter((name) => atInstall.test(name)),
    [],
  );
  assert.deepEqual(
    Object.entries(packages)
      .filter(([, { hasInstallScript = false, dev = false }]) => hasInstallScript && !dev)
      .map(([at]) => at),
    [],
  );
});
