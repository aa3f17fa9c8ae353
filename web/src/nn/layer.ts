import { InputTable } from './input-table';
import { makeCell } from './cells';
import type { Cell, CellWeights } from './cells/cell';
import { Projection } from './kernels/projection';
import type { Merge } from './merge';
import { isStepwise, type PlainLayer } from './plain-layer';
import { scratchFor, type Scratch } from './run';

/** The weights of a recurrent layer: a cell that reads forward, one that reads backward, or both side by side. */
export interface LayerWeights {
  readonly forward: CellWeights | null;
  readonly backward: CellWeights | null;
  /** How the states of both are put together; `concat`, forward first, where it is missing. */
  readonly merge?: Merge;
  /** Layers without memory between the layer below and this one; none where it is missing. */
  readonly before?: readonly PlainLayer[];
  /** Whether it reads masked steps like others, because a layer below dropped the mask. */
  readonly ignoresMask?: boolean;
  /** Whether zeros stand for its states at masked steps, as in Keras' Bidirectional that gives every state. */
  readonly zeroesMasked?: boolean;
}

/** What a layer of these weights makes of its inputs. Without gates small errors live long: the sums of a SimpleRNN are doubles. */
export function projectionOf({ kind, kernel, bias }: CellWeights): Projection {
  return new Projection(kernel, bias, kind === 'simple-rnn' ? 'double' : 'float');
}

/** One cell of a layer, with what it needs to take its inputs in. */
export class Direction {
  readonly cell: Cell;
  /** Room for one step's numbers. */
  readonly scratch: Scratch;
  /** Rows of `U x + b` by id, where the layer reads words; null where it reads the states of another layer. */
  readonly table: InputTable | null;
  /** Of the states of another layer; null where the layer reads words. */
  readonly projection: Projection | null;

  /** @param embeddings of the layer that reads words, null for the others */
  constructor(
    readonly weights: CellWeights,
    readonly isBackward: boolean,
    embeddings: Float32Array | null,
  ) {
    this.cell = makeCell(weights);
    this.scratch = scratchFor(this.cell);
    const projection = projectionOf(weights);
    this.table = embeddings && new InputTable(embeddings, projection);
    this.projection = embeddings ? null : projection;
  }
}

/** A recurrent layer, ready to read. */
export class Layer {
  readonly directions: readonly Direction[];
  /** Numbers a step: units, or twice as many where it reads both ways and `concat` merges them. */
  readonly size: number;
  readonly merge: Merge;
  readonly before: readonly PlainLayer[];
  readonly ignoresMask: boolean;
  readonly zeroesMasked: boolean;

  /** @param embeddings of the layer that reads words, null for the others */
  constructor(
    { forward, backward, merge = 'concat', before = [], ignoresMask = false, zeroesMasked = false }: LayerWeights,
    embeddings: Float32Array | null,
  ) {
    this.merge = merge;
    this.before = before;
    this.ignoresMask = ignoresMask;
    this.zeroesMasked = zeroesMasked;
    const make = (weights: CellWeights | null, isBackward: boolean): Direction[] =>
      weights ? [new Direction(weights, isBackward, embeddings)] : [];
    this.directions = [...make(forward, false), ...make(backward, true)];
    const all = this.directions.reduce((sum, { cell }) => sum + cell.units, 0);
    this.size = merge === 'concat' ? all : this.directions[0]!.cell.units;
  }

  get isCausal(): boolean {
    return !this.directions.some(({ isBackward }) => isBackward) && this.before.every(isStepwise);
  }

  /** Whether its states are those of its one cell, as they lie. */
  get isPlain(): boolean {
    return this.directions.length === 1 && !this.directions[0]!.isBackward && !this.zeroesMasked;
  }
}
