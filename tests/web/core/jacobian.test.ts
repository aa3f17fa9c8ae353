import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CellKind } from '../../../web/src/nn/cells';
import { makeCell } from '../../../web/src/nn/cells';
import { largestSingularValue, stepJacobian } from '../../../web/src/nn/jacobian';
import { alongInputs, growthFactors } from '../../../web/src/analysis/norms';
import type { Activation } from '../../../web/src/nn/activation';

interface Golden {
  readonly cell: string;
  readonly units: number;
  readonly activation: Activation;
  readonly reset_after?: boolean;
  readonly embedding: number;
  readonly weights: { readonly kernel: number[]; readonly recurrent_kernel: number[]; readonly bias: number[] };
}
const path = new URL('../../fixtures/cells.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Golden[] };
const KINDS: Readonly<Record<string, CellKind>> = { SimpleRNN: 'simple-rnn', GRU: 'gru', LSTM: 'lstm' };

/** Always the same numbers between −1 and 1. */
function* numbers(): Generator<number, never> {
  for (let seed = 1; ;) {
    seed = (seed * 48271) % 2147483647;
    yield (2 * seed) / 2147483647 - 1;
  }
}
const take = (source: Generator<number, never>, count: number): Float64Array =>
  Float64Array.from({ length: count }, () => source.next().value);

describe.each(
  cases.filter(({ activation }) => activation === 'tanh').map((golden, k) => [k, golden.cell, golden] as const),
)('the Jacobian of a step, case %i, %s', (_index, _name, golden) => {
  it('is what finite differences say', () => {
    const width = golden.weights.kernel.length / golden.embedding;
    const bias = Float32Array.from(golden.weights.bias);
    const cell = makeCell({
      kind: KINDS[golden.cell]!,
      units: golden.units,
      activation: golden.activation,
      recurrentActivation: 'sigmoid',
      resetAfter: golden.reset_after ?? false,
      kernel: Float32Array.from(golden.weights.kernel),
      recurrentKernel: Float32Array.from(golden.weights.recurrent_kernel),
      bias: bias.subarray(0, width),
      recurrentBias: bias.length > width ? bias.subarray(width) : null,
    });
    const { units, carrySize } = cell;
    const source = numbers();
    const inputs = Float32Array.from(take(source, 2 * width));
    const inner = new Float64Array(cell.innerNames.length * units);
    const after = (carry: Float64Array): Float64Array => {
      const next = new Float64Array(carrySize);
      cell.forward(inputs, width, carry, next, inner, 0);
      return next;
    };
    const before = take(source, carrySize).map(Math.fround);
    const next = after(before);
    const row = (from: number, to: number): Float32Array =>
      Float32Array.from([...before.subarray(from, to), ...next.subarray(from, to)]);
    const run = {
      inputs,
      places: Int32Array.of(0, width),
      masked: null,
      states: row(0, units),
      memory: row(units, carrySize),
    };
    const jacobian = stepJacobian(cell, run, 1);
    const nudge = 2 ** -12;
    for (let j = 0; j < carrySize; j++) {
      const moved = (by: number): Float64Array => after(before.map((value, k) => (k === j ? value + by : value)));
      const [up, down] = [moved(nudge), moved(-nudge)];
      for (let i = 0; i < carrySize; i++) {
        expect(jacobian[i * carrySize + j]).toBeCloseTo((up[i]! - down[i]!) / (2 * nudge), 3);
      }
    }
  });
});

it('a masked step hands on what it was given', () => {
  const cell = makeCell({
    kind: 'simple-rnn',
    units: 2,
    activation: 'tanh',
    recurrentActivation: 'sigmoid',
    resetAfter: false,
    kernel: new Float32Array(2),
    recurrentKernel: new Float32Array(4),
    bias: new Float32Array(2),
    recurrentBias: null,
  });
  const run = {
    inputs: new Float32Array(2),
    places: Int32Array.of(0),
    masked: Uint8Array.of(1),
    states: new Float32Array(2),
    memory: new Float32Array(0),
  };
  expect([...stepJacobian(cell, run, 0)]).toEqual([1, 0, 0, 1]);
});

describe('the largest singular value', () => {
  it('by hand: of a diagonal, of a shear, of nothing', () => {
    expect(largestSingularValue(Float64Array.of(-3, 0, 0, 2), 2)).toBeCloseTo(3, 12);
    expect(largestSingularValue(Float64Array.of(1, 1, 0, 1), 2)).toBeCloseTo((1 + Math.sqrt(5)) / 2, 12);
    expect(largestSingularValue(new Float64Array(9), 3)).toBe(0);
  });

  it('is what thousands of multiplications by A and its transpose come to', () => {
    const size = 7;
    const matrix = take(numbers(), size * size);
    const times = (vector: Float64Array, at: (i: number, j: number) => number): Float64Array =>
      vector.map((_, i) => vector.reduce((sum, value, j) => sum + matrix[at(i, j)]! * value, 0));
    let vector = new Float64Array(size).fill(1);
    for (let k = 0; k < 3000; k++) {
      const length = Math.hypot(...vector);
      vector = new Float64Array(
        times(
          times(
            vector.map((value) => value / length),
            (i, j) => i * size + j,
          ),
          (i, j) => j * size + i,
        ),
      );
    }
    expect(largestSingularValue(matrix, size)).toBeCloseTo(Math.sqrt(Math.hypot(...vector)), 9);
  });
});

it('growth factors multiply to the whole way back', () => {
  const norms = Float64Array.of(0.5, 1, 4, 2);
  const factors = growthFactors(norms);
  expect(factors[0]).toBeNaN();
  expect([...factors.subarray(1)]).toEqual([0.5, 0.25, 2]);
  expect(factors.subarray(1).reduce((product, factor) => product * factor, 1)).toBe(norms[0]! / norms[3]!);
});

it('a gradient along its word', () => {
  const embeddings = Float32Array.of(1, 2, 3, 4, 5, 6);
  expect([...alongInputs(Float32Array.of(1, 0, -1, 2), embeddings, [2, 1], 2)]).toEqual([5, 5]);
});
