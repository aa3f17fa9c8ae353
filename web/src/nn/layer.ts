import { InputTable } from './input-table';
import { makeCell } from './cells';
import type { Cell, CellWeights } from './cells/cell';
import { Projection } from './kernels/projection';
import { scratchFor, type Scratch } from './run';

/** The weights of a recurrent layer: a cell that reads forward, one that reads backward, or both side by side. */
export interface LayerWeights {
  readonly forward: CellWeights | null;
  readonly backward: CellWeights | null;
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
  /** Numbers a step: units, or twice as many where it reads both ways (Keras' `concat`, forward first). */
  readonly size: number;

  constructor({ forward, backward }: LayerWeights, embeddings: Float32Array | null) {
    const make = (weights: CellWeights | null, isBackward: boolean): Direction[] =>
      weights ? [new Direction(weights, isBackward, embeddings)] : [];
    this.directions = [...make(forward, false), ...make(backward, true)];
    this.size = this.directions.reduce((sum, { cell }) => sum + cell.units, 0);
  }

  get isCausal(): boolean {
    return !this.directions.some(({ isBackward }) => isBackward);
  }
}
