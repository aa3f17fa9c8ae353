import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { useBrowser, visit } from '../e2e/visitor';
import type { CellKind } from '../../web/src/nn/cells';
import { onnxNetwork } from './onnx-model';
import { modelDirectory, randomNetwork, type RandomNetwork } from './random-network';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BUILD = here('.build');
const RESULTS = here('.results');
const MODULES = here('../../node_modules');
const LENGTHS = [16, 64, 256, 1000, 2000];
const VOCABULARY = 15_000;
const SIZE = 16;

/** Cell against cell: every kind in these sizes, over one text of this many words. */
const UNITS = [16, 32, 64, 128, 256];
const WORDS = 300;
const KINDS: readonly (readonly [name: string, kind: CellKind, resetAfter?: boolean])[] = [
  ['SimpleRNN', 'simple-rnn'],
  ['GRU', 'gru', true],
  ['GRU, reset before', 'gru'],
  ['LSTM', 'lstm'],
  // There is no such operator: onnxruntime runs the GRU that a minGRU is stored as.
  ['minGRU', 'min-gru'],
];
/** Small, as that of the shipped networks: what our table of words saves is then small, too. */
const CELL_VOCABULARY = 2000;

const networkOf = (kind: CellKind, units: number, resetAfter = false): RandomNetwork =>
  randomNetwork(kind, units, { vocabulary: CELL_VOCABULARY, embeddingSize: SIZE, resetAfter });

useBrowser();

