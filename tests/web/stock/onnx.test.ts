import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { CELLS, makeCell, type CellKind } from '../../../web/src/nn/cells';
import type { CellWeights } from '../../../web/src/nn/cells/cell';
import { InputTable } from '../../../web/src/nn/input-table';
import { projectionOf } from '../../../web/src/nn/layer';
import { runForward, type Run } from '../../../web/src/nn/run';
import { onnxNetwork } from '../../bench/onnx-model';
import { randomNetwork, type RandomNetwork } from '../../bench/random-network';

/** Only for what hangs: a busy machine may be slow. */
const TIMEOUT_MS = 60_000;
const STEPS = 300;
const VOCABULARY = 100;
const SIZE = 16;
const IDS = Array.from({ length: STEPS }, (_, t) => (t * 37 + 11) % VOCABULARY);

/** The states in double precision throughout, with the mathematics library's own functions. */
function exact({ weights, embeddings }: RandomNetwork): Float64Array {
  const { kind, units, kernel, recurrentKernel, bias, recurrentBias, resetAfter } = weights;
  const width = bias.length;
  const sigma = (x: number): number => 1 / (1 + Math.exp(-x));
  const states = new Float64Array(STEPS * units);
  let [s, c] = [new Float64Array(units), new Float64Array(units)];
  const product = (vector: Float64Array, column: number): number => {
    let sum = 0;
    for (let k = 0; k < units; k++) sum += vector[k]! * recurrentKernel[k * width + column]!;
    return sum;
  };
  for (const [t, id] of IDS.entries()) {
    const x = Float64Array.from(bias, (b, column) => {
      let sum = b;
      for (let k = 0; k < SIZE; k++) sum += embeddings[id * SIZE + k]! * kernel[k * width + column]!;
      return sum;
    });
    const [before, memory] = [s, c];
    const sums = (gate: number): Float64Array =>
      Float64Array.from(before, (_, j) => x[gate * units + j]! + product(before, gate * units + j));
    const plus = (gate: number, j: number): number => recurrentBias?.[gate * units + j] ?? 0;
    if (kind === 'simple-rnn') s = sums(0).map(Math.tanh);
    if (kind === 'gru') {
      const z = sums(0).map((sum, j) => sigma(sum + plus(0, j)));
      const r = sums(1).map((sum, j) => sigma(sum + plus(1, j)));
      const through = before.map((value, j) => r[j]! * value);
      const g = before.map((_, j) => {
        const column = 2 * units + j;
        const acted = resetAfter ? r[j]! * (product(before, column) + plus(2, j)) : product(through, column);
        return Math.tanh(x[column]! + acted);
      });
      s = before.map((value, j) => z[j]! * value + (1 - z[j]!) * g[j]!);
    }
    if (kind === 'lstm') {
      const [i, f, g, o] = [sums(0).map(sigma), sums(1).map(sigma), sums(2).map(Math.tanh), sums(3).map(sigma)];
      c = memory.map((value, j) => f[j]! * value + i[j]! * g[j]!);
      s = c.map((value, j) => o[j]! * Math.tanh(value));
    }
    states.set(s, t * units);
  }
  return states;
}

/** A minGRU from the GRU that it is stored as. */
const cellWeights = (kind: CellKind, weights: CellWeights): CellWeights =>
  kind === 'min-gru' ? CELLS['min-gru'].fromStored!(weights) : weights;

function ours(kind: CellKind, { weights: stored, embeddings }: RandomNetwork): Float32Array {
  const weights = cellWeights(kind, stored);
  const cell = makeCell(weights);
  expect(cell.kernel).toBeTruthy();
  const table = new InputTable(embeddings, projectionOf(weights));
  const places = Int32Array.from(IDS, (id) => table.place(id));
  const [states, memory] = [new Float32Array(STEPS * cell.units), new Float32Array(STEPS * cell.units)];
  const run: Run = { inputs: table.rows, places, masked: null, states, memory };
  runForward(cell, run, 0, STEPS);
  return states;
}

async function theirs({ weights, embeddings, readout }: RandomNetwork): Promise<Float32Array> {
  const session = await InferenceSession.create(onnxNetwork(weights, embeddings, readout), {
    executionProviders: ['wasm'],
  });
  const ids = BigInt64Array.from(IDS, (id) => BigInt(id));
  const { states } = await session.run({ ids: new Tensor('int64', ids, [STEPS]) });
  return states!.data as Float32Array;
}

/** Root of the mean square, and the largest. */
function errorOf(states: Float32Array, wanted: Float64Array): { readonly mean: number; readonly largest: number } {
  let [squares, largest] = [0, 0];
  for (const [k, value] of states.entries()) {
    const error = Math.abs(value - wanted[k]!);
    squares += error * error;
    largest = Math.max(largest, error);
  }
  return { mean: Math.sqrt(squares / states.length), largest };
}

describe('against double precision', () => {
  beforeAll(() => {
    env.wasm.numThreads = 1;
  });

  it.each<[string, CellKind, boolean]>([
    ['a SimpleRNN', 'simple-rnn', false],
    ['a GRU that resets after the product', 'gru', true],
    ['a GRU that resets before it', 'gru', false],
    ['an LSTM', 'lstm', false],
    ['a minGRU', 'min-gru', false],
  ])(
    '%s of 16, 64 or 256 units errs no more than onnxruntime, over 300 words',
    async (_, kind, resetAfter) => {
      const seeds = [3, 5, 8];
      for (const units of [16, 64, 256]) {
        const means = { ours: 0, theirs: 0 };
        for (const seed of seeds) {
          const network = randomNetwork(kind, units, { vocabulary: VOCABULARY, embeddingSize: SIZE, resetAfter, seed });
          const wanted = exact(network);
          const our = errorOf(ours(kind, network), wanted);
          means.ours += our.mean / seeds.length;
          means.theirs += errorOf(await theirs(network), wanted).mean / seeds.length;
          expect(our.largest).toBeLessThan(1e-6);
        }
        expect(means.ours).toBeLessThanOrEqual(means.theirs);
      }
    },
    TIMEOUT_MS,
  );
});
