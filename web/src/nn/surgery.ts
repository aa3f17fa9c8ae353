import type { Cell } from './cells/cell';
import { runForward, scratchFor, type Run } from './run';

/** A change made at one step; everything after it is computed again. Of an LSTM it is s (Keras' h) that is edited, not c. */
export type Edit =
  /** `pin` holds the unit at its value from the step on; `zero` and `flip` (the sign) act at the step alone. */
  | { readonly kind: 'pin' | 'zero' | 'flip'; readonly unit: number }
  /** Gives the unit a value at the step alone. */
  | { readonly kind: 'set'; readonly unit: number; readonly value: number }
  /** Holds the unit at a value from the step on. */
  | { readonly kind: 'hold'; readonly unit: number; readonly value: number }
  /** The step hands on what it was given, as a masked step does. */
  | { readonly kind: 'mute' }
  /** Another word is read at the step. */
  | { readonly kind: 'word'; readonly id: number };

/** What an edited run leaves behind; before the step of the edit, the numbers of the run itself. */
export interface Replay {
  /** Steps × units. */
  readonly states: Float32Array;
  /** Steps. */
  readonly logits: Float64Array;
  /** Steps: P(positive). */
  readonly outputs: Float32Array;
  /** The last output. */
  readonly probability: number;
}

/**
 * Runs again from an edited step. An edit that changes nothing gives the same states, bit for bit.
 *
 * @param run as it was; for the edit `word`, with the other word's place at the step. It is not written to
 * @returns steps × units
 * @throws RangeError when there is no such step or unit
 */
export function statesAfter(cell: Cell, run: Run, step: number, edit: Edit): Float32Array {
  const { units } = cell;
  const memorySize = cell.carrySize - units;
  const steps = run.places.length;
  if (!(Number.isInteger(step) && step >= 0 && step < steps)) {
    throw new RangeError(`cannot edit step ${step}: the reading has ${steps} steps`);
  }
  if ('unit' in edit && !(Number.isInteger(edit.unit) && edit.unit >= 0 && edit.unit < units)) {
    throw new RangeError(`cannot edit unit ${edit.unit}: the network has ${units} units`);
  }
  const states = run.states.slice();
  const memory = run.memory.slice();
  const copy = { ...run, states, memory };
  const scratch = scratchFor(cell);
  if (edit.kind === 'word') {
    runForward(cell, copy, step, steps, scratch);
    return states;
  }
  if (edit.kind === 'mute') {
    handOn(states, step, units);
    handOn(memory, step, memorySize);
  } else {
    const at = step * units + edit.unit;
    const value = valueAfter(edit, states[at]!);
    states[at] = value;
    if (edit.kind === 'pin' || edit.kind === 'hold') {
      for (let t = step + 1; t < steps; t++) {
        runForward(cell, copy, t, t + 1, scratch);
        states[t * units + edit.unit] = value;
      }
      return states;
    }
  }
  runForward(cell, copy, step + 1, steps, scratch);
  return states;
}

/** What an edit makes of a unit's value at its step. */
function valueAfter(edit: Extract<Edit, { readonly unit: number }>, kept: number): number {
  switch (edit.kind) {
    case 'pin':
      return kept;
    case 'zero':
      return 0;
    case 'flip':
      return -kept;
    case 'set':
    case 'hold':
      return edit.value;
  }
}

/** Copies the row before a step into the step's; zeros where there is none. */
function handOn(rows: Float32Array, step: number, size: number): void {
  if (step === 0) rows.fill(0, 0, size);
  else rows.copyWithin(step * size, (step - 1) * size, step * size);
}
