/** `dev` and `preview` asked for what they must not give, by clients that no browser is. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sourceBin } from '../support/checkout.ts';
import { eventually } from '../support/eventually.ts';
import { buildSite } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

const SECRET = 'not-for-readers';
const RECORD =
  '# 1. Use a queue\n\n## Status\n\nAccepted\n\n## Decision\n\nWe use one. [A file](notes.txt)\n';

interface RunningServer {
  child: ChildProcess;
  port: number;
}
const servers: Record<string, RunningServer> = {};

before(
  async () => {
    const outside = createTempFolder();
    const root = join(outside, 'repository');
    writeFiles(outside, { 'secret.txt': SECRET, 'repository-secret/secret.txt': SECRET });
    writeFiles(root, {
      'docs/adr/0001-use-a-queue.md': RECORD,
      'docs/adr/notes.txt': 'notes',
      'docs/adr/.env': SECRET,
      '.env': SECRET,
      '.git/config': `[core]\n\tsecret = ${SECRET}\n`,
      'package.json': JSON.stringify({ description: SECRET }),
    });
    const site = await buildSite({ root });
    assert.equal(site.code, 0, site.said);
    for (const folder of ['docs/adr', 'site'])
      for (const [name, target] of [
        ['link.txt', join(outside, 'secret.txt')],
        ['folder', outside],
        ['up', '..'],
        ['root', '/'],
      ] as const)
        symlinkSync(target, join(root, folder, name));
    for (const args of [['dev'], ['preview', '--out', 'site']])
      servers[args[0] ?? ''] = await start(root, args);
  },
  { timeout: 180_000 },
);

after(() => {
  for (const { child } of Object.values(servers)) child.kill('SIGKILL');
});

async function start(root: string, args: string[]): Promise<RunningServer> {
  const child = spawn(process.execPath, [sourceBin, ...args, '--host', '127.0.0.1', '--port', '0'], {
    cwd: root,
    env: { ...process.env, XDG_CACHE_HOME: join(root, '.cache'), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
  const port = await eventually(
    'it serves',
    () => Number(/127\.0\.0\.1:(\d+)/.exec(said)?.[1] ?? 0) || null,
    {
      within: 90_000,
    },
  );
  return { child, port };
}

/** Sends bytes as they are; resolves with everything that came back until the connection ended or was silent. */
function send(port: number, request: string | Buffer): Promise<string> {
  return new Promise((done) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setTimeout(20_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => done(answer));
  });
}

const get = (port: number, path: string, headers: string[] = [], method = 'GET'): Promise<string> =>
  send(
    port,
    Buffer.from(
      [
        `${method} ${path} HTTP/1.1`,
        ...(headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: 127.0.0.1:${port}`]),
        ...headers,
        'Connection: close',
        '',
        '',
      ].join('\r\n'),
      'latin1',
    ),
  );

const getStatus = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

/** The ways to write two dots and a slash. */
const DOTS = [
  '..',
  '%2e%2e',
  '.%2e',
  '%2E.',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '..%00',
  '..;',
  '.%00.',
  '\uff0e\uff0e',
  '....',
];
const SLASHES = ['/', '%2f', '%2F', '\\', '%5c', '%255c', '%252f', '//', '/./', '%c0%af', '%u2215'];
const FILES = [
  'secret.txt',
  'repository-secret/secret.txt',
  '.env',
  '.git/config',
  'package.json',
  'docs/adr/.env',
  'etc/passwd',
];

const traversals = [
  ...DOTS.flatMap((dots) =>
    SLASHES.flatMap((slash) =>
      FILES.flatMap((file) =>
        [1, 8].map((depth) => `/${`${dots}${slash}`.repeat(depth)}${file.replaceAll('/', slash)}`),
      ),
    ),
  ),
  ...FILES.flatMap((file) => [
    `/${file}`,
    `//${file}`,
    `/adr/1/../../${file}`,
    `/files/../../${file}`,
    `/pagefind/../../${file}`,
    `/pagefind/..%2f..%2f..%2f${file}`,
    `/pagefind/%2e%2e/${file}`,
    `/_cadre/../${file}`,
    `/link.txt/${file}`,
    `/folder/${file}`,
    `/files/folder/${file}`,
    `/up/${file}`,
    `/root/${file}`,
    `/files/link.txt?${file}`,
    `/${file}%00.html`,
    `/${file}#`,
    `file:///${file}`,
    `http://127.0.0.1/../${file}`,
    `http://evil.example/${file}`,
    `/C:/${file}`,
    `/\\\\127.0.0.1\\c$\\${file}`,
    `/@fs/${file}`,
    `/@fs//etc/passwd`,
    `/__/${file}`,
    `/~/${file}`,
  ]),
  ...[
    '/link.txt',
    '/files/link.txt',
    '/adr/link.txt',
    '/docs/adr/link.txt',
    '/root/etc/passwd',
    '/.cadre-manifest.json/..',
  ],
];

for (const name of ['dev', 'preview'])
  test(`${name} gives out nothing but the site, however it is asked`, { timeout: 240_000 }, async (t) => {
    const { port } = servers[name] as RunningServer;
    const wrong: string[] = [];
    const ask = async (path: string): Promise<void> => {
      const answer = await get(port, path);
      if (answer.includes(SECRET) || /root:.*:0:0:/.test(answer))
        wrong.push(`${path} gave ${answer.slice(0, 200)}`);
      if (![200, 301, 400, 404].includes(getStatus(answer)))
        wrong.push(`${path} answered ${answer.slice(0, 60)}`);
      const location = /^location: (.*)$/im.exec(answer)?.[1]?.trim();
      if (location !== undefined && !/^\/(?![\\/])/.test(location))
        wrong.push(`${path} redirects to ${location}`);
    };
    for (let at = 0; at < traversals.length; at += 40)
      await Promise.all(traversals.slice(at, at + 40).map((path) => ask(path.replaceAll(' ', '%20'))));
    assert.deepEqual(wrong, []);
    t.diagnostic(`${traversals.length} addresses`);
    await stillServes(name);
  });

for (const name of ['dev', 'preview'])
  test(`${name} answers to names of this machine alone, and reads only`, { timeout: 120_000 }, async () => {
    const { port } = servers[name] as RunningServer;
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `localhost.evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      `127.0.0.1@evil.example`,
      `evil.example#localhost`,
      'localhost:1@evil.example',
      '',
      'notlocalhost',
    ]) {
      const answer = await get(port, '/', [`Host: ${host}`]);
      assert.ok([400, 403].includes(getStatus(answer)), `${host}: ${answer.slice(0, 80)}`);
      assert.ok(!answer.includes('Use a queue'), host);
    }
    for (const host of [
      'localhost',
      `localhost:${port}`,
      `127.0.0.1:${port}`,
      `[::1]:${port}`,
      'LOCALHOST',
      'cadre.localhost',
    ])
      assert.equal(getStatus(await get(port, '/', [`Host: ${host}`])), 200, host);
    const twice = await get(port, '/', [`Host: 127.0.0.1:${port}`, 'Host: evil.example']);
    assert.ok([200, 400].includes(getStatus(twice)));
    for (const method of [
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'MKCOL',
      'MOVE',
      'QUERY',
      'LINK',
    ]) {
      const answer = await get(port, '/', ['Content-Length: 0'], method);
      assert.equal(getStatus(answer), 405, `${method}: ${answer.slice(0, 80)}`);
    }
    for (const method of ['CONNECT', 'BREW', 'GET\0', 'get'])
      assert.ok([0, 400, 405].includes(getStatus(await get(port, '/', [], method))), method);
    const head = await get(port, '/', [], 'HEAD');
    assert.equal(getStatus(head), 200);
    assert.match(head, /\r\n\r\n$/);
    for (const header of ['x-content-type-options: nosniff']) assert.ok(head.toLowerCase().includes(header));
    assert.doesNotMatch(head, /access-control-allow/i);
  });

