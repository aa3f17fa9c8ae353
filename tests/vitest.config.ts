import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { assembly } from '../web/build/assembly.ts';
import { LIBRARY } from '../web/build/paths.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Only for what hangs: a busy machine may be slow. */
const WEB_TIMEOUT_MS = 60_000;
const E2E_TIMEOUT_MS = 60_000;
/** How long a page may take to show what a test waits for. */
const E2E_PATIENCE = { poll: { timeout: 30_000 } };
/** A browser and its page are busy by turns, and wait for each other: two do in the time of one and a half. */
const E2E_BROWSERS = Math.min(2, availableParallelism());
const BENCH_TIMEOUT_MS = 600_000;

export default defineConfig({
  root: here('..'),
  test: {
    tags: [{ name: 'smoke', description: 'A main path of the page, once. The rest of e2e is the matrix around it.' }],
    projects: [
      {
        plugins: [svelte({ configFile: here('../web/svelte.config.js') }), assembly()],
        resolve: {
          alias: [{ find: /^unrolled$/, replacement: LIBRARY }],
        },
        test: {
          name: 'web',
          testTimeout: WEB_TIMEOUT_MS,
          root: here('..'),
          include: ['tests/web/**/*.test.ts'],
          exclude: ['tests/web/stock/**'],
        },
      },
      {
        // The whole of TensorFlow.js, as its makers ship it: the reference.
        plugins: [assembly()],
        test: { name: 'stock', root: here('..'), include: ['tests/web/stock/**/*.test.ts'] },
      },
      {
        test: {
          name: 'e2e',
          root: here('..'),
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [here('e2e/server.ts')],
          testTimeout: E2E_TIMEOUT_MS,
          hookTimeout: E2E_TIMEOUT_MS,
          expect: E2E_PATIENCE,
          maxWorkers: E2E_BROWSERS,
          // A worker keeps Playwright from one file to the next: loading it takes longer than many a test.
          isolate: false,
          // After the other projects, where several are run together.
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [assembly()],
        test: {
          name: 'bench',
          root: here('..'),
          include: ['tests/bench/**/*.bench.ts'],
          globalSetup: [here('e2e/server.ts')],
          testTimeout: BENCH_TIMEOUT_MS,
          hookTimeout: E2E_TIMEOUT_MS,
          expect: E2E_PATIENCE,
          // What is measured has the machine for itself.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