/** Bundles the competition and serves it, for this page only, beside the real server's files. */
async function offerCompetition(page: Page): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: BUILD,
      emptyOutDir: true,
      target: 'es2022',
      lib: { entry: here('stock-page.ts'), formats: ['es'], fileName: () => 'stock.js' },
    },
  });
  const { weights, embeddings, readout } = randomNetwork('simple-rnn', SIZE, {
    vocabulary: VOCABULARY,
    embeddingSize: SIZE,
  });
  writeFileSync(`${BUILD}/rnn.onnx`, onnxNetwork(weights, embeddings, readout));
  const folders: Record<string, string> = {
    stock: BUILD,
    'tfjs-wasm': `${MODULES}/@tensorflow/tfjs-backend-wasm/dist`,
    ort: `${MODULES}/onnxruntime-web/dist`,
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
const TOOLS = `
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

/** Runs in the page. Every system in turn, round after round, so that a noisy moment hits all alike; medians. */
const measure = (models: readonly string[], lengths: readonly number[]): string => `(async () => {
  const { loadNetwork } = await import('/lib/unrolled.js');
  const { loadStock, loadOnnx } = await import('/bench/stock/stock.js');
  ${TOOLS}
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const results = { lengths: {}, cells: {} };
  const onnx = await loadOnnx(new Uint8Array(await (await fetch('/bench/stock/rnn.onnx')).arrayBuffer()), '/bench/ort/');

  const sameIds = (length) => Array.from({ length }, (_, t) => 4 + (t % 97));
  for (const model of ${JSON.stringify(models)}) {
    const network = await loadNetwork('/models/' + model + '/');
    // Frequent words are met more often, as in real text.
    const words = network.vocabulary.words.slice(4, 4000);
    const textOf = (length) =>
      Array.from({ length }, () => words[Math.floor(random() ** 3 * words.length)]).join(' ') + '.';
    const stock = {};
    for (const backend of ['cpu', 'wasm']) {
      stock[backend] = await loadStock('/models/' + model + '/', '/bench/tfjs-wasm/');
    }
    const lengths = model === 'simple-rnn' ? ${JSON.stringify(lengths)} : [64];
    for (const length of lengths) {
      const text = textOf(length);
      const ids = network.read(text).tokens.map((token) => token.id);
      // The stock backends share one engine, so each is measured in a turn of its own, against ours in the same turn.
      const row = {};
      for (const backend of ['cpu', 'wasm']) {
        await stock[backend].use(backend);
        await stock[backend].predict(ids);
        const rounds = length > 500 ? 7 : 15;
        const found = await compare({ ours: () => network.read(text), stock: () => stock[backend].predict(ids) }, rounds);
        row[backend] = found.stock;
        (row.all ??= []).push(found.ours);
      }
      const found = await compare({ ours: () => network.read(text), onnx: () => onnx(sameIds(length)) }, 15);
      row.onnx = found.onnx;
      row.ours = found.ours;
      row.oursBesideStock = median(row.all);
      delete row.all;
      (model === 'simple-rnn' ? results.lengths : results.cells)[model === 'simple-rnn' ? length : model] = row;
    }
    if (model !== 'simple-rnn') { network.dispose(); continue; }

    const long = textOf(1000);
    const start = network.read(long);
    // Each round appends fifty words to a fresh reading, one at a time, as typing does. A text box gives whole strings; put
    // together in the loop, each would first have to be copied together, which is not the reader's work.
    const grown = Array.from({ length: 51 }, (_, k) => [long, 'and', ...Array(k).fill('film')].join(' '));
    // The page lists the tokens of what it shows, so that is measured, too.
    const append = (isListed) => {
      let reading = network.read(grown[0], network.read(long));
      const started = performance.now();
      for (let k = 1; k <= 50; k++) {
        reading = network.read(grown[k], reading);
        if (isListed) reading.tokens;
      }
      return (performance.now() - started) / 50;
    };
    for (let k = 0; k < 20; k++) append(k % 2);
    const appends = [], listed = [], reads = [], gradients = [];
    for (let round = 0; round < 41; round++) {
      appends.push(append(false));
      listed.push(append(true));
      reads.push(await time(() => network.read(long), 10));
      gradients.push(await time(() => start.gradients(), 5));
    }
    results.append = median(appends);
    results.appendListed = median(listed);
    results.fresh = median(reads);
    results.gradients = median(gradients);

    const heap = async () => {
      // Twice, with a pause: what the first collection finds unreachable may hold more.
      gc();
      await new Promise((resolve) => setTimeout(resolve, 300));
      gc();
      return performance.memory.usedJSHeapSize;
    };
    for (let k = 0; k < 2000; k++) network.read(long);
    const before = await heap();
    for (let k = 0; k < 10000; k++) network.read(long);
    results.heapGrowthBytes = (await heap()) - before;
  }
  return results;
})()`;

/** Runs in the page: ours against onnxruntime, cell by cell and size by size, every reading of words met before. */
const measureCells = (
  kinds: number,
  units: readonly number[],
  words: number,
  vocabulary: number,
): string => `(async () => {
  const { loadNetwork } = await import('/lib/unrolled.js');
  const { loadOnnx } = await import('/bench/stock/stock.js');
  ${TOOLS}
  const rows = [];
  for (let kind = 0; kind < ${kinds}; kind++) {
    for (const units of ${JSON.stringify(units)}) {
      const folder = '/bench/cells/' + kind + '-' + units + '/';
      const network = await loadNetwork(folder);
      const onnx = await loadOnnx(new Uint8Array(await (await fetch(folder + 'network.onnx')).arrayBuffer()), '/bench/ort/');
      const text = Array.from({ length: ${words} }, (_, t) => 'w' + (3 + ((t * 37) % (${vocabulary} - 3)))).join(' ');
      const reading = network.read(text);
      const ids = reading.tokens.map(({ id }) => id);
      const states = await onnx(ids);
      const difference = states.reduce((most, value, k) => Math.max(most, Math.abs(value - reading.states[k])), 0);
      const { ours, onnx: theirs, times } = await compare({ ours: () => network.read(text), onnx: () => onnx(ids) }, 25);
      rows.push({ kind, units, ours, onnx: theirs, ratio: median(times.ours.map((ms, k) => times.onnx[k] / ms)), difference });
      network.dispose();
    }
  }
  return rows;
})()`;

interface CellRow {
  /** Index in `KINDS`. */
  readonly kind: number;
  readonly units: number;
  /** Median milliseconds. */
  readonly ours: number;
  readonly onnx: number;
  /** Median of the rounds' ratios: in each round both are measured, one after the other. */
  readonly ratio: number;
  /** Largest difference between their states and ours. */
  readonly difference: number;
}

it('every cell and size against onnxruntime-web, 300 words', async () => {
  const { page, close } = await visit('', { bypassCSP: true, before: offerCompetition });
  const rows = (await page.evaluate(measureCells(KINDS.length, UNITS, WORDS, CELL_VOCABULARY))) as CellRow[];
  await close();
  const digits = 2;
  const tableOf = (cell: (row: CellRow) => string): Record<string, Record<string, string>> =>
    Object.fromEntries(
      KINDS.map(([name], kind) => [
        name,
        Object.fromEntries(rows.filter((row) => row.kind === kind).map((row) => [`${row.units} units`, cell(row)])),
      ]),
    );
  console.log('times as fast as onnxruntime-web');
  console.table(tableOf(({ ratio }) => ratio.toFixed(digits)));
  console.log('ours / onnxruntime-web, ms');
  console.table(tableOf(({ ours, onnx }) => `${ours.toFixed(digits)} / ${onnx.toFixed(digits)}`));
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/cells.json`, `${JSON.stringify(rows, null, 1)}\n`);
  const tolerance = 1e-4;
  for (const { difference } of rows) expect(difference).toBeLessThan(tolerance);
});

