import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { INDEX, type Release } from '../src/entry/worker/release.ts';

/** The service worker's file. It lies at the root, because a worker controls only its own folder, and its name never changes. */
export const WORKER = 'service-worker.js';
const MODULE = 'virtual:release';
/** As `DEFAULT_MODEL` in the page. */
const DEFAULT_MODEL = 'gru';
/** 128 bits tell any two files apart. */
const DIGITS = 32;
const NAME_DIGITS = 12;
/** Files that the page fetches: not type declarations, READMEs or compressed copies. */
const WANTED = /\.(js|css|json|bin|txt|svg|png|webmanifest|wasm|webp|woff2)$/;

/** Lists every file of a built page that a visitor may need offline. */
export function releaseOf(dist: string): Release {
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path === INDEX || (WANTED.test(path) && path !== WORKER))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')) && statSync(join(dist, path)).isFile())
    .sort();
  const files = Object.fromEntries(
    paths.map((path) => [path, sha256(readFileSync(join(dist, path))).slice(0, DIGITS)]),
  );
  return {
    name: sha256(JSON.stringify(files)).slice(0, NAME_DIGITS),
    files,
    first: paths.filter((path) => isFetchedAhead(path, dist)),
  };
}

/** The page itself, the default network, and unlisted networks, which figures of the essay read. */
function isFetchedAhead(path: string, dist: string): boolean {
  const id = /^models\/([^/]+)\//.exec(path)?.[1];
  if (id === undefined || id === DEFAULT_MODEL) return true;
  const card = join(dist, 'models', id, 'card.json');
  return existsSync(card) && (JSON.parse(readFileSync(card, 'utf8')) as { listed?: boolean }).listed === false;
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Provides the list to the worker as `import release from 'virtual:release'`. */
export function release(dist: string): Plugin {
  return {
    name: 'unrolled:release',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(releaseOf(dist))};` : null),
  };
}
