/** Real servers, where the machine has them, each with the configuration that docs/hosting.md offers. */
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { eventually } from './eventually.ts';
import { exec } from './exec.ts';
import { findFreePort } from './free-port.ts';
import { listOffered } from './hosting-page.ts';
import { createTempFolder, writeFiles } from './temp.ts';

export interface WebServer {
  /** The heading of its configuration in docs/hosting.md, and the language of that. */
  name: string;
  language: string;
  /** What the program is called, here or there. */
  programs: string[];
  /** The configuration around the offered part, for a run by anybody in a folder of their own. */
  around: (offered: string, folder: string) => string;
  args: (config: string, folder: string) => string[];
}

const APACHE_MODULES = ['/usr/lib/apache2/modules', '/usr/lib/httpd/modules', '/usr/libexec/apache2'];

export const WEB_SERVERS: readonly WebServer[] = [
  {
    name: 'nginx',
    language: 'nginx',
    programs: ['nginx'],
    around: (server, folder) => `daemon off; pid ${folder}/pid; error_log stderr;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
  types { text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; font/woff2 woff2; }
  ${server}
}
`,
    args: (config, folder) => ['-p', folder, '-e', 'stderr', '-c', config],
  },
  {
    name: 'Apache',
    language: 'apache',
    programs: ['apache2', 'httpd'],
    around: (host, folder) => {
      const from = process.env['APACHE_MODULES'] ?? APACHE_MODULES.find((path) => existsSync(path));
      const modules = ['mpm_event', 'unixd', 'authz_core', 'dir', 'headers', 'mime'].filter((name) =>
        existsSync(join(from ?? '', `mod_${name}.so`)),
      );
      return `ServerRoot "${folder}"
PidFile pid
ErrorLog error.log
${modules.map((name) => `LoadModule ${name}_module ${from}/mod_${name}.so`).join('\n')}
TypesConfig mime.types
Listen ${/VirtualHost \*:(\d+)/.exec(host)?.[1]}
${process.getuid?.() === 0 ? 'User nobody' : ''}
${host}`;
    },
    args: (config) => ['-X', '-f', config],
  },
  {
    name: 'Caddy',
    language: 'caddyfile',
    programs: ['caddy'],
    around: (site) => `{\n\tadmin off\n}\n${site}`,
    args: (config) => ['run', '--adapter', 'caddyfile', '--config', config],
  },
];

/** Where its program is; null if the machine has none. */
export function findProgram({ programs }: WebServer): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  const paths = folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Starts a server over a folder, as docs/hosting.md says. */
export async function startServer(server: WebServer, program: string, root: string) {
  const folder = createTempFolder();
  const port = await findFreePort();
  const text = listOffered(server.name, server.language)
    .replaceAll('/srv/decisions', root)
    .replaceAll('8080', `${port}`);
  writeFiles(folder, { config: server.around(text, folder), 'mime.types': 'text/html html\ntext/css css\n' });
  let child: ChildProcess | undefined;
  const run = exec(program, server.args(join(folder, 'config'), folder), {
    env: { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    started: (process) => {
      child = process;
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  const ended = run.then(({ stderr }) => Promise.reject(new Error(`${server.name} ended: ${stderr}`)));
  const stop = async (): Promise<void> => {
    ended.catch(() => {});
    child?.kill();
    await run;
  };
  try {
    await Promise.race([ended, eventually(`${server.name} answers`, async () => (await fetch(origin)).ok)]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, stop };
}
