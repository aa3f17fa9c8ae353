import { setFlagsFromString } from 'node:v8';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Cell, CellWeights } from '../../../web/src/nn/cells/cell';
import { CELLS, gatesOf, type CellKind } from '../../../web/src/nn/cells';
import { plain, relaxed } from '../../../web/src/nn/kernels/assembly/index.ts?wasm';
import { runForward, runSteps, type Run } from '../../../web/src/nn/run';

let seed = 3;
function random(length: number, scale: number): Float32Array {
  return Float32Array.from({ length }, () => {
    seed = (seed * 16807) % 2147483647;
    return (seed / 2147483647 - 0.5) * 2 * scale;
  });
}

function weightsOf(kind: CellKind, units: number, settings: Partial<CellWeights> = {}): CellWeights {
  const width = gatesOf(kind) * units;
  const hasRecurrent = CELLS[kind].isRecurrentSum;
  return {
    kind,
    units,
    activation: 'tanh',
    recurrentActivation: 'sigmoid',
    resetAfter: false,
    kernel: new Float32Array(width),
    recurrentKernel: hasRecurrent ? random(units * width, 1.5 / Math.sqrt(units)) : new Float32Array(0),
    bias: new Float32Array(width),
    recurrentBias: settings.resetAfter ? random(width, 0.5) : null,
    ...settings,
  };
}

/** A run of random inputs, with saturated and huge sums among them; nothing has been read. */
function blank(cell: Cell, steps: number, masked: Uint8Array | null = null): Run {
  const inputs = random(steps * cell.width, 3);
  inputs.set([50, -50, 9, -9, 1e30].slice(0, cell.units), cell.width);
  return {
    inputs,
    places: Int32Array.from({ length: steps }, (_, t) => ((t * 7) % steps) * cell.width),
    masked,
    states: new Float32Array(steps * cell.units),
    memory: new Float32Array(steps * (cell.carrySize - cell.units)),
  };
}

const again = (run: Run): Run => ({
  ...run,
  states: new Float32Array(run.states.length),
  memory: new Float32Array(run.memory.length),
});

/** Around vectors of four and blocks of sixteen. */
const SIZES = [1, 3, 4, 5, 16, 17, 33, 100];
/** More than fit into a kernel's memory at a time. */
const STEPS = 700;
const GATED: readonly (readonly [string, CellKind, Partial<CellWeights>])[] = [
  ['gru, reset before', 'gru', {}],
  ['gru, reset after', 'gru', { resetAfter: true }],
  ['lstm', 'lstm', {}],
  ['min-gru', 'min-gru', { activation: 'linear' }],
  ['min-gru with tanh', 'min-gru', {}],
];
const CELL_LIST = [['simple-rnn', 'simple-rnn', {}] as const, ...GATED];

function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((largest, value, k) => Math.max(largest, Math.abs(value - b[k]!)), 0);
}

/**
 * In Node before 22, relaxed vectors must be asked for. Some processors multiply and add in one instruction; the numbers may then
 * differ in their last bits.
 */
