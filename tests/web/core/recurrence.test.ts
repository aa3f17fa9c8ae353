import { describe, expect, it } from 'vitest';
import { InputTable, logitsOf, runSimpleRnn, type SimpleRnnWeights } from '../../../web/src/core/recurrence';

// Two units, embeddings of three numbers, three steps: small enough to check with a pocket calculator.
//   embedding of id 0 = (1, 0, 2), of id 1 = (0, −1, 1)
//   U x₀ + b = (0.1·1 + 0.3·2 + 0.05, 0.2·1 − 0.1·2 − 0.05) = (0.75, −0.05)
//   U x₁ + b = (−0.2 + 0.3 + 0.05, 0.4 − 0.1 − 0.05)        = (0.15, 0.25)
const embeddings = Float32Array.of(1, 0, 2, 0, -1, 1);
const weights: SimpleRnnWeights = {
  cell: 'simple-rnn',
  units: 2,
  activation: 'linear',
  kernel: Float32Array.of(0.1, 0.2, 0.2, -0.4, 0.3, -0.1),
  recurrentKernel: Float32Array.of(0.5, 1, -0.5, 2),
  bias: Float32Array.of(0.05, -0.05),
};
const ids = Int32Array.of(0, 1, 0);

function run(network: SimpleRnnWeights): number[] {
  const inputs = new InputTable(embeddings, network.kernel, network.bias);
  inputs.prepare(ids);
  const states = new Float32Array(ids.length * network.units);
  runSimpleRnn(network, inputs, ids, states);
  return [...states];
}

function expectClose(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  const digits = 6;
  for (const [index, value] of wanted.entries()) expect(found[index]).toBeCloseTo(value, digits);
}

describe('a SimpleRNN of two units over three steps', () => {
  it('gives the states computed by hand', () => {
    // s₀ = (0.75, −0.05)
    // s₁ = (0.15 + 0.5·0.75 − 0.5·(−0.05), 0.25 + 1·0.75 + 2·(−0.05))  = (0.55, 0.9)
    // s₂ = (0.75 + 0.5·0.55 − 0.5·0.9, −0.05 + 1·0.55 + 2·0.9)         = (0.575, 2.3)
    expectClose(run(weights), [0.75, -0.05, 0.55, 0.9, 0.575, 2.3]);
  });

  it('puts every sum through the activation', () => {
    const first = Math.tanh(0.75);
    const second = Math.tanh(-0.05);
    const states = run({ ...weights, activation: 'tanh' });
    expectClose(states.slice(0, 4), [
      first,
      second,
      Math.tanh(0.15 + 0.5 * first - 0.5 * second),
      Math.tanh(0.25 + first + 2 * second),
    ]);
    expect(run({ ...weights, activation: 'relu' })[1]).toBe(0);
  });

  it('is causal: a later word leaves earlier states as they were', () => {
    const inputs = new InputTable(embeddings, weights.kernel, weights.bias);
    const other = Int32Array.of(0, 1, 1);
    inputs.prepare(other);
    const states = new Float32Array(6);
    runSimpleRnn(weights, inputs, other, states);
    expect([...states.slice(0, 4)]).toEqual(run(weights).slice(0, 4));
    expect(states[4]).not.toBe(run(weights)[4]);
  });
});

describe('the readout', () => {
  it('is the sum of votes and the bias at every step', () => {
    const logits = logitsOf({ kernel: Float32Array.of(2, -1), bias: 0.5 }, Float32Array.of(0.75, -0.05, 0.55, 0.9));
    expectClose([...logits], [2 * 0.75 + 0.05 + 0.5, 2 * 0.55 - 0.9 + 0.5]);
  });
});

describe('the input table', () => {
  it('refuses an id that the embedding has no row for', () => {
    const inputs = new InputTable(embeddings, weights.kernel, weights.bias);
    expect(() => inputs.prepare(Int32Array.of(2))).toThrow('id 2 is outside the embedding’s 2 rows'.replace('’', "'"));
    expect(() => inputs.prepare(Int32Array.of(-1))).toThrow(RangeError);
  });
});
