import { ownPlane } from './own-plane';
import type { Readout } from '../nn/head';

/** A short text as one network has read it, the start token first. */
export interface ReadText {
  /** Steps: what each step is called. */
  readonly words: readonly string[];
  /** Steps: ids of the vocabulary. Texts that begin with the same ids share the way as far as that. */
  readonly ids: readonly number[];
  /** Steps × units. */
  readonly states: Float32Array;
  /** Steps. */
  readonly logits: ArrayLike<number>;
}

/** A state that one text or several come through. */
export interface Place {
  /** The words that lead there, without the start token. */
  readonly words: readonly string[];
  readonly logit: number;
  /** Coordinate at right angles to the readout, from the middle of the places. */
  readonly across: number;
}

/** Texts as ways through one plane. */
export interface WordPaths {
  /** Each state once. */
  readonly places: readonly Place[];
  /** By text: the places it comes through, as indices. */
  readonly ways: readonly (readonly number[])[];
}

/**
 * Lays the states of several texts into one plane: the logit, and the direction in which they differ most besides. States are those
 * of one network without padding, so texts with a common beginning come through the same places.
 *
 * @example the texts "good" and "not good" have four places: start, good, not, not good; their ways are [0, 1] and [0, 2, 3]
 */
export function wordPaths(texts: readonly ReadText[], readout: Readout): WordPaths {
  const units = readout.kernel.length;
  const found = new Map<string, number>();
  const places: { words: readonly string[]; logit: number; state: Float32Array }[] = [];
  const ways = texts.map(({ words, ids, states, logits }) =>
    ids.map((_, t) => {
      const beginning = ids.slice(0, t + 1).join(' ');
      const known = found.get(beginning);
      if (known !== undefined) return known;
      found.set(beginning, places.length);
      const state = states.subarray(t * units, (t + 1) * units);
      return places.push({ words: words.slice(1, t + 1), logit: logits[t]!, state }) - 1;
    }),
  );
  const all = new Float32Array(places.length * units);
  places.forEach(({ state }, k) => all.set(state, k * units));
  const { across } = ownPlane(all, readout);
  return { places: places.map(({ words, logit }, k) => ({ words, logit, across: across[k]! })), ways };
}

/** Whether a push goes the other way than another. */
export function isTurned(push: number, alone: number): boolean {
  return push * alone < 0;
}
