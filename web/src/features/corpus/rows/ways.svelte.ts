import { SvelteMap } from 'svelte/reactivity';
import type { Network } from 'unrolled';
import type { Rows } from '../../../corpus/rows';

/** Points of a way: more than a small picture can show. */
export const MOST_POINTS = 48;
/** Ways that are kept; they are made again when they come into view again. */
const MOST_KEPT = 2000;
/** Milliseconds: then the page gets its turn. */
const SLICE_MS = 8;
/** Milliseconds without other rows: rows that only pass are not read. */
const PAUSE_MS = 60;

/** What a network says on its way through the texts that are in view, made a few at a time when they come into it. */
export class Ways {
  readonly #made = new SvelteMap<number, Float32Array>();
  readonly #waiting = new Set<number>();
  #isBusy = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly network: Network,
    readonly rows: Rows,
  ) {}

  /** Shares of class 1 on the way; undefined while they are not there. */
  of(row: number): Float32Array | undefined {
    return this.#made.get(row);
  }

  /** Has the ways of these rows made, once nothing scrolls; those that were asked for before and are out of sight are not. */
  want(rows: Iterable<number>): void {
    this.#waiting.clear();
    for (const row of rows) if (!this.#made.has(row)) this.#waiting.add(row);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      if (!this.#isBusy) this.#go();
    }, PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#pause);
    this.#waiting.clear();
  }

  #go(): void {
    this.#isBusy = this.#waiting.size > 0;
    if (!this.#isBusy) return;
    setTimeout(() => {
      const start = performance.now();
      for (const row of this.#waiting) {
        this.#waiting.delete(row);
        if (this.#made.size >= MOST_KEPT) this.#made.clear();
        this.#made.set(row, wayOf(this.network.read(this.rows.rows[row]!.cells[this.rows.text]!).outputs));
        if (performance.now() - start > SLICE_MS) break;
      }
      this.#go();
    });
  }
}

/** P(class 1) at so many places of a text, the last of them its end. @param outputs steps */
export function wayOf(outputs: Float32Array): Float32Array {
  if (outputs.length <= MOST_POINTS) return outputs;
  return Float32Array.from({ length: MOST_POINTS }, (_, k) => {
    const end = Math.ceil(((k + 1) * outputs.length) / MOST_POINTS) - 1;
    return outputs[end]!;
  });
}

/** Where a step is on a way, from 0 to 1: the middle of its bar. */
export function placeOnWay(step: number, steps: number): number {
  return (step + 0.5) / Math.max(1, steps);
}
