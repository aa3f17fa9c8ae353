import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../web/src', import.meta.url));

/** What a folder may import from, itself apart. The arrows run one way: text ← nn ← core ← network ← state ← components ← App. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  nn: [],
  core: ['nn', 'text'],
  plot: ['core', 'text'],
  network: ['core', 'nn', 'text'],
  messages: ['core'],
  'lib.ts': ['network', 'nn', 'text'],
  'samples.ts': [],
  'version.d.ts': [],
  worker: [],
  state: ['core', 'text', 'unrolled', 'worker'],
  // Parts that know nothing of networks.
  ui: ['messages', 'state'],
  components: ['core', 'messages', 'nn', 'plot', 'text', 'samples.ts', 'state', 'ui', 'unrolled'],
  'App.svelte': ['components', 'messages', 'samples.ts', 'state', 'ui'],
  'Embed.svelte': ['components', 'messages', 'samples.ts', 'state'],
  // For pages that are not ours: it knows the protocol and its own few words.
  element: ['core', 'messages'],
  'main.ts': ['App.svelte', 'Embed.svelte', 'core', 'messages', 'state', 'styles'],
};
/** Packages, by the rooms that may use them. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  core: ['d3-interpolate', 'd3-scale', 'd3-shape'],
  network: ['@noble/hashes'],
  'network/tensorflow.ts': ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'],
  'worker/service-worker.ts': ['virtual:release'],
  state: ['svelte'],
  // Stock TensorFlow.js, fetched when a visitor asks it for a second opinion; nothing else of the page may touch it.
  'state/stock.ts': ['@tensorflow/tfjs-core', '@tensorflow/tfjs-layers'],
  'state/stock-layers.ts': ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-layers'],
  'state/own/unzip.ts': ['fflate'],
  'state/model-hash.ts': ['@noble/hashes'],
  ui: ['svelte'],
  components: ['svelte', 'd3-scale', 'd3-shape'],
  'App.svelte': ['svelte'],
  'main.ts': ['svelte'],
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

const isRelative = ({ name }: Import): boolean => name.startsWith('.');
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

it('only state and components import the library, as any page would', () => {
  const found = imports.filter(isLibrary);
  expect(found.length).toBeGreaterThan(20);
  expect(offenders(found, ({ file }) => (MAY_IMPORT[roomOf(file)] ?? []).includes('unrolled'))).toEqual([]);
});

it('a package is used only where it is allowed', () => {
  const found = imports.filter((each) => !isRelative(each) && !isLibrary(each));
  expect(found.length).toBeGreaterThan(20);
  const isAllowed = ({ file, name }: Import): boolean =>
    [...(MAY_USE[roomOf(file)] ?? []), ...(MAY_USE[file] ?? [])].includes(packageOf(name));
  expect(offenders(found, isAllowed)).toEqual([]);
});

it('core knows no browser: neither document nor window nor fetch', () => {
  const browser = /\b(document|window|fetch|navigator|localStorage|performance)\b\s*[.(]/;
  const core = files.filter((file) => roomOf(file) === 'core');
  expect(core.length).toBeGreaterThan(20);
  expect(core.filter((file) => browser.test(codeOf(file)))).toEqual([]);
});
