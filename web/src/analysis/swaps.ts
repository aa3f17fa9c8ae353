import { verdictOf } from './verdict';

/** One word read in another's place. */
export interface Trial {
  readonly id: number;
  /** What it did to the logit at its step. */
  readonly effect: number;
  /** P(positive) at the end. */
  readonly probability: number;
}

/** Entries of a vocabulary that name no word. */
const SPECIAL = /^<.*>$/;

/**
 * The words nearest to one in the embedding, by the cosine of their rows.
 *
 * @param embeddings vocabulary × size
 * @param words by id; rows beyond them have no name
 * @returns ids, nearest first
 */
export function neighboursOf(
  id: number,
  embeddings: Float32Array,
  size: number,
  words: readonly string[],
  count: number,
): number[] {
  const own = embeddings.subarray(id * size, (id + 1) * size);
  const cosines = new Float64Array(words.length);
  for (let row = 0; row < words.length; row++) {
    let product = 0;
    let square = 0;
    for (let k = 0; k < size; k++) {
      const value = embeddings[row * size + k]!;
      product += value * own[k]!;
      square += value * value;
    }
    cosines[row] = square > 0 ? product / Math.sqrt(square) : -Infinity;
  }
  return greatest(cosines, count, (row) => row !== id && !SPECIAL.test(words[row]!));
}

/**
 * Words worth trying at a step: the most frequent ones, and those that would move the last logit most either way if it were
 * linear in the input, `∂logit/∂x · x_w`.
 *
 * @param gradient size: ∂logit/∂x at the step
 * @returns ids, `frequent` of the one kind and up to `strong` of each side of the other
 */
export function candidatesFor(
  gradient: Float32Array,
  embeddings: Float32Array,
  words: readonly string[],
  { frequent, strong }: { readonly frequent: number; readonly strong: number },
): number[] {
  const size = gradient.length;
  const pushes = new Float64Array(words.length);
  for (let row = 0; row < words.length; row++) {
    let push = 0;
    for (let k = 0; k < size; k++) push += gradient[k]! * embeddings[row * size + k]!;
    pushes[row] = push;
  }
  const isWord = (row: number): boolean => !SPECIAL.test(words[row]!);
  const found = new Set<number>();
  for (let id = 0; id < words.length && found.size < frequent; id++) if (isWord(id)) found.add(id);
  for (const id of greatest(pushes, strong, isWord)) found.add(id);
  for (const id of greatest(
    pushes.map((push) => -push),
    strong,
    isWord,
  ))
    found.add(id);
  return [...found];
}

/** The places of the greatest values, greatest first. */
function greatest(values: Float64Array, count: number, isAllowed: (place: number) => boolean): number[] {
  const best: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const isFull = best.length >= count;
    if (isFull && !(values[place]! > values[best.at(-1)!]!)) continue;
    if (count === 0 || !isAllowed(place)) continue;
    if (isFull) best.pop();
    let at = best.length;
    while (at > 0 && values[place]! > values[best[at - 1]!]!) at--;
    best.splice(at, 0, place);
  }
  return best;
}

/** Trials whose effect has the other sign than `effect`, strongest first. */
export function oppositesAmong(trials: readonly Trial[], effect: number, count: number): Trial[] {
  return trials
    .filter((trial) => trial.effect * effect < 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, count);
}

/**
 * Trials whose verdict is the other one than that of `probability`, and not undecided; the most frequent words, whose ids are
 * least, first.
 */
export function flipsAmong(trials: readonly Trial[], probability: number, count: number): Trial[] {
  const other = probability > 0.5 ? 0 : 1;
  return trials
    .filter((trial) => verdictOf(trial.probability) === other)
    .sort((a, b) => a.id - b.id)
    .slice(0, count);
}
