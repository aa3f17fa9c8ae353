/**
 * Embedding and kernel folded into one: a word's row is `U x + b`, made the first time the word is met. Met again, it costs
 * one look-up instead of a matrix product. Rows stand in the order in which words were met, so memory grows with the words
 * read, not with the vocabulary.
 */
export class InputTable {
  readonly embeddingSize: number;
  /** Ids the embedding has rows for. */
  readonly vocabularySize: number;
  readonly #width: number;
  #rows: Float32Array;
  #count = 0;
  /** For each id the place of its row, in steps of `width`, plus one; 0 when it has none yet. */
  readonly #places: Int32Array;

  /**
   * @param embeddings vocabulary × embedding size
   * @param kernel embedding size × width
   * @param bias width
   */
  constructor(
    private readonly embeddings: Float32Array,
    private readonly kernel: Float32Array,
    private readonly bias: Float32Array,
  ) {
    this.#width = bias.length;
    this.embeddingSize = kernel.length / bias.length;
    this.vocabularySize = embeddings.length / this.embeddingSize;
    this.#places = new Int32Array(this.vocabularySize);
    const firstRows = 256;
    this.#rows = new Float32Array(firstRows * this.#width);
  }

  /** The rows made so far. A later `place` may replace the array: ask for it after the last one. */
  get rows(): Float32Array {
    return this.#rows;
  }

  /**
   * Where in `rows` the row of an id begins, making it if need be.
   *
   * @throws RangeError when the embedding has no such row
   */
  place(id: number): number {
    const place = this.#places[id];
    if (place === undefined) {
      throw new RangeError(`id ${id} is outside the embedding, which has ${this.vocabularySize} rows`);
    }
    return (place > 0 ? place - 1 : this.#add(id)) * this.#width;
  }

  #add(id: number): number {
    const width = this.#width;
    const place = this.#count++;
    if ((place + 1) * width > this.#rows.length) {
      const grown = new Float32Array(2 * this.#rows.length);
      grown.set(this.#rows);
      this.#rows = grown;
    }
    const size = this.embeddingSize;
    project(this.embeddings, id * size, this.kernel, this.bias, this.#rows, place * width);
    this.#places[id] = place + 1;
    return place;
  }
}

/**
 * One row of `U x + b`.
 *
 * @param inputs x begins at `inputAt`
 * @param kernel input size × width
 * @param row width, written from `rowAt` on
 */
export function project(
  inputs: Float32Array,
  inputAt: number,
  kernel: Float32Array,
  bias: Float32Array,
  row: Float32Array,
  rowAt: number,
): void {
  const width = bias.length;
  const size = kernel.length / width;
  for (let j = 0; j < width; j++) {
    let sum = bias[j]!;
    for (let k = 0; k < size; k++) sum += inputs[inputAt + k]! * kernel[k * width + j]!;
    row[rowAt + j] = sum;
  }
}
