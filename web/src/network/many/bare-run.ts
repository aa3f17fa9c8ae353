import { CellKernel } from '../../nn/kernels/cell-kernel';
import { projectionOf } from '../../nn/layer';
import { predictionsOf } from '../../nn/head';
import type { Stack } from '../../nn/stack';

/** Numbers of the table: 128 MB. */
const MOST_NUMBERS = 32_000_000;

/**
 * Reads ids with a network of one layer, and leaves nothing behind: no tape, no outputs of steps. Rows of `U x + b` are made of the whole
 * vocabulary at once.
 */
export class BareRun {
  private constructor(
    private readonly stack: Stack,
    private readonly kernel: CellKernel,
  ) {}

  /** Null for a network that needs a tape: of several layers, read backward, pooled; or where there are no kernels. */
  static of(stack: Stack): BareRun | null {
    const { layers, weights, vocabularySize } = stack;
    const layer = layers[0];
    const { above = [], hidden = [], pooling, head, embeddings } = weights;
    const isBare =
      layers.length === 1 && layer!.isPlain && layer!.before.length === 0 && above.length === 0 && hidden.length === 0;
    if (!isBare || pooling || head.per !== 'text') return null;
    const { cell, weights: cellWeights } = layer!.directions[0]!;
    if (!cell.kernel || vocabularySize * cell.width > MOST_NUMBERS) return null;
    const table = new Float32Array(vocabularySize * cell.width);
    const places = Array.from({ length: vocabularySize }, (_, id) => id * weights.embeddingSize);
    projectionOf(cellWeights).project(embeddings, places, table, 0);
    const kernel = CellKernel.create(cellWeights, cell, table);
    return kernel && new BareRun(stack, kernel);
  }

  /** Whether it reads these ids: some, and none of them masked or without a row. */
  canRead(ids: Int32Array): boolean {
    const { maskedId, vocabularySize } = this.stack;
    for (const id of ids) if (id === maskedId || !(id >= 0 && id < vocabularySize)) return false;
    return ids.length > 0;
  }

  /**
   * @param visit is given states as they are made, steps × units; only until it returns
   * @returns the last state, and what the network says: see `Reading.final`
   */
  read(
    ids: Int32Array,
    visit?: (states: Float32Array) => void,
  ): { readonly last: Float32Array; readonly final: Float32Array } {
    const last = this.kernel.readIds(ids, visit);
    return { last, final: predictionsOf(this.stack.weights.head, last) };
  }
}
