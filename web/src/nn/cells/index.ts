import type { Cell, CellKind, CellWeights } from './cell';
import { Gru } from './gru';
import { Lstm } from './lstm';
import { SimpleRnn } from './simple-rnn';

const CELLS: Readonly<Record<CellKind, new (weights: CellWeights) => Cell>> = {
  'simple-rnn': SimpleRnn,
  gru: Gru,
  lstm: Lstm,
};

/** The cell these weights belong to, ready to step. */
export function makeCell(weights: CellWeights): Cell {
  return new CELLS[weights.kind](weights);
}
