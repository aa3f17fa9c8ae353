import type { Projection } from './kernels/projection';

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
  /** Where in the embeddings the words begin whose rows are placed, and not yet made: the last ones. */
  #pending: number[] = [];

  /** @param embeddings vocabulary × embedding size */
  constructor(
    private readonly embeddings: Float32Array,
    private readonly projection: Projection,
  ) {
    this.#width = projection.width;
    this.embeddingSize = projection.size;
    this.vocabularySize = embeddings.length / this.embeddingSize;
    this.#places = new Int32Array(this.vocabularySize);
    const firstRows = 256;
    this.#rows = new Float32Array(firstRows * this.#width);
  }

  /** The rows placed so far. A later `place` may replace the array: ask for it after the last one. */
  get rows(): Float32Array {
    const pending = this.#pending;
    if (pending.length > 0) {
      this.projection.project(this.embeddings, pending, this.#rows, (this.#count - pending.length) * this.#width);
      this.#pending = [];
    }
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
    this.#pending.push(id * this.embeddingSize);
    this.#places[id] = place + 1;
    return place;
  }
}
