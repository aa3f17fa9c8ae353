import { fileURLToPath } from 'node:url';

/** Folders of the build, found from this file. */
export const WEB = fileURLToPath(new URL('..', import.meta.url));
export const DIST = fileURLToPath(new URL('../dist', import.meta.url));
export const LIBRARY = fileURLToPath(new URL('../src/lib.ts', import.meta.url));
export const ELEMENT = fileURLToPath(new URL('../src/entry/element/define.ts', import.meta.url));
export const READER = fileURLToPath(new URL('../src/network/many/worker.ts', import.meta.url));
export const BUILT_LIBRARY = fileURLToPath(new URL('../dist/lib/unrolled.js', import.meta.url));
