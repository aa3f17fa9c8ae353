import { CellKernel } from '../kernels/cell-kernel';
import type { Cell, CellDefinition, CellWeights } from './cell';
import { gru } from './gru';
import { lstm } from './lstm';
import { minGru } from './min-gru';
import { simpleRnn } from './simple-rnn';

/** Every cell there is. A new one is a file beside these, and a line here. */
export const CELLS = {
  'simple-rnn': simpleRnn,
  gru,
  lstm,
  'min-gru': minGru,
} as const satisfies Readonly<Record<string, CellDefinition>>;

/** Names of cells in links, in `recurrence` and here. */
export type CellKind = keyof typeof CELLS;

/** The cell these weights belong to, ready to step: in WebAssembly where there is a kernel for it. */
export function makeCell(weights: CellWeights): Cell {
  const cell = CELLS[weights.kind].make(weights);
  cell.kernel = CellKernel.create(weights, cell);
  return cell;
}

/** The kind whose class has this name, or undefined. */
export function kindOfClass(className: string): CellKind | undefined {
  return (Object.keys(CELLS) as CellKind[]).find((kind) => CELLS[kind].className === className);
}

/** How many sums a cell of this kind makes of each input, in multiples of its units. */
export function gatesOf(kind: CellKind): number {
  return CELLS[kind].sums.length;
}
