import type { UserConfig } from 'vite';
import { WEB } from './paths.ts';
import { release, WORKER } from './release.ts';

/** Builds the worker of the page in `dist`, which must be complete. */
export function workerConfig(dist: string): UserConfig {
  return {
    root: WEB,
    publicDir: false,
    plugins: [release(dist)],
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: `${WEB}/src/entry/worker/service-worker.ts`,
        // A script, not a module: not every browser that has workers runs modules in them.
        output: { format: 'iife', entryFileNames: WORKER },
      },
    },
  };
}
