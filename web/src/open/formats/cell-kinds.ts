import type { CellKind } from '../../nn/cells';

export type { CellKind };

/** Cells that frameworks write, by their Keras names, and how many sums each makes in multiples of its units. */
const KINDS: readonly { readonly className: string; readonly kind: CellKind; readonly gates: number }[] = [
  { className: 'SimpleRNN', kind: 'simple-rnn', gates: 1 },
  { className: 'GRU', kind: 'gru', gates: 3 },
  { className: 'LSTM', kind: 'lstm', gates: 4 },
];

export function kindOfClass(className: string): CellKind | undefined {
  return KINDS.find((known) => known.className === className)?.kind;
}

export function classOfKind(kind: CellKind): string {
  return KINDS.find((known) => known.kind === kind)!.className;
}

export function gatesOf(kind: CellKind): number {
  return KINDS.find((known) => known.kind === kind)!.gates;
}
