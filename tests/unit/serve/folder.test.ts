import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { UserError } from '../../../src/config/user-error.ts';
import { serveFolder } from '../../../src/serve/static-server.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';

let server: Awaited<ReturnType<typeof serveFolder>>;
let port = 0;

before(async () => {
  const root = createTempFolder();
  writeFiles(root, {
    'secret.txt': 'secret',
    'site/index.html': 'front',
    'site/404.html': 'missing',
    'site/adr/1/index.html': 'one',
    'site/adr/größe & co.svg': '<svg/>',
  });
  symlinkSync(join(root, 'secret.txt'), join(root, 'site/link.txt'));
  server = await serveFolder({ folder: join(root, 'site'), base: '/base/', port: 0, host: '127.0.0.1' });
  port = Number(new URL(server.url).port);
});

after(() => server.stop());

/** The path is sent as it is: fetch would tidy it up. */
function get(path: string, method = 'GET') {
  return new Promise<{ status: number; text: string; type: string; location: string }>((done, fail) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        const { 'content-type': type = '', location = '' } = response.headers;
        done({ status: response.statusCode ?? 0, text, type, location });
      });
    })
      .on('error', fail)
      .end();
  });
}

test('folders answer with their index, files with their type', async () => {
  assert.deepEqual(await get('/base/'), {
    status: 200,
    text: 'front',
    type: 'text/html; charset=utf-8',
    location: '',
  });
  assert.equal((await get('/base/adr/1/?q=1')).text, 'one');
  assert.equal((await get('/base/adr/gr%C3%B6%C3%9Fe%20&%20co.svg')).type, 'image/svg+xml');
});

test('a folder without its slash redirects to the one with it', async () => {
  assert.equal((await get('/base/adr/1?q=1')).location, '/base/adr/1/?q=1');
  assert.equal((await get('/base')).location, '/base/');
  assert.equal((await get('/')).location, '/base/');
});

test('a base in any script is found as browsers ask for it', async () => {
  const folder = createTempFolder();
  writeFiles(folder, { 'index.html': 'front' });
  const other = await serveFolder({ folder, base: '/größe/', port: 0, host: '127.0.0.1' });
  try {
    const page = await fetch(new URL('/', other.url));
    assert.deepEqual([new URL(page.url).pathname, await page.text()], ['/gr%C3%B6%C3%9Fe/', 'front']);
  } finally {
    await other.stop();
  }
});

test('what is not there answers 404 with the page of the site', async () => {
  for (const path of ['/base/nope', '/nope', '/base/adr/', '/base/%E0%A4%A', '/base/index.html/']) {
    const { status, text } = await get(path);
    assert.deepEqual({ status, text }, { status: 404, text: 'missing' }, path);
  }
});

test('nothing outside the folder is given out', async () => {
  for (const path of [
    '/base/../secret.txt',
    '/base/%2e%2e/secret.txt',
    '/base/..%2fsecret.txt',
    '/base/..%5csecret.txt',
    '/base/link.txt',
    '/base/index.html%00.txt',
    '//base/../../secret.txt',
  ]) {
    const { status, text } = await get(path);
    assert.equal(status, 404, path);
    assert.ok(!text.includes('secret'), path);
  }
});

test('only reading is allowed', async () => {
  assert.equal((await get('/base/', 'POST')).status, 405);
  assert.deepEqual(await get('/base/', 'HEAD'), {
    status: 200,
    text: '',
    type: 'text/html; charset=utf-8',
    location: '',
  });
});

test('a port that is taken is answered with what to do', async () => {
  const taken = serveFolder({ folder: createTempFolder(), base: '/', port, host: '127.0.0.1' });
  await assert.rejects(taken, (error: unknown) => {
    assert.ok(error instanceof UserError);
    assert.match(error.message, /another program uses this port/);
    assert.match(error.hint, /--port/);
    return true;
  });
});
