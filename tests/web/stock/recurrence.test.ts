import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CELLS, gatesOf } from '../../../web/src/nn/cells';
import type { CellKind } from '../../../web/src/nn/cells';
import { recurrence, type CellSettings, type RecurrenceInputs } from '../../../web/src/network/recurrence';

const STEPS = 5;
const SIZE = 3;
const UNITS = 4;
const VOCABULARY = 6;

beforeAll(async () => {
  await tf.setBackend('cpu');
});

let seed = 5;
function random(...shape: number[]): tf.Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = Float32Array.from({ length: count }, () => {
    seed = (seed * 16807) % 2147483647;
    return (seed / 2147483647 - 0.5) * 1.6;
  });
  return tf.tensor(values, shape);
}

function networkOf(kind: CellKind, resetAfter: boolean): { settings: CellSettings; inputs: RecurrenceInputs } {
  const width = gatesOf(kind) * UNITS;
  return {
    settings: { kind, activation: 'tanh', recurrentActivation: 'sigmoid', resetAfter },
    inputs: {
      inputs: tf.tensor([2, 0, 5, 2, 3], [STEPS], 'int32'),
      embeddings: random(VOCABULARY, SIZE),
      kernel: random(SIZE, width),
      recurrentKernel: random(UNITS, CELLS[kind].isRecurrentSum ? width : 0),
      bias: resetAfter ? random(2, width) : random(width),
      readoutKernel: random(UNITS, 1),
      readoutBias: random(1),
    },
  };
}

const CASES: [string, CellKind, boolean][] = [
  ['SimpleRNN', 'simple-rnn', false],
  ['GRU, reset before', 'gru', false],
  ['GRU, reset after', 'gru', true],
  ['LSTM', 'lstm', false],
  ['minGRU', 'min-gru', false],
];

describe.each(CASES)('the fused kernel of %s', (_name, kind, resetAfter) => {
  const { settings, inputs } = networkOf(kind, resetAfter);

  it('gives states, logits and outputs in one pass, from ids or from embedded words', () => {
    const { states, logits, outputs } = recurrence(inputs, settings);
    expect([states.shape, logits.shape, outputs.shape]).toEqual([[STEPS, UNITS], [STEPS], [STEPS]]);
    const table = inputs.embeddings!.dataSync();
    const rows = Array.from(inputs.inputs.dataSync(), (id) => Array.from(table.slice(id * SIZE, (id + 1) * SIZE)));
    const embedded = recurrence({ ...inputs, inputs: tf.tensor(rows), embeddings: undefined }, settings);
    expect(embedded.states.dataSync()).toEqual(states.dataSync());
    outputs.dataSync().forEach((output, t) => {
      expect(output).toBeCloseTo(1 / (1 + Math.exp(-logits.dataSync()[t]!)), 6);
    });
  });

  // A loss that every output reaches: the weighted sum of one of them.
  const names = ['embeddings', 'kernel', 'recurrentKernel', 'bias', 'readoutKernel', 'readoutBias'] as const;
  it.each(names)('has, by tf.grad, the gradient of its %s that finite differences give', (name) => {
    for (const output of ['states', 'logits', 'outputs'] as const) {
      if (output === 'states' && name.startsWith('readout')) continue;
      const lossOf = (changed: tf.Tensor): tf.Tensor => recurrence({ ...inputs, [name]: changed }, settings)[output];
      const original = inputs[name]!;
      // A cell without recurrent weights has nothing to differentiate by.
      if (original.size === 0) continue;
      const weights = random(...lossOf(original).shape);
      const gradient = tf.grad(lossOf)(original, weights).dataSync<'float32'>();
      const total = (values: Float32Array): number =>
        tf.tidy(() => {
          const result = lossOf(tf.tensor(values, original.shape)).dataSync<'float32'>();
          return result.reduce((sum, value, at) => sum + value * weights.dataSync()[at]!, 0);
        });
      const values = original.dataSync<'float32'>();
      const nudge = 2 ** -8;
      for (const at of [0, values.length >> 1, values.length - 1]) {
        const moved = (by: number): number => total(values.map((value, index) => (index === at ? value + by : value)));
        const slope = (moved(nudge) - moved(-nudge)) / (2 * nudge);
        const tolerance = 1e-3;
        expect(Math.abs(slope - gradient[at]!)).toBeLessThan(tolerance * Math.max(1, Math.abs(slope)));
      }
    }
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    for (let k = 0; k < 10; k++) {
      tf.tidy(() => {
        recurrence(inputs, settings);
        tf.grad((kernel) => recurrence({ ...inputs, kernel }, settings).logits)(inputs.kernel);
      });
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('the fused kernel refuses', () => {
  const { settings, inputs } = networkOf('gru', false);
  it('an id without a row', () => {
    const ids = tf.tensor([1, VOCABULARY], [2], 'int32');
    expect(() => recurrence({ ...inputs, inputs: ids }, settings)).toThrow('id 6 is outside the embedding');
  });
  it('weights that do not fit together', () => {
    expect(() => recurrence({ ...inputs, bias: random(5) }, settings)).toThrow('bias has 5 numbers, and 12 are needed');
  });
});
