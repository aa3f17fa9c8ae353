import { describe, expect, it } from 'vitest';
import type { CellWeights } from '../../../web/src/nn/cells/cell';
import { SimpleRnn } from '../../../web/src/nn/cells/simple-rnn';
import { runForward, type Run } from '../../../web/src/nn/run';

let seed = 3;
function random(length: number, scale: number): Float32Array {
  return Float32Array.from({ length }, () => {
    seed = (seed * 16807) % 2147483647;
    return (seed / 2147483647 - 0.5) * 2 * scale;
  });
}

describe('the vector way of a SimpleRNN', () => {
  // Around the block of eight, below and above, and more steps than its memory holds at a time.
  it.each([1, 2, 7, 8, 9, 16, 33, 128])('gives what JavaScript gives, bit for bit: %i units', (units) => {
    const steps = units === 128 ? 700 : 5000;
    const scale = 1.2 / Math.sqrt(units);
    const weights: CellWeights = {
      kind: 'simple-rnn',
      units,
      activation: 'tanh',
      recurrentActivation: 'sigmoid',
      resetAfter: false,
      kernel: new Float32Array(units),
      recurrentKernel: random(units * units, scale),
      bias: new Float32Array(units),
      recurrentBias: null,
    };
    const inputs = random(steps * units, 3);
    // Saturated and huge sums too.
    inputs.set([50, -50, 9, -9, 1e30].slice(0, units), units);
    const places = Int32Array.from({ length: steps }, (_, t) => t * units);
    const run = (masked: Uint8Array | null): Float32Array => {
      const way: Run = { inputs, places, masked, states: new Float32Array(steps * units), memory: new Float32Array(0) };
      runForward(new SimpleRnn(weights), way, 0, steps);
      return way.states;
    };
    expect(new SimpleRnn(weights).forwardMany).toBeDefined();
    // A mask, even one that masks nothing, sends the run step by step through JavaScript.
    expect(run(null)).toEqual(run(new Uint8Array(steps)));
  });

  it('is not taken where it would not do: more units than fit, other activations', () => {
    const weights = (units: number): CellWeights => ({
      kind: 'simple-rnn',
      units,
      activation: 'tanh',
      recurrentActivation: 'sigmoid',
      resetAfter: false,
      kernel: new Float32Array(units),
      recurrentKernel: new Float32Array(units * units),
      bias: new Float32Array(units),
      recurrentBias: null,
    });
    expect(new SimpleRnn(weights(129)).forwardMany).toBeUndefined();
    expect(new SimpleRnn({ ...weights(4), activation: 'relu' }).forwardMany).toBeUndefined();
  });
});
