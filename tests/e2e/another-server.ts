import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { answers, freePort } from './server';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PYTHON = `${ROOT}/.venv/serve/bin/python`;
/** A tenth of a second each. */
const START_ATTEMPTS = 300;

const running: ChildProcess[] = [];
const folders: string[] = [];

/** Ends, after each test of a file, the servers that it started, and removes its folders. Call it at the top of the file. */
export function useServers(): void {
  afterEach(async () => {
    for (const child of running.splice(0)) await end(child);
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unrolled-'));
  folders.push(folder);
  return folder;
}

/** Starts a command that listens on a port, and waits until `url` answers. */
export async function start(
  command: readonly string[],
  url: string,
  environment: Record<string, string> = {},
): Promise<ChildProcess> {
  const [program, ...rest] = command;
  const child = spawn(program!, rest, { cwd: ROOT, env: { ...process.env, ...environment }, stdio: 'ignore' });
  running.push(child);
  const isUp = await answers(url, () => child.exitCode === null, START_ATTEMPTS);
  if (!isUp) throw new Error(`${command.join(' ')} did not start`);
  return child;
}

/** Starts the server itself, with these settings. */
export async function serve(settings: Record<string, string> = {}): Promise<{ url: string; process: ChildProcess }> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}/`;
  const process = await start([PYTHON, '-m', 'server'], `${url}healthz`, {
    PORT: port,
    WEB_CONCURRENCY: '1',
    ...settings,
  });
  return { url, process };
}

/** Writes the folder for static hosts, some way below `root`, and serves `root` as a host does that knows only files. */
export async function serveFolder(): Promise<{ url: string; root: string; process: ChildProcess }> {
  const root = newFolder();
  const site = spawn(PYTHON, ['-m', 'server.static_site', join(root, 'some', 'path')], { cwd: ROOT, stdio: 'ignore' });
  const [code] = (await once(site, 'exit')) as [number];
  if (code !== 0) throw new Error(`server.static_site ended with ${code}`);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}/some/path/`;
  const host = [PYTHON, '-m', 'http.server', port, '--bind', '127.0.0.1', '--directory', root];
  return { url, root, process: await start(host, url) };
}

/** Ends a server at once, idle connections of browsers or not; afterwards nothing listens on its port. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGQUIT');
  await once(child, 'exit');
}
