import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { BUILT_LIBRARY, DIST, WEB } from '../../web/build/paths';
import { useBrowser, visit } from '../e2e/visitor';
import { bundle, keep, ONNX_FILES } from './competition';
import { onnxBatchNetwork } from './onnx-model';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NETWORKS = ['simple-rnn', 'gru', 'lstm'];
const WORKERS = 2;
const ROUNDS = 5;
/** Texts that onnxruntime reads at a time: with more of them it is no faster. */
const ONNX_BATCH = 64;
const TOLERANCE = 1e-5;
/** Between two libraries. */
const LOOSE_TOLERANCE = 1e-4;
const MS = 1000;

type Library = typeof import('../../web/src/lib');

useBrowser();

/** Keras in a process of its own: it writes the texts, and then reads them whenever it is asked to. */
async function startKeras(texts: string) {
  const child = spawn('.venv/train/bin/python', ['-m', 'tests.bench.keras_many', texts, ...NETWORKS], {
    cwd: ROOT,
    env: { ...process.env, TF_USE_LEGACY_KERAS: '1', TF_CPP_MIN_LOG_LEVEL: '3' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('Keras has ended: what it said stands above');
    return value as string;
  };
  while ((await next()) !== 'ready');
  return {
    async seconds(name: string): Promise<number> {
      child.stdin.write(`${name}\n`);
      return Number(await next());
    },
    end: () => child.stdin.end(),
  };
}

/** Serves what both sides need, without the policy of our page, which lets no other library's workers start. */
async function serve(texts: string, loadNetwork: Library['loadNetwork']) {
  const worker = await bundle('onnx-worker.ts', 'onnx-worker.js');
  const answer = async (path: string): Promise<Uint8Array | string> => {
    const name = path.split('/').at(-1)!;
    if (path === '/') return '<!doctype html><title>many</title>';
    if (name === 'texts.json') return readFileSync(texts);
    if (name === 'onnx-worker.js') return readFileSync(worker);
    if (path.startsWith('/ort/')) return readFileSync(`${ONNX_FILES}/${name}`);
    if (path.startsWith('/lib/')) return readFileSync(`${DIST}${path}`);
    if (!name.endsWith('.onnx')) return readFileSync(`${WEB}/public${path}`);
    const network = await loadNetwork(pathToFileURL(`${WEB}/public/models/${name.replace('.onnx', '')}/`));
    const { cellWeights, embeddings, readout } = network;
    return onnxBatchNetwork(cellWeights, embeddings, readout.kernel, readout.bias);
  };
  const types: Record<string, string> = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm' };
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    answer(path).then(
      (body) => {
        const extension = path.split('.').at(-1)!;
        response.writeHead(200, {
          'content-type': types[extension] ?? (path === '/' ? 'text/html' : 'application/json'),
        });
        response.end(body);
      },
      (cause: Error) => response.writeHead(404).end(cause.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Runs in the page: our network, and onnxruntime in as many workers with every other batch of the texts by length, ids ready. */
const prepare = `async (id) => {
  const { loadNetwork } = await import('/lib/unrolled.js');
  const texts = await (await fetch('/texts.json')).json();
  const network = await loadNetwork('/models/' + id + '/');
  const all = texts.map((text, k) => ({ k, ids: network.idsOf(text) })).sort((a, b) => a.ids.length - b.ids.length);
  const model = new Uint8Array(await (await fetch('/' + id + '.onnx')).arrayBuffer());
  const shares = Array.from({ length: ${WORKERS} }, () => []);
  for (let at = 0, turn = 0; at < all.length; at += ${ONNX_BATCH}, turn++) {
    shares[turn % shares.length].push(all.slice(at, at + ${ONNX_BATCH}));
  }
  const workers = shares.map(() => new Worker('/onnx-worker.js', { type: 'module' }));
  const answerOf = (worker, message) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });
  await Promise.all(workers.map((worker, w) => {
    const batches = shares[w].map((texts) => {
      const lengths = Int32Array.from(texts, ({ ids }) => ids.length);
      const ids = new BigInt64Array(Math.max(...lengths) * texts.length);
      texts.forEach((text, k) => text.ids.forEach((id, t) => { ids[t * texts.length + k] = BigInt(id); }));
      return { ids, lengths };
    });
    return answerOf(worker, { model, wasmPath: location.origin + '/ort/', batches });
  }));
  globalThis.many = {
    async ours() {
      const start = performance.now();
      this.final = (await network.readMany(texts, { workers: ${WORKERS} })).final;
      return (performance.now() - start) / ${MS};
    },
    async onnx() {
      const start = performance.now();
      const outputs = await Promise.all(workers.map((worker) => answerOf(worker, 'read')));
      const seconds = (performance.now() - start) / ${MS};
      this.theirs = new Float32Array(texts.length);
      shares.forEach((batches, w) => batches.forEach((batch, b) => batch.forEach(({ k }, i) => {
        this.theirs[k] = outputs[w][b][i];
      })));
      return seconds;
    },
    difference: (a, b) => a.reduce((most, value, k) => Math.max(most, Math.abs(value - b[k])), 0),
    apart() {
      const alone = Float32Array.from(texts, (text) => network.read(text).final[0]);
      return [this.difference(alone, this.final), this.difference(this.theirs, this.final)];
    },
    end() {
      network.dispose();
      for (const worker of workers) worker.terminate();
    },
  };
}`;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

// Every round asks all systems, one after the other, so that whatever else the machine does meets all of them.
it.skipIf(!process.env['IMDB_PATH'])(
  '5,000 reviews in two workers, words included: Keras and onnxruntime-web have ids ready',
  async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'unrolled-')), 'texts.json');
    const keras = await startKeras(file);
    const texts = JSON.parse(readFileSync(file, 'utf8')) as string[];
    const { loadNetwork } = (await import(pathToFileURL(BUILT_LIBRARY).href)) as Library;
    const server = await serve(file, loadNetwork);
    const { page, close } = await visit('/', { at: server.base });
    const rows: Record<string, object> = {};
    const results: Record<string, object> = {};
    for (const id of NETWORKS) {
      const network = await loadNetwork(pathToFileURL(`${WEB}/public/models/${id}/`));
      await page.evaluate(`(${prepare})(${JSON.stringify(id)})`);
      const times: Record<'keras' | 'onnx' | 'page' | 'node', number[]> = { keras: [], onnx: [], page: [], node: [] };
      for (let round = 0; round <= ROUNDS; round++) {
        times.keras.push(await keras.seconds(id));
        times.page.push((await page.evaluate('many.ours()')) as number);
        times.onnx.push((await page.evaluate('many.onnx()')) as number);
        const start = performance.now();
        await network.readMany(texts, { workers: WORKERS });
        times.node.push((performance.now() - start) / MS);
      }
      // The first round started the workers.
      for (const all of Object.values(times)) all.shift();
      const [alone, theirs] = (await page.evaluate('many.apart()')) as [number, number];
      expect(alone).toBeLessThan(TOLERANCE);
      expect(theirs).toBeLessThan(LOOSE_TOLERANCE);
      await page.evaluate('many.end()');
      network.dispose();
      const ratio = (theirs: readonly number[], ours: readonly number[]): string =>
        median(theirs.map((seconds, k) => seconds / ours[k]!)).toFixed(2);
      rows[id] = {
        'Keras, s': median(times.keras).toFixed(2),
        'onnxruntime-web, s': median(times.onnx).toFixed(2),
        'ours, page, s': median(times.page).toFixed(2),
        'ours, Node, s': median(times.node).toFixed(2),
        'Keras / page': ratio(times.keras, times.page),
        'onnxruntime-web / page': ratio(times.onnx, times.page),
        'Keras / Node': ratio(times.keras, times.node),
        'from read': alone,
      };
      results[id] = times;
    }
    keras.end();
    await close();
    server.close();
    console.table(rows);
    keep('many', results);
  },
);
