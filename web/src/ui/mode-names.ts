import type { CellKind } from '../nn/cells';
import { m } from '../messages';
import type { Mode } from '../plot/strip-content';

/** An inner value of a cell, with its letter. The z of a minGRU writes, where that of a GRU keeps. */
export function gateName(kind: CellKind, name: string): string {
  return m.unit.gates[kind === 'min-gru' && name === 'updateGate' ? 'writeGate' : name] ?? name;
}

/** What the heatmap shows in a mode other than state and vote. */
export function modeName(kind: CellKind, mode: Mode): string {
  return gateName(kind, mode === 'c' ? 'memory' : mode);
}
