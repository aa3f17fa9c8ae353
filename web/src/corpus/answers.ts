/** What a network says of many texts, one value a text. */
export interface Answers {
  readonly count: number;
  /** How many classes there are. */
  readonly classes: number;
  /** Texts × classes: shares that sum to 1. */
  readonly shares: Float32Array;
  /** Texts: the class with the largest share. */
  readonly said: Uint8Array;
  /** Texts: that share. */
  readonly confidence: Float32Array;
  /** Texts: how many steps each has. */
  readonly steps: Uint32Array;
}

/** What a text has for a label where it has none, or one that means no class. */
export const NO_LABEL = -1;

/**
 * Shares out of what `readMany` gives.
 *
 * @param final texts × outputs; one output is P(class 1)
 * @param givesLogits whether they are logits
 */
export function answersOf(
  final: Float32Array,
  steps: Uint32Array,
  classes: number,
  { isSigmoid, givesLogits }: { readonly isSigmoid: boolean; readonly givesLogits: boolean },
): Answers {
  const count = steps.length;
  const shares = new Float32Array(count * classes);
  for (let k = 0; k < count; k++) {
    if (isSigmoid) {
      const p = givesLogits ? 1 / (1 + Math.exp(-final[k]!)) : final[k]!;
      shares[2 * k] = 1 - p;
      shares[2 * k + 1] = p;
      continue;
    }
    const row = final.subarray(k * classes, (k + 1) * classes);
    shares.set(givesLogits ? softmax(row) : row, k * classes);
  }
  return { count, classes, shares, steps, ...largestOf(shares, count, classes) };
}

function largestOf(shares: Float32Array, count: number, classes: number) {
  const said = new Uint8Array(count);
  const confidence = new Float32Array(count);
  for (let k = 0; k < count; k++) {
    // Of two, a share of just one half speaks for class 1, as a threshold of one half does.
    for (let c = 0; c < classes; c++) {
      const share = shares[k * classes + c]!;
      if (share < confidence[k]!) continue;
      said[k] = c;
      confidence[k] = share;
    }
  }
  return { said, confidence };
}

function softmax(logits: Float32Array): Float32Array {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/** How wrong a text is: 1 less the share of its label's class; NaN without a label. */
export function errorAt({ shares, classes }: Answers, labels: Int16Array, k: number): number {
  const label = labels[k]!;
  return label === NO_LABEL ? NaN : 1 - shares[k * classes + label]!;
}
