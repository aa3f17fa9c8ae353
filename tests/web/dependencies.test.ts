import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../web/src', import.meta.url));

/**
 * What a room may import from, itself apart. The arrows run one way: text ← nn ← analysis, corpus, network ← plot ← app ← ui ← features ←
 * entry.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  nn: [],
  analysis: ['nn', 'text'],
  // Many texts: what reads them is handed in.
  corpus: ['analysis', 'text'],
  network: ['nn', 'text'],
  plot: ['analysis', 'text'],
  // Of these rooms only `index.ts` takes more than types: see below.
  open: ['network', 'nn', 'text'],
  'lib.ts': ['network', 'nn', 'open', 'text'],
  samples: [],
  'version.d.ts': [],
  app: ['analysis', 'plot', 'text', 'unrolled'],
  messages: ['app'],
  // Parts that several features share.
  ui: ['analysis', 'app', 'messages', 'nn', 'plot', 'text', 'unrolled'],
  features: ['analysis', 'app', 'corpus', 'messages', 'nn', 'plot', 'samples', 'text', 'ui', 'unrolled'],
  entry: ['analysis', 'app', 'features', 'messages', 'plot', 'samples', 'styles', 'text', 'ui', 'unrolled'],
};
/** A feature imports no other, these apart: the essay shows the tool's own views and leads back to the tour, and three menus hold a part of another. */
const FEATURES_IN_FEATURES: Readonly<Record<string, readonly string[]>> = {
  story: ['lenses', 'step', 'tour'],
  networks: ['export'],
  corpus: ['export'],
  share: ['classroom'],
};
/** Sentences that the page shares with training: data, which is no room. */
const SHARED_DATA = /^(\.\.\/)+training\/exam\/[\w-]+\.tsv\?raw$/;
/** Packages, by the rooms that may use them. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  network: ['@noble/hashes'],
  // Its types alone.
  'network/recurrence.ts': ['@tensorflow/tfjs-core'],
  open: ['fflate'],
  plot: ['d3-interpolate', 'd3-scale', 'd3-shape'],
  app: ['svelte'],
  'app/networks/own/unzip.ts': ['fflate'],
  'app/networks/own/package.ts': ['fflate'],
  'app/networks/model-hash.ts': ['@noble/hashes'],
  ui: ['svelte', 'd3-scale', 'd3-shape'],
  features: ['svelte', 'd3-scale', 'd3-shape'],
  // Stock TensorFlow.js, fetched when a visitor asks it for a second opinion; nothing else of the page may touch it.
  'features/verify/stock.ts': ['@tensorflow/tfjs-core', '@tensorflow/tfjs-layers'],
  'features/verify/stock-layers.ts': [
    '@tensorflow/tfjs-core',
    '@tensorflow/tfjs-backend-cpu',
    '@tensorflow/tfjs-layers',
  ],
  entry: ['svelte'],
  'entry/worker/service-worker.ts': ['virtual:release'],
};

interface Import {
  /** The file that imports, below web/src, with slashes. */
  readonly file: string;
  readonly name: string;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file))
  .map((file) => file.split(sep).join('/'));
const imports = files.flatMap((file) => importsOf(file).map((name): Import => ({ file, name })));

/** A file without its comments. */
function codeOf(file: string): string {
  return readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm, '');
}

function importsOf(file: string): string[] {
  const statement = /^\s*(?:(?:import|export|\}).*\bfrom|import)\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...codeOf(file).matchAll(statement)].map((match) => (match[1] ?? match[2])!);
}

const roomOf = (path: string): string => path.split('/')[0]!;

/** The room that a relative import leads to. */
function targetOf({ file, name }: Import): string {
  const target = roomOf(
    relative(SOURCE, join(SOURCE, dirname(file), name))
      .split(sep)
      .join('/'),
  );
  return [target, `${target}.ts`].find((candidate) => candidate in MAY_IMPORT) ?? target;
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

/** The imports that break a rule, a line each. */
const offenders = (among: readonly Import[], isAllowed: (each: Import) => boolean): string[] =>
  among.filter((each) => !isAllowed(each)).map(({ file, name }) => `${file} imports ${name}`);

const isRelative = ({ name }: Import): boolean => name.startsWith('.') && !SHARED_DATA.test(name);
const isLibrary = ({ name }: Import): boolean => name === 'unrolled';

it('folders import one way', () => {
  const found = imports.filter(isRelative);
  expect(found.length).toBeGreaterThan(500);
  const isAllowed = (each: Import): boolean => {
    const [room, target] = [roomOf(each.file), targetOf(each)];
    return room === target || (MAY_IMPORT[room] ?? []).includes(target);
  };
  expect(offenders(found, isAllowed)).toEqual([]);
});

it('a feature imports no other feature', () => {
  const featureOf = (path: string): string | undefined => /^features\/([^/]+)\//.exec(path)?.[1];
  const found = imports.filter((each) => isRelative(each) && featureOf(each.file));
  expect(found.length).toBeGreaterThan(200);
  const isAllowed = ({ file, name }: Import): boolean => {
    const [from, to] = [featureOf(file)!, featureOf(join(dirname(file), name).split(sep).join('/'))];
    return to === undefined || to === from || (FEATURES_IN_FEATURES[from] ?? []).includes(to);
  };
  expect(offenders(found, isAllowed)).toEqual([]);
});

it('what opens files is fetched by itself, and takes nothing but types from the library', () => {
  const isEntry = ({ file }: Import): boolean => file === 'open/index.ts';
  const types = /^import type\b[^;]*?from '([^']+)'/gm;
  const found = imports.filter((each) => roomOf(each.file) === 'open' && isRelative(each) && !isEntry(each));
  expect(found.length).toBeGreaterThan(50);
  const isAllowed = (each: Import): boolean =>
    targetOf(each) === 'open' || [...codeOf(each.file).matchAll(types)].some((match) => match[1] === each.name);
  expect(offenders(found, isAllowed)).toEqual([]);
  const asked = imports.filter(
    ({ name, file }) => roomOf(file) === 'open' && isEntry({ name, file }) && name === './open',
  );
  expect(asked).toHaveLength(1);
  expect(codeOf('open/index.ts')).toContain("import('./open')");
});

it('the page imports the library, as any page would', () => {
  const found = imports.filter(isLibrary);
  expect(found.length).toBeGreaterThan(20);
  expect(offenders(found, ({ file }) => (MAY_IMPORT[roomOf(file)] ?? []).includes('unrolled'))).toEqual([]);
});

it('a package is used only where it is allowed', () => {
  const found = imports.filter((each) => !each.name.startsWith('.') && !isLibrary(each));
  expect(found.length).toBeGreaterThan(20);
  const isAllowed = ({ file, name }: Import): boolean =>
    [...(MAY_USE[roomOf(file)] ?? []), ...(MAY_USE[file] ?? [])].includes(packageOf(name));
  expect(offenders(found, isAllowed)).toEqual([]);
});

it('the mathematics knows no browser: neither document nor window nor fetch', () => {
  const browser = /\b(document|window|fetch|navigator|localStorage|performance)\b\s*[.(]/;
  const pure = files.filter((file) => ['text', 'nn', 'analysis', 'corpus', 'plot'].includes(roomOf(file)));
  expect(pure.length).toBeGreaterThan(20);
  expect(pure.filter((file) => browser.test(codeOf(file)))).toEqual([]);
});
