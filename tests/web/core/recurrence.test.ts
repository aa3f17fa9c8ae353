import { describe, expect, it } from 'vitest';
import { tanh } from '../../../web/src/nn/activation';
import type { CellWeights } from '../../../web/src/nn/cells/cell';
import { InputTable } from '../../../web/src/nn/input-table';
import { Projection } from '../../../web/src/nn/kernels/projection';
import { projectionOf } from '../../../web/src/nn/layer';
import { makeCell } from '../../../web/src/nn/cells';
import { readOut } from '../../../web/src/nn/head';
import { runForward, type Run } from '../../../web/src/nn/run';

// Two units, embeddings of three numbers, three steps: small enough to check with a pocket calculator.
//   embedding of id 0 = (1, 0, 2), of id 1 = (0, −1, 1)
//   U x₀ + b = (0.1·1 + 0.3·2 + 0.05, 0.2·1 − 0.1·2 − 0.05) = (0.75, −0.05)
//   U x₁ + b = (−0.2 + 0.3 + 0.05, 0.4 − 0.1 − 0.05)        = (0.15, 0.25)
const embeddings = Float32Array.of(1, 0, 2, 0, -1, 1);
const weights: CellWeights = {
  kind: 'simple-rnn',
  units: 2,
  activation: 'linear',
  recurrentActivation: 'sigmoid',
  resetAfter: false,
  kernel: Float32Array.of(0.1, 0.2, 0.2, -0.4, 0.3, -0.1),
  recurrentKernel: Float32Array.of(0.5, 1, -0.5, 2),
  bias: Float32Array.of(0.05, -0.05),
  recurrentBias: null,
};

function run(network: CellWeights, ids: readonly number[], masked: Uint8Array | null = null): number[] {
  const table = new InputTable(embeddings, projectionOf(network));
  const places = Int32Array.from(ids, (id) => table.place(id));
  const states = new Float32Array(ids.length * network.units);
  const way: Run = { inputs: table.rows, places, masked, states, memory: new Float32Array(0) };
  runForward(makeCell(network), way, 0, ids.length);
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
    expectClose(run(weights, [0, 1, 0]), [0.75, -0.05, 0.55, 0.9, 0.575, 2.3]);
  });

  it('puts every sum through the activation', () => {
    const first = Math.tanh(0.75);
    const second = Math.tanh(-0.05);
    const states = run({ ...weights, activation: 'tanh' }, [0, 1]);
    expectClose(states, [
      first,
      second,
      Math.tanh(0.15 + 0.5 * first - 0.5 * second),
      Math.tanh(0.25 + first + 2 * second),
    ]);
    expect(run({ ...weights, activation: 'relu' }, [0])[1]).toBe(0);
    expect(run({ ...weights, activation: 'sigmoid' }, [0])[0]).toBeCloseTo(1 / (1 + Math.exp(-0.75)), 6);
  });

  it('is causal: a later word leaves earlier states as they were', () => {
    const states = run(weights, [0, 1, 0]);
    const others = run(weights, [0, 1, 1]);
    expect(others.slice(0, 4)).toEqual(states.slice(0, 4));
    expect(others[4]).not.toBe(states[4]);
  });

  it('hands its state on unchanged over a masked step', () => {
    const states = run(weights, [0, 1, 0], Uint8Array.of(0, 1, 0));
    expect(states.slice(2, 4)).toEqual(states.slice(0, 2));
    expect(states.slice(4)).toEqual(run(weights, [0, 0]).slice(2));
  });
});

describe('the readout', () => {
  it('is the sum of votes and the bias at every step', () => {
    const logits = new Float64Array(2);
    const outputs = new Float32Array(2);
    const states = Float32Array.of(0.75, -0.05, 0.55, 0.9);
    readOut({ kernel: Float32Array.of(2, -1), bias: 0.5 }, states, logits, outputs, 0, 2);
    expectClose([...logits], [2 * 0.75 + 0.05 + 0.5, 2 * 0.55 - 0.9 + 0.5]);
    expectClose(
      [...outputs],
      [...logits].map((logit) => 1 / (1 + Math.exp(-logit))),
    );
  });
});

describe('the input table', () => {
  it('refuses an id that the embedding has no row for', () => {
    const table = new InputTable(embeddings, projectionOf(weights));
    expect(() => table.place(2)).toThrow('id 2 is outside the embedding, which has 2 rows');
    expect(() => table.place(-1)).toThrow(RangeError);
    expect(() => table.place(0.5)).toThrow(RangeError);
  });

  it('keeps every row right while it grows', () => {
    const many = 1000;
    const table = new InputTable(
      Float32Array.from({ length: many }, (_, id) => id),
      new Projection(Float32Array.of(2), Float32Array.of(1), 'float'),
    );
    const places = Array.from({ length: many }, (_, k) => table.place(many - 1 - k));
    expect(places.map((place) => table.rows[place])).toEqual(places.map((_, k) => 2 * (many - 1 - k) + 1));
  });
});

describe('tanh', () => {
  it('is right to float32 rounding everywhere', () => {
    let worst = 0;
    for (let x = -12; x <= 12; x += 0.0005) worst = Math.max(worst, Math.abs(tanh(x) - Math.tanh(x)));
    expect(worst).toBeLessThan(2 ** -24);
    expect([tanh(0), tanh(Infinity), tanh(-Infinity)]).toEqual([0, 1, -1]);
    expect(tanh(Number.NaN)).toBeNaN();
  });
});
