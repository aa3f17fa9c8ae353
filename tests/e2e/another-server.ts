import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PYTHON = `${ROOT}/.venv/serve/bin/python`;
const START_MS = 30_000;

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
  const answers = (): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers, { timeout: START_MS }).toBe(true);
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

/** Ends a server; afterwards nothing listens on its port. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
