/** What flows through the graph of an ONNX file: the layers so far, and which axis of the numbers is which. */
import type { CellWeights } from '../../nn/cells/cell';
import type { PlainLayer } from '../../nn/plain-layer';
import type { NamedLayer, PlanLayer } from '../plan';
import { classOfKind } from './cell-kinds';
import { Blocked } from './keras-context';

/** Steps, texts, directions, numbers; `1` for an axis of length 1, `?` for steps or texts before a recurrent node tells them apart. */
export type Axis = 'steps' | 'texts' | 'directions' | 'numbers' | '1' | '?';

/** Cells whose states are not taken yet: nodes behind them choose a direction. */
export interface Cells {
  readonly forward: CellWeights | null;
  readonly backward: CellWeights | null;
  readonly givesAll: boolean;
}

export interface Flow {
  readonly chain: readonly NamedLayer[];
  readonly cells: Cells | null;
  readonly axes: readonly Axis[];
  /** Numbers a row; 0 for ids. */
  readonly size: number;
}

export const ids: Flow = { chain: [], cells: null, axes: ['?', '?'], size: 0 };

/** The flow with its cells as a layer. */
export function settled(flow: Flow): Flow {
  const { cells, chain } = flow;
  if (!cells) return flow;
  const { forward, backward, givesAll } = cells;
  const { kind, units } = (forward ?? backward)!;
  const label = `${forward && backward ? 'bidirectional ' : ''}${classOfKind(kind)} (${units})`;
  const layer: PlanLayer = {
    kind: 'recurrent',
    forward,
    backward,
    merge: 'concat',
    givesAll,
    givesReversed: false,
    zeroesMasked: false,
  };
  return { ...flow, cells: null, chain: [...chain, { label, layer }], size: widthOf(cells) };
}

export function widthOf({ forward, backward }: Cells): number {
  return (forward?.units ?? 0) + (backward?.units ?? 0);
}

/** The flow with a layer more. */
export function withLayer(flow: Flow, label: string, layer: PlanLayer): Flow {
  const before = settled(flow);
  return { ...before, chain: [...before.chain, { label, layer }] };
}

/** The flow with a layer more that keeps nothing from step to step. */
export function withPlain(flow: Flow, label: string, layer: PlainLayer): Flow {
  const size = 'bias' in layer ? layer.bias.length : settled(flow).size;
  return { ...withLayer(flow, label, { kind: 'plain', layer, dropsMask: false }), size };
}

/** The flow in which an axis is gone. @param at negative from behind */
export function withoutAxis(flow: Flow, at: number): Flow {
  const place = at < 0 ? at + flow.axes.length : at;
  return { ...flow, axes: flow.axes.filter((_, k) => k !== place) };
}

export function axisAt(flow: Flow, at: number): Axis {
  const found = flow.axes[at < 0 ? at + flow.axes.length : at];
  if (found === undefined)
    throw new Blocked(`It names axis ${at}, and there are ${flow.axes.length}: export it again.`);
  return found;
}

/** One direction of cells that read both ways. */
export function picked(flow: Flow, direction: number): Flow {
  const { cells } = flow;
  if (!cells) throw new Blocked('It picks a direction where there is none: export it again.');
  if (!cells.forward || !cells.backward) return flow;
  const isForward = direction === 0 || direction === -2;
  return {
    ...flow,
    cells: { ...cells, forward: isForward ? cells.forward : null, backward: isForward ? null : cells.backward },
  };
}

/** Two directions side by side. */
export function joined(first: Flow, second: Flow): Flow {
  const [a, b] = [first.cells, second.cells];
  const isOneLayer = a && b && first.chain === second.chain && a.givesAll === b.givesAll;
  if (!isOneLayer || !a.forward || a.backward || !b.backward || b.forward) {
    throw new Blocked(
      'It joins what is not the two directions of one layer, forward first: only chains can be read word by word.',
    );
  }
  return { ...first, cells: { ...a, backward: b.backward } };
}