test('the reload channel is open to pages of this server alone', { timeout: 60_000 }, async () => {
  const { port } = servers['dev'] as RunningServer;
  for (const origin of [
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'http://203.0.113.5',
    'https://localhost.evil.example',
    'x',
  ])
    assert.equal(getStatus(await get(port, '/_cadre/reload', [`Origin: ${origin}`])), 403, origin);
  const own = connect(port, '127.0.0.1');
  own.write(
    `GET /_cadre/reload HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\n\r\n`,
  );
  const [first] = (await new Promise((done) => own.once('data', (chunk) => done([chunk])))) as [Buffer];
  own.destroy();
  assert.match(first.toString(), /^HTTP\/1\.1 200[\s\S]*text\/event-stream/);
});

for (const name of ['dev', 'preview'])
  test(`${name} survives invalid requests, and thousands of connections`, {
    timeout: 240_000,
  }, async (t) => {
    const { port, child } = servers[name] as RunningServer;
    const noise: (string | Buffer)[] = [
      '\0'.repeat(10_000),
      Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
      'GET / HTTP/9.9\r\n\r\n',
      'GET /\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: localhost\r\n${'X: y\r\n'.repeat(5000)}\r\n`,
      `GET / HTTP/1.1\r\nHost: ${'a'.repeat(100_000)}\r\n\r\n`,
      'GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nzzzz',
      'GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    ];
    await Promise.all(
      noise.map((bytes) => Promise.race([send(port, bytes), new Promise((done) => setTimeout(done, 3000))])),
    );
    for (const length of [1000, 10_000, 15_000, 100_000, 1_000_000])
      for (const part of ['a', '/', '%41', '../', '%2e%2e/', '?a=', '//']) {
        const answer = await get(port, `/${part.repeat(Math.ceil(length / part.length))}`);
        // a connection that is closed while its request is still being sent has no answer
        assert.ok(
          [0, 200, 301, 400, 404, 414, 431].includes(getStatus(answer)),
          `${part} ${length}: ${answer.slice(0, 60)}`,
        );
      }
    await stillServes(name);
    const COUNT = 3000;
    const sockets: Socket[] = [];
    for (let at = 0; at < COUNT; at++) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      const path = name === 'dev' && at % 2 === 0 ? '/_cadre/reload' : '/adr/1/';
      // some say nothing, some half of a request, some all of it
      if (at % 3 > 0)
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${at % 3 === 1 ? '\r\n' : ''}`);
      sockets.push(socket);
      if (at % 200 === 0) await new Promise((done) => setTimeout(done, 10));
    }
    await stillServes(name);
    for (const socket of sockets) socket.destroy();
    await stillServes(name);
    assert.equal(child.exitCode, null);
    t.diagnostic(`${noise.length + 35} requests that are no requests, ${COUNT} connections at once`);
  });

async function stillServes(name: string): Promise<void> {
  const answer = await get((servers[name] as RunningServer).port, '/adr/1/');
  assert.equal(getStatus(answer), 200, name);
  assert.ok(answer.includes('Use a queue'));
}
