/**
 * What a word does to the words after it (after Maheswaranathan & Sussillo 2020): at places of the corpus the text is read with the word and
 * without it, from its beginning, and what each following word did to the logit is compared.
 */
import { groupedSlope, type Group } from './grouped-slope';
import { inSlices } from './in-slices';
import type { Place } from './places';
import { NO_WORD } from './word-ids';

/** Words after the modifier that are looked at. */
export const REACH = 10;
/** Following words by which modifiers are ranked: most of what a word does, it does there. */
export const NEAR = 3;

/** How a word changes what following words do: y with it, x without it, and `y = slope · x`. A slope of 1 is no change, −1 turns round. */
export interface Barcode {
  /** Places that were read. */
  readonly places: number;
  /** REACH: how many times what it would do without the modifier the k-th word after it does; NaN where there is none. */
  readonly slopes: Float64Array;
  /** REACH: the standard error of each. */
  readonly errors: Float64Array;
  /** REACH: at how many places there is a k-th word. */
  readonly counts: Uint32Array;
  /** The same for the first three words together. */
  readonly near: number;
  /** Its standard error. The words after one place depend on each other, so the place is what counts: see `groupedSlope`. */
  readonly error: number;
  /** What the word itself does to the logit, on the average. */
  readonly own: number;
}

/** A text as it was read. */
export interface ReadText {
  /** As `wordIdsOf` gives them. */
  readonly words: Int32Array;
  /** Steps: the logit after each. */
  readonly logits: ArrayLike<number>;
  /** The logits of the same text without its step `step`, up to before step `end` of the whole: `end` − 1 of them. */
  readonly without: (step: number, end: number) => ArrayLike<number>;
}

/** Measurements at places of a word, from which its barcode follows. */
export class BarcodeSums {
  /** A group a place: what each following word does without the modifier, and with it. */
  readonly #groups: Group[] = [];
  #own = 0;

  /**
   * Adds a place.
   *
   * @param at the step of the word in the text with it; in the text without it the next word stands there
   * @param withIt logits after each step of the text with it, `without` after each step of the text without it
   * @param before the logit before any step
   */
  add(at: number, withIt: ArrayLike<number>, without: ArrayLike<number>, before: number): void {
    this.#own += changeAt(withIt, at, before);
    const follow = Math.max(0, Math.min(REACH, without.length - at));
    this.#groups.push({
      x: Array.from({ length: follow }, (_, k) => changeAt(without, at + k, before)),
      y: Array.from({ length: follow }, (_, k) => changeAt(withIt, at + 1 + k, before)),
    });
  }

  barcode(): Barcode {
    const groups = this.#groups;
    const each = Array.from({ length: REACH }, (_, k) => groupedSlope(groups, k, k + 1));
    const near = groupedSlope(groups, 0, NEAR);
    return {
      places: groups.length,
      slopes: Float64Array.from(each, ({ slope }) => slope),
      errors: Float64Array.from(each, ({ error }) => error),
      counts: Uint32Array.from(each, ({ groups: count }) => count),
      near: near.slope,
      error: near.error,
      own: this.#own / groups.length,
    };
  }
}

function changeAt(logits: ArrayLike<number>, step: number, before: number): number {
  return logits[step]! - (step > 0 ? logits[step - 1]! : before);
}

/**
 * Barcodes of some words. Each text is read once, whatever the number of places in it.
 *
 * @param placesOf places of each word, by its id
 * @param read reads a text of the corpus
 * @param before the logit before any step
 * @throws the signal's reason
 */
export async function barcodesOf(
  placesOf: ReadonlyMap<number, readonly Place[]>,
  read: (row: number) => ReadText,
  before: number,
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void } = {},
): Promise<Map<number, Barcode>> {
  const sums = new Map([...placesOf].map(([id]) => [id, new BarcodeSums()]));
  const all = [...placesOf].flatMap(([id, places]) => places.map(({ row, step }) => ({ id, row, step })));
  all.sort((a, b) => a.row - b.row);
  let text: ReadText | null = null;
  const one = (k: number): void => {
    const { id, row, step } = all[k]!;
    if (!text || all[k - 1]?.row !== row) text = read(row);
    const { words, logits, without } = text;
    let end = step + 1;
    while (end < words.length && end <= step + REACH && words[end] !== NO_WORD) end++;
    sums.get(id)!.add(step, logits, without(step, end), before);
    onProgress?.((k + 1) / all.length);
  };
  await inSlices(all.length, one, signal, 1);
  const barcodes = new Map<number, Barcode>();
  const words = [...sums];
  const finish = (k: number): unknown => barcodes.set(words[k]![0], words[k]![1].barcode());
  await inSlices(words.length, finish, signal, 1);
  return barcodes;
}
