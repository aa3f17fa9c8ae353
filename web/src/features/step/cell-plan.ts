import type { CellKind } from '../../nn/cells';

/** A place in the picture of a cell: three columns from the left, and two rows. */
export type Place = readonly [column: 0 | 1 | 2, row: 0 | 1];

/** What a cell reads and makes, one number a unit each. */
export type Values = 'before' | 'now' | 'candidate' | 'memoryBefore' | 'memory';

/** A way that values take through the cell. One between different columns and rows goes down first, then right. */
export interface Pipe {
  readonly from: Place;
  readonly to: Place;
  /** The inner value that says how far its valve is open; null for a pipe without one. */
  readonly gate: string | null;
  /** Whether the valve is open by 1 − gate. */
  readonly isRest: boolean;
}

/** How a gated cell is drawn. */
export interface CellPlan {
  readonly values: Readonly<Partial<Record<Values, Place>>>;
  readonly pipes: readonly Pipe[];
}

/** Where the old value and the new one are added. */
export const SUM: Place = [1, 0];

const pipe = (from: Place, to: Place, gate: string | null = null, isRest = false): Pipe => ({ from, to, gate, isRest });

/** The plan of each cell with gates. The old value comes from the left, the new one from below, and they meet at `SUM`. */
export const CELL_PLANS: Readonly<Partial<Record<CellKind, CellPlan>>> = {
  gru: {
    values: { before: [0, 0], candidate: [1, 1], now: [2, 0] },
    pipes: [
      pipe([0, 0], SUM, 'updateGate'),
      pipe([1, 1], SUM, 'updateGate', true),
      pipe(SUM, [2, 0]),
      pipe([0, 0], [1, 1], 'resetGate'),
    ],
  },
  'min-gru': {
    values: { before: [0, 0], candidate: [1, 1], now: [2, 0] },
    pipes: [pipe([0, 0], SUM, 'updateGate', true), pipe([1, 1], SUM, 'updateGate'), pipe(SUM, [2, 0])],
  },
  lstm: {
    values: { memoryBefore: [0, 0], memory: [2, 0], before: [0, 1], candidate: [1, 1], now: [2, 1] },
    pipes: [
      pipe([0, 0], SUM, 'forgetGate'),
      pipe([1, 1], SUM, 'inputGate'),
      pipe(SUM, [2, 0]),
      pipe([2, 0], [2, 1], 'outputGate'),
      pipe([0, 1], [1, 1]),
    ],
  },
};

/** Mean of numbers; how far a gate is open over all units. */
export function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
