import type { Layer } from './layer';
import { mergeStep } from './merge';
import { continued, beginningOf, type Rows } from './plain-layer';
import { grown, Track } from './track';

/** What one recurrent layer left behind on its way over some steps. */
export class LayerTape {
  /** Its cells' ways. */
  readonly tracks: readonly Track[];
  /** Steps × size, in the order of the text. */
  #states: Float32Array = new Float32Array(0);
  /** What the layers without memory before it made of what stands below; null where there are none. */
  #given: Rows | null = null;

  /** @param maskedId the id whose steps are masked, or null for none */
  constructor(
    private readonly layer: Layer,
    private readonly maskedId: number | null,
  ) {
    this.tracks = layer.directions.map((direction) => new Track(direction));
  }

  /** Steps × size. */
  get states(): Float32Array {
    return this.#states;
  }

  get given(): Rows | null {
    return this.#given;
  }

  reserve(steps: number): void {
    for (const track of this.tracks) track.reserve(steps, this.maskedId !== null);
  }

  /**
   * Reads on from step `from` to before step `to`.
   *
   * @param ids of the words
   * @param below what stands below; null where the layer reads words
   * @throws RangeError when the embedding has no row for an id
   */
  extend(ids: Int32Array, below: Rows | null, from: number, to: number): void {
    const { before } = this.layer;
    if (below && before.length > 0) this.#given = continued(before, this.#given, below);
    for (const track of this.tracks) {
      this.#putDown(track, ids, this.#given ?? below, from, to);
      track.extend(from, to);
    }
    this.#join(ids, from, to);
  }

  /** Takes over the beginning of another tape of this layer. */
  copy(other: LayerTape, ids: Int32Array, length: number): void {
    for (const [k, track] of this.tracks.entries()) track.copy(other.tracks[k]!, length);
    this.#join(ids, 0, length);
    this.#given = other.#given && beginningOf(other.#given, length);
  }

  /** The state that it ends with after `steps` steps: a cell that reads backward ends at the first word. */
  last(steps: number): Float32Array {
    const { merge, size } = this.layer;
    const state = new Float32Array(size);
    if (steps === 0) return state;
    const units = this.tracks.map(({ direction }) => direction.cell.units);
    const places = units.map((count) => (steps - 1) * count);
    const states = this.tracks.map((track) => track.states);
    mergeStep(merge, states, places, units, state, 0);
    return state;
  }

  /** Puts down, for one cell, what it reads at steps `from` to before `to`. */
  #putDown(track: Track, ids: Int32Array, below: Rows | null, from: number, to: number): void {
    const { isBackward } = track.direction;
    for (let at = from; at < to; at++) {
      const t = isBackward ? to - 1 - at : at;
      const id = ids[t]!;
      const isMasked = id === this.maskedId && !this.layer.ignoresMask;
      if (below) track.placeState(at, below.values, t * below.size, isMasked);
      else track.placeWord(at, id, isMasked);
    }
  }

  /** Puts its cells' states together in the order of the text. */
  #join(ids: Int32Array, from: number, to: number): void {
    const { isPlain, size, merge, zeroesMasked } = this.layer;
    if (isPlain) {
      this.#states = this.tracks[0]!.states;
      return;
    }
    const joined = (this.#states = grown(this.#states, to * size));
    const states = this.tracks.map((track) => track.states);
    const units = this.tracks.map(({ direction }) => direction.cell.units);
    for (let t = from; t < to; t++) {
      const places = this.tracks.map(({ direction }, k) => (direction.isBackward ? to - 1 - t : t) * units[k]!);
      mergeStep(merge, states, places, units, joined, t * size);
      if (zeroesMasked && ids[t] === this.maskedId) joined.fill(0, t * size, (t + 1) * size);
    }
  }
}
