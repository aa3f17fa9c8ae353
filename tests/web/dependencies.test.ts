import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../web/src', import.meta.url));

/** What a folder may import from, itself apart. The arrows run one way: core ← network ← state ← components ← App. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  plot: ['core'],
  network: ['core'],
  messages: ['core'],
  'lib.ts': ['core', 'network'],
  'samples.ts': [],
  'version.d.ts': [],
  worker: [],
  state: ['core', 'unrolled', 'worker'],
  components: ['core', 'messages', 'plot', 'samples.ts', 'state', 'unrolled'],
  'App.svelte': ['components', 'messages', 'samples.ts', 'state'],
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
  components: ['svelte', 'd3-scale', 'd3-shape'],
  'App.svelte': ['svelte'],
  'main.ts': ['svelte'],
};

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|svelte)$/.test(file));

/** A file without its comments. */
function codeOf(file: string): string {
  return readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm, '');
}

function importsOf(file: string): string[] {
  const statement = /^\s*(?:(?:import|export|\}).*\bfrom|import)\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...codeOf(file).matchAll(statement)].map((match) => (match[1] ?? match[2])!);
}

const roomOf = (path: string): string => path.split(sep)[0]!;
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

describe('imports run one way', () => {
  it('finds the sources', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('%s', (file) => {
    const room = roomOf(file);
    for (const name of importsOf(file)) {
      if (name.startsWith('.')) {
        const target = roomOf(relative(SOURCE, join(SOURCE, dirname(file), name)));
        const found = [target, `${target}.ts`].find((candidate) => candidate in MAY_IMPORT) ?? target;
        if (found !== room) expect(MAY_IMPORT[room], `${file} imports ${name}`).toContain(found);
      } else if (name === 'unrolled') {
        expect(MAY_IMPORT[room], `${file} imports the library`).toContain('unrolled');
      } else {
        const allowed = [...(MAY_USE[room] ?? []), ...(MAY_USE[file.split(sep).join('/')] ?? [])];
        expect(allowed, `${file} uses ${name}`).toContain(packageOf(name));
      }
    }
  });

  it('core knows no browser: neither document nor window nor fetch', () => {
    for (const file of files.filter((path) => roomOf(path) === 'core')) {
      expect(codeOf(file), file).not.toMatch(/\b(document|window|fetch|navigator|localStorage|performance)\b\s*[.(]/);
    }
  });
});
