/** Figures of a run at some moment, as its card or its snapshots have them. */
export interface Moment {
  readonly epoch: number;
  /** While it learned: over every step, with words left out at random; absent before the first batch. */
  readonly loss?: number;
  readonly validation_loss: number;
  readonly validation_accuracy: number;
  /** On reviews it learned from, measured as on those kept aside; absent where a run did not record them. */
  readonly training_loss?: number;
  readonly training_accuracy?: number;
}

/** A run's loss and accuracy, on what it learned from and on what it did not. */
export interface LearningCurve {
  readonly epochs: Float64Array;
  /** NaN where there is none. */
  readonly learnedLoss: Float64Array;
  readonly heldLoss: Float64Array;
  readonly learnedAccuracy: Float64Array;
  readonly heldAccuracy: Float64Array;
  /** Whether what it learned from was measured as what it did not, throughout: then the two losses' distance is a gap. */
  readonly isAlike: boolean;
}

/** The finest of several records of one run that knows both sides, or else the first. @throws RangeError when there is none */
export function learningCurve(...records: readonly (readonly Moment[])[]): LearningCurve {
  const isWhole = (moments: readonly Moment[]): boolean =>
    moments.length > 1 &&
    moments.every((moment) => moment.training_loss !== undefined && moment.training_accuracy !== undefined);
  const whole = records.filter(isWhole).toSorted((a, b) => b.length - a.length)[0];
  const moments = whole ?? records[0];
  if (!moments) throw new RangeError('a learning curve needs a record');
  const pick = (figure: (moment: Moment) => number | undefined): Float64Array =>
    Float64Array.from(moments, (moment) => figure(moment) ?? NaN);
  return {
    epochs: pick(({ epoch }) => epoch),
    learnedLoss: pick(({ loss, training_loss: alike }) => (whole ? alike : loss)),
    heldLoss: pick((moment) => moment.validation_loss),
    learnedAccuracy: pick((moment) => moment.training_accuracy),
    heldAccuracy: pick((moment) => moment.validation_accuracy),
    isAlike: whole !== undefined,
  };
}
