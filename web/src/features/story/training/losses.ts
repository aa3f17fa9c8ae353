import { sigmoid } from '../../../nn/activation';

/** How a network is told how wrong it was. */
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

/** −ln of the probability given to the truth, the logit taken for what it is. */
export const crossEntropy: Loss = {
  value: (logit, label) => softplus(label === 1 ? -logit : logit),
  slope: (logit, label) => sigmoid(logit) - label,
};

/** The notebook's slip: the output of the sigmoid is taken for a logit, and squashed once more. */
export const squashedTwice: Loss = {
  value: (logit, label) => crossEntropy.value(sigmoid(logit), label),
  slope: (logit, label) => {
    const output = sigmoid(logit);
    return crossEntropy.slope(output, label) * output * (1 - output);
  },
};

/** The least `squashedTwice` can be on as many positive as negative examples: (ln(1 + e⁻¹) + ln 2) / 2. */
export const SQUASHED_TWICE_FLOOR = (Math.log1p(Math.exp(-1)) + Math.LN2) / 2;
