import { describe, expect, it } from 'vitest';
import { learningCurve, type Moment } from '../../../web/src/plot/learning-curve';

const plain: Moment[] = [
  { epoch: 1, loss: 0.5, validation_loss: 0.4, validation_accuracy: 0.8 },
  { epoch: 2, loss: 0.3, validation_loss: 0.45, validation_accuracy: 0.79 },
];
const whole: Moment[] = [
  { epoch: 0, validation_loss: 0.69, validation_accuracy: 0.5, training_loss: 0.7, training_accuracy: 0.51 },
  { epoch: 0.5, loss: 9, validation_loss: 0.5, validation_accuracy: 0.7, training_loss: 0.4, training_accuracy: 0.8 },
  { epoch: 2, loss: 9, validation_loss: 0.4, validation_accuracy: 0.8, training_loss: 0.2, training_accuracy: 0.9 },
];

describe('a learning curve', () => {
  it('is the loss while it learned, where nothing else was recorded, and says so', () => {
    const curve = learningCurve(plain, []);
    expect(curve.isAlike).toBe(false);
    expect([...curve.learnedLoss]).toEqual([0.5, 0.3]);
    expect([...curve.learnedAccuracy]).toEqual([NaN, NaN]);
    expect([...curve.heldAccuracy]).toEqual([0.8, 0.79]);
  });

  it('prefers the record that knows both sides, and of two the finer', () => {
    for (const records of [
      [plain, whole],
      [whole.slice(1), whole],
    ]) {
      const curve = learningCurve(...records);
      expect(curve.isAlike).toBe(true);
      expect([...curve.epochs]).toEqual([0, 0.5, 2]);
      expect([...curve.learnedLoss]).toEqual([0.7, 0.4, 0.2]);
      expect([...curve.learnedAccuracy]).toEqual([0.51, 0.8, 0.9]);
    }
  });

  it('does not take half a record for a whole one', () => {
    const [first, ...others] = whole;
    const { training_accuracy: _, ...half } = first!;
    expect(learningCurve(plain, [half, ...others]).isAlike).toBe(false);
    expect(() => learningCurve()).toThrow(RangeError);
  });
});
