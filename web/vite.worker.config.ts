import { defineConfig, mergeConfig } from 'vite';
import { compress } from './build/compress.ts';
import { DIST } from './build/paths.ts';
import { workerConfig } from './build/worker.ts';

/** The last step of the build: the worker lists, by hash, what the steps before have made; then everything is compressed. */
export default defineConfig(mergeConfig(workerConfig(DIST), { plugins: [compress(DIST)] }));
