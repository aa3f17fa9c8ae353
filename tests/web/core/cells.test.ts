import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Activation } from '../../../web/src/nn/activation';
import type { CellKind } from '../../../web/src/nn/cells';
import type { CellWeights } from '../../../web/src/nn/cells/cell';
import { InputTable } from '../../../web/src/nn/input-table';
import { projectionOf } from '../../../web/src/nn/layer';
import { makeCell } from '../../../web/src/nn/cells';
import { innerValues, inputGradients, runBackward, runForward, type Run } from '../../../web/src/nn/run';

/** Written by `python -m training.bundle.cell_goldens`: random networks, run and differentiated by Keras in double precision. */
interface Golden {
  readonly cell: 'SimpleRNN' | 'GRU' | 'LSTM';
  readonly units: number;
  readonly embedding: number;
  readonly activation: Activation;
  readonly reset_after?: boolean;
  readonly weights: {
    readonly embeddings: number[];
    readonly kernel: number[];
    readonly recurrent_kernel: number[];
    readonly bias: number[];
    readonly readout: number[];
    readonly readout_bias: number;
  };
  readonly ids: number[];
  readonly states: number[];
  readonly logits: number[];
  readonly input_gradients: number[];
  readonly state_gradients: number[];
}

const path = new URL('../../fixtures/cells.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Golden[] };

const STATE_TOLERANCE = 2e-6;
const GRADIENT_TOLERANCE = 2e-5;
const KINDS: Record<Golden['cell'], CellKind> = { SimpleRNN: 'simple-rnn', GRU: 'gru', LSTM: 'lstm' };

function weightsOf(golden: Golden): CellWeights {
  const { weights, units } = golden;
  const width = weights.kernel.length / golden.embedding;
  const bias = Float32Array.from(weights.bias);
  return {
    kind: KINDS[golden.cell],
    units,
    activation: golden.activation,
    recurrentActivation: 'sigmoid',
    resetAfter: golden.reset_after ?? false,
    kernel: Float32Array.from(weights.kernel),
    recurrentKernel: Float32Array.from(weights.recurrent_kernel),
    bias: bias.subarray(0, width),
    recurrentBias: bias.length > width ? bias.subarray(width) : null,
  };
}

function runOf(weights: CellWeights, embeddings: ArrayLike<number>, ids: readonly number[]): Run {
  const table = new InputTable(Float32Array.from(embeddings), projectionOf(weights));
  const cell = makeCell(weights);
  const places = Int32Array.from(ids, (id) => table.place(id));
  const run = {
    inputs: table.rows,
    places,
    masked: null,
    states: new Float32Array(ids.length * cell.units),
    memory: new Float32Array(ids.length * (cell.carrySize - cell.units)),
  };
  runForward(cell, run, 0, ids.length);
  return run;
}

function largestDifference(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  expect(found.length).toBe(wanted.length);
  return Array.from(wanted).reduce((most, value, index) => Math.max(most, Math.abs(value - found[index]!)), 0);
}

const nameOf = (golden: Golden): string =>
  `${golden.cell}, ${golden.units} units, embedding ${golden.embedding}, ${golden.activation}` +
  (golden.reset_after === undefined ? '' : `, reset ${golden.reset_after ? 'after' : 'before'}`);

describe.each(cases.map((golden) => [nameOf(golden), golden] as const))('%s', (_name, golden) => {
  const weights = weightsOf(golden);
  const run = runOf(weights, golden.weights.embeddings, golden.ids);
  const cell = makeCell(weights);
  const steps = golden.ids.length;
  const direct = new Float64Array(steps * cell.units);
  direct.set(golden.weights.readout, (steps - 1) * cell.units);

  it('has the states Keras has', () => {
    expect(largestDifference(run.states, golden.states)).toBeLessThan(STATE_TOLERANCE);
  });

  it('has the gradients Keras has, of inputs and of states', () => {
    const { sums, states } = runBackward(cell, run, steps, direct, null);
    const inputs = inputGradients(sums, weights.kernel, cell.width);
    expect(largestDifference(states, golden.state_gradients)).toBeLessThan(GRADIENT_TOLERANCE);
    expect(largestDifference(inputs, golden.input_gradients)).toBeLessThan(GRADIENT_TOLERANCE);
  });

  it('has gradients that finite differences confirm', () => {
    const { sums } = runBackward(cell, run, steps, direct, null);
    const logitOf = (inputs: Float32Array): number => {
      const states = new Float32Array(run.states.length);
      const memory = new Float32Array(run.memory.length);
      // Every step gets a row of its own, so that each can be moved alone.
      runForward(cell, { ...run, inputs, places: distinct, states, memory }, 0, steps);
      const last = states.subarray((steps - 1) * cell.units);
      return last.reduce((sum, state, j) => sum + state * golden.weights.readout[j]!, 0);
    };
    const distinct = Int32Array.from({ length: steps }, (_, t) => t * cell.width);
    const rows = new Float32Array(steps * cell.width);
    run.places.forEach((place, t) => rows.set(run.inputs.subarray(place, place + cell.width), t * cell.width));
    const nudge = 2 ** -7;
    for (const index of [0, rows.length >> 1, rows.length - 1]) {
      const moved = (by: number): number => logitOf(rows.map((value, at) => (at === index ? value + by : value)));
      const slope = (moved(nudge) - moved(-nudge)) / (2 * nudge);
      const tolerance = 2e-3;
      expect(Math.abs(slope - sums[index]!)).toBeLessThan(tolerance * Math.max(1, Math.abs(slope)));
    }
  });
});

describe('inner values', () => {
  it('of a SimpleRNN: input and recurrent summand make the state', () => {
    const golden = cases.find(({ cell, units }) => cell === 'SimpleRNN' && units === 5)!;
    const weights = weightsOf(golden);
    const run = runOf(weights, golden.weights.embeddings, golden.ids);
    const recurrent = innerValues(makeCell(weights), run, golden.ids.length);
    run.places.forEach((place, t) => {
      for (let j = 0; j < 5; j++) {
        expect(run.states[t * 5 + j]).toBeCloseTo(Math.tanh(run.inputs[place + j]! + recurrent[t * 5 + j]!), 6);
      }
    });
  });

  it('of an LSTM: gates, candidate and memory make memory and state', () => {
    const golden = cases.find(({ cell, units }) => cell === 'LSTM' && units === 7)!;
    const units = 7;
    const weights = weightsOf(golden);
    const run = runOf(weights, golden.weights.embeddings, golden.ids);
    const inner = innerValues(makeCell(weights), run, golden.ids.length);
    for (let t = 1; t < golden.ids.length; t++) {
      for (let j = 0; j < units; j++) {
        const at = t * 4 * units + j;
        const [input, forget, candidate, output] = [0, 1, 2, 3].map((gate) => inner[at + gate * units]!);
        const memory = forget! * run.memory[(t - 1) * units + j]! + input! * candidate!;
        expect(run.memory[t * units + j]).toBeCloseTo(memory, 6);
        expect(run.states[t * units + j]).toBeCloseTo(output! * Math.tanh(memory), 6);
      }
    }
  });

  it('of a GRU: update gate and candidate make the state', () => {
    for (const golden of cases.filter(({ cell, units }) => cell === 'GRU' && units === 7)) {
      const units = 7;
      const weights = weightsOf(golden);
      const run = runOf(weights, golden.weights.embeddings, golden.ids);
      const inner = innerValues(makeCell(weights), run, golden.ids.length);
      for (let t = 1; t < golden.ids.length; t++) {
        for (let j = 0; j < units; j++) {
          const at = t * 4 * units + j;
          const [update, candidate] = [inner[at]!, inner[at + 2 * units]!];
          const state = update * run.states[(t - 1) * units + j]! + (1 - update) * candidate;
          expect(run.states[t * units + j]).toBeCloseTo(state, 6);
        }
      }
    }
  });
});
