import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { INDEX, type Release } from '../src/worker/release.ts';

/** The worker's own file: it stands at the root, because a worker speaks for the folder it lies in, and keeps its name. */
export const WORKER = 'service-worker.js';
const MODULE = 'virtual:release';
/** As `DEFAULT_MODEL` in the page. */
const DEFAULT_MODEL = 'gru';
/** 128 bits tell any two files apart. */
const DIGITS = 32;
const NAME_DIGITS = 12;
/** What the page asks for; types, model cards for people and compressed copies it does not. */
const WANTED = /\.(js|css|json|bin|txt|svg|png|webmanifest|wasm|webp|woff2)$/;

/** Everything in a built page that a visitor without a connection needs, or may come to need. */
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

/** All of the page itself; of the networks the first one, and those that no visitor chooses: figures of the story read them. */
function isFetchedAhead(path: string, dist: string): boolean {
  const id = /^models\/([^/]+)\//.exec(path)?.[1];
  if (id === undefined || id === DEFAULT_MODEL) return true;
  const card = join(dist, 'models', id, 'card.json');
  return existsSync(card) && (JSON.parse(readFileSync(card, 'utf8')) as { listed?: boolean }).listed === false;
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Gives the worker the list of its release: `import release from 'virtual:release'`. */
export function release(dist: string): Plugin {
  return {
    name: 'unrolled:release',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(releaseOf(dist))};` : null),
  };
}
