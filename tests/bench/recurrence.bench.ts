import { expect, it } from 'vitest';
import { useBrowser, visit } from '../e2e/visitor';
import { keep, offerCompetition, TOOLS } from './competition';

const LENGTHS = [16, 64, 256, 1000, 2000];

useBrowser();

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
  keep('recurrence', results);
  expect(Object.keys(results.lengths)).toHaveLength(LENGTHS.length);
});