interface Row {
  readonly cpu: number;
  readonly wasm: number;
  readonly onnx: number;
  /** Beside onnxruntime, in the same turn. */
  readonly ours: number;
  /** Beside the stock backends. */
  readonly oursBesideStock: number;
}

interface Results {
  readonly lengths: Record<string, Row>;
  readonly cells: Record<string, Row>;
  readonly append: number;
  readonly appendListed: number;
  readonly fresh: number;
  readonly gradients: number;
  readonly heapGrowthBytes: number;
}

it('the recurrence against stock TensorFlow.js and onnxruntime-web', async () => {
  const { page, close } = await visit('', { bypassCSP: true, before: offerCompetition });
  const base = new URL(page.url()).origin;
  const { models } = (await (await fetch(`${base}/models/`)).json()) as { models: { id: string; cell: string }[] };
  const ids = models.map(({ id }) => id).filter((id) => ['simple-rnn', 'gru', 'lstm'].includes(id));
  const results = (await page.evaluate(measure(ids, LENGTHS))) as Results;
  await close();

  const digits = 3;
  const ms = (value: number): string => value.toFixed(digits);
  const times = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ×`;
  const stockOf = ({ cpu, wasm }: Row): number => Math.min(cpu, wasm);
  console.table(
    Object.fromEntries(
      Object.entries(results.lengths).map(([length, row]) => [
        `${length} words`,
        {
          'ours, ms': ms(row.ours),
          'stock cpu': ms(row.cpu),
          'stock wasm': ms(row.wasm),
          onnxruntime: ms(row.onnx),
          'against stock': times(stockOf(row) / row.oursBesideStock),
          'against onnx': times(row.onnx / row.ours),
        },
      ]),
    ),
  );
  console.table({
    'append one word to 1,000': { 'share of a fresh reading': `1/${Math.round(results.fresh / results.append)}` },
    'the same, and list its tokens': {
      'share of a fresh reading': `1/${Math.round(results.fresh / results.appendListed)}`,
    },
    'gradients, 1,000 words': { 'share of a fresh reading': times(results.gradients / results.fresh) },
    ...Object.fromEntries(
      Object.entries(results.cells).map(([model, row]) => [
        `${model}, 64 words`,
        { 'against stock': times(stockOf(row) / row.oursBesideStock) },
      ]),
    ),
    'heap after 10,000 readings': { bytes: results.heapGrowthBytes },
  });
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/recurrence.json`, `${JSON.stringify(results, null, 1)}\n`);
  expect(Object.keys(results.lengths)).toHaveLength(LENGTHS.length);
});
