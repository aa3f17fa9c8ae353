import { expect, it } from 'vitest';
import type { CellWeights } from '../../../web/src/nn/cells/cell';
import { halfLife, responseTo } from '../../../web/src/analysis/memory';
import { Stack } from '../../../web/src/nn/stack';
import { Tape } from '../../../web/src/nn/tape';

/** One linear unit, s_t = w·s_{t−1} + x_t: what a word left shrinks by w with each step, exactly. */
function responseOf(recurrent: number, ids: readonly number[], step: number): Float64Array {
  const kernel = Float32Array.of(1);
  const cell: CellWeights = {
    kind: 'simple-rnn',
    units: 1,
    activation: 'linear',
    recurrentActivation: 'sigmoid',
    resetAfter: false,
    kernel,
    recurrentKernel: Float32Array.of(recurrent),
    bias: Float32Array.of(0),
    recurrentBias: null,
  };
  const tape = new Tape(
    new Stack(
      {
        embeddings: Float32Array.of(0, 1, -2),
        embeddingSize: 1,
        layers: [{ forward: cell, backward: null }],
        pooling: null,
        head: { kind: 'sigmoid', per: 'text', outputs: 1, kernel: Float32Array.of(1), bias: Float32Array.of(0) },
      },
      null,
    ),
  );
  tape.extend(ids.map((id) => ({ id })));
  const muted = tape.replay(ids.length, step, { kind: 'mute' });
  return responseTo(tape.states(ids.length), muted.states, 1, 0, step);
}

it.each([
  [0.5, 1],
  [0.75, 3],
  [-0.75, 3],
  [0.9375, 11],
] as const)('a linear unit with recurrent weight %f forgets half in %i steps', (weight, steps) => {
  // The very first word: muted, the state stays zero, and what follows is zero too.
  const response = responseOf(weight, [1, ...new Array<number>(20).fill(0)], 0);
  response.forEach((value, k) => expect(value).toBeCloseTo(weight ** k, 6));
  expect(halfLife(response)).toBe(steps);
});

it('other words change neither, for the unit is linear; what the muted state hands on does', () => {
  // With the word: s₁ = 0.5·1 − 2 = −1.5; muted: s₁ = 1. The difference, −2.5, halves with every step.
  expect([...responseOf(0.5, [1, 2, 1, 2], 1)]).toEqual([-2.5, -1.25, -0.625]);
});

it('a unit that only adds up, or that grows, forgets nothing', () => {
  expect(halfLife(responseOf(1, [1, 0, 0, 0, 0], 0))).toBeNull();
  expect(halfLife(responseOf(1.25, [1, 0, 0, 0, 0], 0))).toBeNull();
});

it('a response that comes back is not gone before the last time', () => {
  expect(halfLife(Float64Array.of(1, 0, -1, 0.5, 0.25))).toBe(3);
  expect(halfLife(Float64Array.of(1, 0.2, 0.8))).toBeNull();
});

it('nothing left, nothing following and nothing at all have no half-life', () => {
  expect(halfLife(Float64Array.of(0, 0))).toBeNull();
  expect(halfLife(Float64Array.of(1))).toBeNull();
  expect(halfLife(new Float64Array())).toBeNull();
});

it('refuses a step or a unit that is not there', () => {
  const states = new Float32Array(6);
  expect(() => responseTo(states, states, 2, 0, 3)).toThrow('the reading has 3');
  expect(() => responseTo(states, states, 2, 2, 0)).toThrow('the network has 2');
  expect(() => responseTo(states, new Float32Array(4), 2, 0, 0)).toThrow('6 values, but 4 when muted');
});
