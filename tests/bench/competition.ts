import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { CellKind } from '../../web/src/nn/cells';
import { onnxNetwork } from './onnx-model';
import { modelDirectory, randomNetwork, type RandomNetwork } from './random-network';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BUILD = here('.build');
const RESULTS = here('.results');
const MODULES = here('../../node_modules');
/** What onnxruntime-web fetches. */
export const ONNX_FILES = `${MODULES}/onnxruntime-web/dist`;
const VOCABULARY = 15_000;
const SIZE = 16;

/** Cell against cell: every kind in these sizes, over one text of this many words. */
export const UNITS = [16, 32, 64, 128, 256];
export const WORDS = 300;
export const KINDS: readonly (readonly [name: string, kind: CellKind, resetAfter?: boolean])[] = [
  ['SimpleRNN', 'simple-rnn'],
  ['GRU', 'gru', true],
  ['GRU, reset before', 'gru'],
  ['LSTM', 'lstm'],
  // There is no such operator: onnxruntime runs the GRU that a minGRU is stored as.
  ['minGRU', 'min-gru'],
];
/** Small, as that of the shipped networks: what our table of words saves is then small, too. */
export const CELL_VOCABULARY = 2000;

const networkOf = (kind: CellKind, units: number, resetAfter = false): RandomNetwork =>
  randomNetwork(kind, units, { vocabulary: CELL_VOCABULARY, embeddingSize: SIZE, resetAfter });

/** Bundles a file of the competition; returns the bundle's place. */
export async function bundle(entry: string, name: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: BUILD,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: here(entry), formats: ['es'], fileName: () => name },
    },
  });
  return `${BUILD}/${name}`;
}

/** Bundles the competition and serves it, for this page only, beside the real server's files. */
export async function offerCompetition(page: Page): Promise<void> {
  await bundle('stock-page.ts', 'stock.js');
  const { weights, embeddings, readout } = randomNetwork('simple-rnn', SIZE, {
    vocabulary: VOCABULARY,
    embeddingSize: SIZE,
  });
  writeFileSync(`${BUILD}/rnn.onnx`, onnxNetwork(weights, embeddings, readout));
  const folders: Record<string, string> = {
    stock: BUILD,
    'tfjs-wasm': `${MODULES}/@tensorflow/tfjs-backend-wasm/dist`,
    ort: ONNX_FILES,
  };
  const types: Record<string, string> = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm' };
  await page.route('**/bench/**', (route) => {
    const [, folder, file] = /\/bench\/([^/]+)\/([^/?]+)/.exec(route.request().url())!;
    const contentType = types[file!.split('.').at(-1)!] ?? 'application/octet-stream';
    return route.fulfill({ body: readFileSync(`${folders[folder!]}/${file}`), contentType });
  });
  // `/bench/cells/<index>-<units>/<file>`: a model directory, and the same network as `network.onnx`.
  await page.route('**/bench/cells/**', (route) => {
    const [, index, units, file] = /\/cells\/(\d+)-(\d+)\/([^/?]+)/.exec(route.request().url())!;
    const [, kind, resetAfter] = KINDS[Number(index)]!;
    const network = networkOf(kind, Number(units), resetAfter);
    const body =
      file === 'network.onnx'
        ? onnxNetwork(network.weights, network.embeddings, network.readout)
        : modelDirectory(kind, network).get(file!)!;
    return route.fulfill({ body: typeof body === 'string' ? body : Buffer.from(body) });
  });
}

/** What the page's scripts share: medians, and actions in turn. */
export const TOOLS = `
  const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
  const time = async (action, calls) => {
    const start = performance.now();
    for (let k = 0; k < calls; k++) { const pending = action(); if (pending instanceof Promise) await pending; }
    return (performance.now() - start) / calls;
  };
  /** Median milliseconds of each action; calls are as many as make a sample of a few milliseconds. */
  const compare = async (actions, rounds) => {
    const times = Object.fromEntries(Object.keys(actions).map((name) => [name, []]));
    const calls = {};
    for (const [name, action] of Object.entries(actions)) {
      let count = 1;
      while ((await time(action, count)) * count < 5) count *= 2;
      calls[name] = count;
    }
    for (let round = 0; round < rounds; round++) {
      for (const [name, action] of Object.entries(actions)) times[name].push(await time(action, calls[name]));
    }
    return Object.assign(Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)])), { times });
  };
`;

/** Writes results to `.results/<name>.json`. */
export function keep(name: string, results: object): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify(results, null, 1)}\n`);
}
