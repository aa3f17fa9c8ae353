import { describe, expect, it } from 'vitest';
import type { CellKind } from '../../../web/src/nn/cells';
import type { CellWeights } from '../../../web/src/nn/cells/cell';
import { CELLS, gatesOf } from '../../../web/src/nn/cells';
import type { Edit } from '../../../web/src/nn/surgery';
import { Stack } from '../../../web/src/nn/stack';
import { Tape } from '../../../web/src/nn/tape';

const UNITS = 3;
const SIZE = 2;
const PAD = 0;
const KINDS = [...(Object.keys(CELLS) as CellKind[]), 'gru after'] as const;

/** Numbers that repeat from run to run and mean nothing. */
function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, k) => Math.sin(12.9898 * (k + 1) * seed) * 0.9);
}

function weightsOf(name: (typeof KINDS)[number]): CellWeights {
  const kind: CellKind = name === 'gru after' ? 'gru' : name;
  const width = gatesOf(kind) * UNITS;
  return {
    kind,
    units: UNITS,
    activation: 'tanh',
    recurrentActivation: 'sigmoid',
    resetAfter: name === 'gru after',
    kernel: numbers(SIZE * width, 1),
    recurrentKernel: numbers(CELLS[kind].isRecurrentSum ? UNITS * width : 0, 2),
    bias: numbers(width, 3),
    recurrentBias: name === 'gru after' ? numbers(width, 4) : null,
  };
}

const readout = { kernel: numbers(UNITS, 5), bias: 0.25 };
const embeddings = numbers(6 * SIZE, 6);

