import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server under test listens, with a slash at the end. */
    readonly baseUrl: string;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_ATTEMPTS = 100;
const PAUSE_MS = 100;

/** Starts the real server on a free port for all tests; stops it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { baseUrl, stop } = await startServer();
  project.provide('baseUrl', baseUrl);
  return stop;
}

/** Starts the real server, gunicorn from the environment without TensorFlow, on a free port, with some settings of its own. */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ baseUrl: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const server = spawn(
    `${ROOT}/.venv/serve/bin/gunicorn`,
    ['--config', 'server/gunicorn.conf.py', 'server:create_app()'],
    {
      cwd: ROOT,
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...settings },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const baseUrl = `http://127.0.0.1:${port}/`;
  if (!(await answers(`${baseUrl}healthz`, () => server.exitCode === null))) {
    server.kill();
    throw new Error(`the server did not start:\n${log}`);
  }
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    // Without gunicorn's patience for connections that a browser has left open.
    server.kill('SIGQUIT');
    await once(server, 'exit');
  };
  return { baseUrl, stop };
}

/** Waits until an address answers; false when nobody `isStarting` any more, or it takes too long. */
export async function answers(url: string, isStarting: () => boolean, attempts = START_ATTEMPTS): Promise<boolean> {
  for (let attempt = 0; attempt < attempts && isStarting(); attempt++) {
    const isThere = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return false;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
