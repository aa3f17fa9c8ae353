import { sigmoid } from '../../../nn/activation';

/** A loss function and its slope. */
export interface Loss {
  /** @param logit what the readout said @param label 0 or 1 */
  value(logit: number, label: 0 | 1): number;
  /** ∂value/∂logit. */
  slope(logit: number, label: 0 | 1): number;
}

/** ln(1 + e^x), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Cross-entropy of a logit: −ln of the probability given to the label. */
export const crossEntropy: Loss = {
  value: (logit, label) => softplus(label === 1 ? -logit : logit),
  slope: (logit, label) => sigmoid(logit) - label,
};

/** The notebook's mistake: its loss takes the output of the sigmoid for a logit, and applies the sigmoid again. */
export const squashedTwice: Loss = {
  value: (logit, label) => crossEntropy.value(sigmoid(logit), label),
  slope: (logit, label) => {
    const output = sigmoid(logit);
    return crossEntropy.slope(output, label) * output * (1 - output);
  },
};

/** The least `squashedTwice` can be on as many positive as negative examples: (ln(1 + e⁻¹) + ln 2) / 2. */
export const SQUASHED_TWICE_FLOOR = (Math.log1p(Math.exp(-1)) + Math.LN2) / 2;
