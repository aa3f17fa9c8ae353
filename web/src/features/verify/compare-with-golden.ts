import type { Network } from 'unrolled';

/** How far this device is from Keras on one text of the card: largest absolute differences. */
export interface Comparison {
  readonly text: string;
  readonly steps: number;
  readonly states: number;
  readonly outputs: number;
  /**
   * As a share of the largest gradient where that is above 1, because single precision has seven digits from the largest on. Null where
   * the card has no gradients for this text.
   */
  readonly gradients: number | null;
}

/** Reads the golden texts of a network's card again. A reading of another length differs infinitely. */
export function compareWithGolden(network: Network): Comparison[] {
  return (network.card.golden ?? []).map((golden) => {
    const reading = network.read(golden.text);
    const gradients = golden.gradients && reading.gradients();
    return {
      text: golden.text,
      steps: reading.tokens.length,
      states: largestDifference(reading.states, golden.states.flat()),
      outputs: largestDifference(reading.outputs, golden.outputs ?? []),
      gradients: gradients
        ? Math.max(
            shareOfLargest(gradients.inputs, golden.gradients!.inputs.flat()),
            shareOfLargest(gradients.states, golden.gradients!.states.flat()),
          )
        : null,
    };
  });
}

function shareOfLargest(found: Float32Array, wanted: readonly number[]): number {
  const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return largestDifference(found, wanted) / largest;
}

/** The largest absolute difference; infinite when the lengths differ. */
export function largestDifference(found: Float32Array, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) return Infinity;
  return found.reduce((most, value, index) => Math.max(most, Math.abs(value - wanted[index]!)), 0);
}
