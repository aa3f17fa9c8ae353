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

/** Starts the real server, gunicorn from the environment without TensorFlow, on a free port; stops it after the tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const server = spawn(
    `${ROOT}/.venv/serve/bin/gunicorn`,
    ['--config', 'server/gunicorn.conf.py', 'server:create_app()'],
    {
      cwd: ROOT,
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const baseUrl = `http://127.0.0.1:${port}/`;
  for (let attempt = 0; ; attempt++) {
    const isAlive = await fetch(`${baseUrl}healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isAlive) break;
    if (attempt === START_ATTEMPTS || server.exitCode !== null) {
      server.kill();
      throw new Error(`the server did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  project.provide('baseUrl', baseUrl);
  return async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
