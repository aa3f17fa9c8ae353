import { pool, poolBackward, type Pooling } from './pooling';
import type { Stack } from './stack';
import { grown } from './track';

/** States pooled over the steps so far, where a head reads those. */
export class Pooled {
  /** Steps × size. */
  #values = new Float32Array(0);
  /** Steps: how many of those so far are not masked, where a mean leaves masked steps out. */
  #counts: Int32Array | null;

  private constructor(
    private readonly kind: Pooling,
    private readonly size: number,
    private readonly maskedId: number | null,
  ) {
    this.#counts = maskedId === null ? null : new Int32Array(0);
  }

  /** Null for a network that pools nothing step by step. */
  static of({ weights, readSize, maskedId }: Stack): Pooled | null {
    const { pooling, poolsMasked } = weights;
    if (!pooling || pooling === 'flatten') return null;
    return new Pooled(pooling, readSize, pooling === 'mean' && !poolsMasked ? maskedId : null);
  }

  /** Steps × size. */
  get values(): Float32Array {
    return this.#values;
  }

  reserve(steps: number): void {
    this.#values = grown(this.#values, steps * this.size);
  }

  /**
   * Pools on from step `from` to before step `to`.
   *
   * @param states steps × size
   * @param ids of the words; those from the first word `read` on are new
   */
  extend(states: Float32Array, from: number, to: number, ids: Int32Array, read: number, words: number): void {
    this.#values = grown(this.#values, to * this.size);
    if (this.#counts) {
      const counts = (this.#counts = grown(this.#counts, words));
      for (let t = read; t < words; t++) {
        counts[t] = (t === 0 ? 0 : counts[t - 1]!) + (ids[t] === this.maskedId ? 0 : 1);
      }
    }
    pool(this.kind, states, this.#values, this.size, from, to, this.#counts);
  }

  /** Takes over the beginning of another. */
  copy(other: Pooled, length: number): void {
    this.#values.set(other.#values.subarray(0, length * this.size));
    this.#counts = other.#counts && other.#counts.slice(0, length);
  }

  /** What would be pooled of states that differ from step `step` on: steps × size. */
  again(states: Float32Array, step: number, length: number): Float32Array {
    const values = this.#values.slice(0, length * this.size);
    pool(this.kind, states, values, this.size, step, length, this.#counts);
    return values;
  }

  /** See `poolBackward`. */
  backward(states: Float32Array, gradient: Float64Array, length: number): Float64Array {
    return poolBackward(this.kind, states, gradient, length, this.#counts);
  }
}