function tapeOf(name: (typeof KINDS)[number], ids: readonly number[], maskedId: number | null): Tape {
  const head = {
    kind: 'sigmoid',
    per: 'text',
    outputs: 1,
    kernel: readout.kernel,
    bias: Float32Array.of(readout.bias),
  } as const;
  const layers = [{ forward: weightsOf(name), backward: null }];
  const tape = new Tape(new Stack({ embeddings, embeddingSize: SIZE, layers, pooling: null, head }, maskedId));
  tape.extend(ids.map((id) => ({ id })));
  return tape;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The equations written out once more, slowly, in doubles and with the runtime's own tanh. @returns steps of units */
function slowly(weights: CellWeights, ids: readonly number[], maskedId: number | null, step: number, edit: Edit) {
  const { kind, kernel, recurrentKernel, bias, recurrentBias } = weights;
  const width = bias.length;
  let state = new Array<number>(UNITS).fill(0);
  let memory = new Array<number>(UNITS).fill(0);
  let held = 0;
  return ids.map((given, t) => {
    const id = t === step && edit.kind === 'word' ? edit.id : given;
    const x = (column: number): number =>
      Array.from({ length: SIZE }, (_, k) => embeddings[id * SIZE + k]! * kernel[k * width + column]!).reduce(
        (sum, term) => sum + term,
        bias[column]!,
      );
    const w = (column: number, from = state): number =>
      from.reduce((sum, value, k) => sum + value * recurrentKernel[k * width + column]!, recurrentBias?.[column] ?? 0);
    const [before, beforeMemory] = [state, memory];
    const gate = (index: number, j: number): number => x(index * UNITS + j) + w(index * UNITS + j);
    const isSkipped = id === maskedId || (t === step && edit.kind === 'mute');
    if (!isSkipped) {
      const each = (make: (j: number) => number): number[] => Array.from({ length: UNITS }, (_, j) => make(j));
      if (kind === 'simple-rnn') state = each((j) => Math.tanh(gate(0, j)));
      if (kind === 'gru') {
        const reset = each((j) => sigmoid(gate(1, j)));
        const let_through = before.map((value, k) => value * reset[k]!);
        state = each((j) => {
          const at = 2 * UNITS + j;
          const candidate = Math.tanh(x(at) + (weights.resetAfter ? reset[j]! * w(at, before) : w(at, let_through)));
          const update = sigmoid(x(j) + w(j, before));
          return update * before[j]! + (1 - update) * candidate;
        });
      }
      if (kind === 'min-gru') {
        state = each((j) => {
          const update = sigmoid(x(j));
          return (1 - update) * before[j]! + update * Math.tanh(x(UNITS + j));
        });
      }
      if (kind === 'lstm') {
        memory = each((j) => sigmoid(gate(1, j)) * beforeMemory[j]! + sigmoid(gate(0, j)) * Math.tanh(gate(2, j)));
        state = each((j) => sigmoid(gate(3, j)) * Math.tanh(memory[j]!));
      }
    }
    state = [...state];
    if ('unit' in edit) {
      if (t === step) {
        held = state[edit.unit]!;
        if (edit.kind === 'zero') state[edit.unit] = 0;
        if (edit.kind === 'flip') state[edit.unit] = -held;
        if (edit.kind === 'set' || edit.kind === 'hold') state[edit.unit] = edit.value;
      } else if (t > step && edit.kind === 'hold') state[edit.unit] = edit.value;
      else if (t > step && edit.kind === 'pin') state[edit.unit] = held;
    }
    return state;
  });
}

const IDS = [1, 3, 4, 2, 5, 3, 4, PAD, PAD, PAD];
const STEP = 2;

describe.each(KINDS)('surgery on a %s', (name) => {
  const edits: readonly Edit[] = [
    { kind: 'pin', unit: 1 },
    { kind: 'zero', unit: 2 },
    { kind: 'flip', unit: 0 },
    { kind: 'set', unit: 1, value: 0.5 },
    { kind: 'hold', unit: 2, value: -0.25 },
    { kind: 'mute' },
    { kind: 'word', id: 2 },
  ];

  it.each([
    ['padded without a mask', null],
    ['padded and masked', PAD],
  ] as const)('is what a slow recomputation gives, %s', (_, maskedId) => {
    for (const edit of edits) {
      const { states, logits, outputs, probability } = tapeOf(name, IDS, maskedId).replay(IDS.length, STEP, edit);
      const wanted = slowly(weightsOf(name), IDS, maskedId, STEP, edit);
      const digits = 5;
      wanted
        .flat()
        .forEach((value, index) => expect(states[index], `${edit.kind} at ${index}`).toBeCloseTo(value, digits));
      wanted.forEach((state, t) => {
        const logit = state.reduce((sum, value, j) => sum + value * readout.kernel[j]!, readout.bias);
        expect(logits[t]).toBeCloseTo(logit, digits);
        expect(outputs[t]).toBeCloseTo(sigmoid(logit), digits);
      });
      expect(probability).toBe(outputs.at(-1));
    }
  });

  it('that changes nothing gives the same numbers bit for bit, and leaves the reading as it was', () => {
    const tape = tapeOf(name, IDS, null);
    const before = { states: tape.states(IDS.length).slice(), logits: tape.logits(IDS.length).slice() };
    for (let step = 0; step < IDS.length; step++) {
      for (const edit of [
        { kind: 'set', unit: 1, value: before.states[step * UNITS + 1]! },
        { kind: 'word', id: IDS[step]! },
      ] as const) {
        const { states, logits } = tape.replay(IDS.length, step, edit);
        expect(states).toEqual(before.states);
        expect(logits).toEqual(before.logits);
      }
    }
    for (const edit of edits) tape.replay(IDS.length, STEP, edit);
    expect(tape.states(IDS.length)).toEqual(before.states);
    expect(tape.replay(IDS.length, IDS.length - 1, { kind: 'pin', unit: 1 }).states).toEqual(before.states);
  });

  it('mutes a word as leaving it out does, where nothing pads; and changes something', () => {
    const ids = [1, 3, 4, 2, 5];
    const muted = tapeOf(name, ids, null).replay(ids.length, STEP, { kind: 'mute' });
    const left = ids.toSpliced(STEP, 1);
    expect(muted.logits.at(-1)).toBe(tapeOf(name, left, null).logits(left.length).at(-1));
    expect(muted.logits.at(-1)).not.toBe(tapeOf(name, ids, null).logits(ids.length).at(-1));
  });

  it('reads another word as the text with that word is read', () => {
    const ids = IDS.toSpliced(STEP, 1, 5);
    for (const maskedId of [null, PAD]) {
      const replay = tapeOf(name, IDS, maskedId).replay(IDS.length, STEP, { kind: 'word', id: 5 });
      expect(replay.states).toEqual(tapeOf(name, ids, maskedId).states(ids.length).slice());
    }
  });

  it('holds a unit from the first step on: it is never anything else', () => {
    const { states } = tapeOf(name, IDS, null).replay(IDS.length, 0, { kind: 'hold', unit: 1, value: 0 });
    for (let t = 0; t < IDS.length; t++) expect(states[t * UNITS + 1]).toBe(0);
  });

  it('refuses a step or a unit that is not there', () => {
    const tape = tapeOf(name, IDS, null);
    expect(() => tape.replay(IDS.length, IDS.length, { kind: 'mute' })).toThrow('the reading has 10 steps');
    expect(() => tape.replay(IDS.length, 0, { kind: 'zero', unit: UNITS })).toThrow('the network has 3 units');
  });
});