describe.each(['plain', 'relaxed'])('the kernels in %s vectors', (name) => {
  let makeCell: typeof import('../../../web/src/nn/cells').makeCell;
  let Projection: typeof import('../../../web/src/nn/kernels/projection').Projection;

  beforeAll(async () => {
    if (name === 'relaxed') setFlagsFromString('--experimental-wasm-relaxed-simd');
    vi.resetModules();
    vi.doMock('../../../web/src/nn/kernels/assembly/index.ts?wasm', () => ({
      plain: name === 'plain' ? plain : '',
      relaxed: name === 'relaxed' ? relaxed : '',
    }));
    ({ makeCell } = await import('../../../web/src/nn/cells'));
    ({ Projection } = await import('../../../web/src/nn/kernels/projection'));
  });

  it.each(SIZES)('make a SimpleRNN of JavaScript, bit for bit: %i units', (units) => {
    const cell = makeCell(weightsOf('simple-rnn', units));
    expect(cell.kernel).toBeTruthy();
    const found = blank(cell, STEPS);
    const wanted = again(found);
    runForward(cell, found, 0, STEPS);
    runSteps(cell, wanted, 0, STEPS);
    expect(found.states).toEqual(wanted.states);
  });

  describe.each(GATED)('%s', (_, kind, settings) => {
    it.each(SIZES)('make each step of %i units as JavaScript does, to float32 rounding', (units) => {
      const cell = makeCell(weightsOf(kind, units, settings));
      expect(cell.kernel).toBeTruthy();
      const found = blank(cell, STEPS);
      const wanted = again(found);
      runForward(cell, found, 0, STEPS);
      let worst = 0;
      // From the kernel's own state before, so that only the step's difference counts.
      for (let t = 0; t < STEPS; t++) {
        runSteps(cell, wanted, t, t + 1);
        const [at, memoryAt] = [t * cell.units, t * (cell.carrySize - cell.units)];
        const [state, byHand] = [found, wanted].map(({ states }) => states.subarray(at, at + units));
        const scale = byHand!.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
        worst = Math.max(worst, largestDifference(state!, byHand!) / scale);
        wanted.states.set(found.states.subarray(at, at + units), at);
        wanted.memory.set(found.memory.subarray(memoryAt, memoryAt + cell.carrySize - units), memoryAt);
      }
      expect(worst).toBeLessThan(1e-6);
    });
  });

  it.each(CELL_LIST)(
    '%s: it makes no difference, not in the last bit, where a run was interrupted',
    (_, kind, settings) => {
      const units = 6;
      const steps = 40;
      const cell = makeCell(weightsOf(kind, units, settings));
      const whole = blank(cell, steps);
      const pieces = again(whole);
      runForward(cell, whole, 0, steps);
      for (const [from, to] of [
        [0, 1],
        [1, 2],
        [2, 9],
        [9, 39],
        [39, 40],
      ] as const)
        runForward(cell, pieces, from, to);
      expect(pieces.states).toEqual(whole.states);
      expect(pieces.memory).toEqual(whole.memory);
    },
  );

  it.each(CELL_LIST)('%s: a masked step hands on what it was given', (_, kind, settings) => {
    const units = 5;
    const cell = makeCell(weightsOf(kind, units, settings));
    const run = blank(cell, 6, Uint8Array.of(1, 0, 0, 1, 1, 0));
    const without = { ...again(run), masked: null, places: Int32Array.of(1, 2, 5).map((t) => run.places[t]!) };
    runForward(cell, run, 0, 6);
    runForward(cell, without, 0, 3);
    const row = (states: Float32Array, t: number): number[] => [...states.subarray(t * units, (t + 1) * units)];
    expect(row(run.states, 0)).toEqual(Array(units).fill(0));
    expect([1, 2, 3, 4, 5].map((t) => row(run.states, t))).toEqual([0, 1, 1, 1, 2].map((t) => row(without.states, t)));
  });

  it.each([
    [3, 5],
    [20, 33],
    [7, 300],
  ])('project inputs of %i numbers to rows of %i: in floats to rounding, in doubles bit for bit', (size, width) => {
    const [kernel, bias] = [random(size * width, 1), random(width, 1)];
    const count = 300;
    const inputs = random(count * size, 1);
    const places = Array.from({ length: count }, (_, k) => ((k * 11) % count) * size);
    const sum = (k: number, j: number): number => {
      let product = 0;
      for (let i = 0; i < size; i++) product += inputs[places[k]! + i]! * kernel[i * width + j]!;
      return product + bias[j]!;
    };
    const wanted = Float32Array.from({ length: count * width }, (_, at) => sum(Math.floor(at / width), at % width));
    const rows = new Float32Array(count * width + 2);
    new Projection(kernel, bias, 'double').project(inputs, places, rows, 1);
    expect(rows.subarray(1, -1)).toEqual(wanted);
    expect([rows[0], rows.at(-1)]).toEqual([0, 0]);
    new Projection(kernel, bias, 'float').project(inputs, places, rows, 1);
    expect(largestDifference(rows.subarray(1, -1), wanted)).toBeLessThan(2e-6);
  });

  it.each([
    ['simple-rnn', { activation: 'relu' }],
    ['gru', { activation: 'relu' }],
    ['lstm', { recurrentActivation: 'relu' }],
    ['min-gru', { activation: 'sigmoid' }],
  ] as const)('leave %s with %o to JavaScript', (kind, settings) => {
    expect(makeCell(weightsOf(kind, 4, settings)).kernel).toBeNull();
  });
});

it('where WebAssembly cannot be had, JavaScript reads, and the console says so once', async () => {
  vi.resetModules();
  vi.doMock('../../../web/src/nn/kernels/assembly/index.ts?wasm', () => ({ plain: '', relaxed: '' }));
  const info = vi.spyOn(console, 'info').mockReturnValue();
  const { makeCell } = await import('../../../web/src/nn/cells');
  const { Projection } = await import('../../../web/src/nn/kernels/projection');
  const cell = makeCell(weightsOf('lstm', 3));
  expect(cell.kernel).toBeNull();
  const rows = new Float32Array(4);
  new Projection(Float32Array.of(1, 2), Float32Array.of(3, 4), 'float').project(Float32Array.of(5, 7), [1, 0], rows, 0);
  expect([...rows]).toEqual([10, 18, 8, 14]);
  expect(info).toHaveBeenCalledTimes(1);
  info.mockRestore();
});
