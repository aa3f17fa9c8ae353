import { describe, expect, it } from 'vitest';
import { Learner } from '../../../../web/src/features/story/training/learner';
import { crossEntropy, SQUASHED_TWICE_FLOOR, squashedTwice } from '../../../../web/src/features/story/training/losses';
import { CHINESE } from '../../../../web/src/features/story/examples/chinese';
import { ENGLISH } from '../../../../web/src/features/story/examples/english';
import { ROUNDS, LEARNER_SETTINGS } from '../../../../web/src/features/story/training/settings';

const { examples: EXAMPLES, unseen: UNSEEN } = ENGLISH.learner;

const learned = (loss: typeof crossEntropy): Learner => {
  const learner = new Learner(EXAMPLES, { ...LEARNER_SETTINGS, loss });
  for (let round = 0; round < ROUNDS; round++) learner.learn();
  return learner;
};

describe('a learner', () => {
  it.each([
    ['cross-entropy', crossEntropy],
    ['squashed twice', squashedTwice],
  ])('goes back through time to the gradients that nudging each weight gives: %s', (_, loss) => {
    const learner = new Learner(EXAMPLES, { units: 3, seed: 5, rate: 0.01, loss });
    learner.learn();
    const gradients = learner.gradients();
    const nudge = 1e-2;
    [learner.input, learner.readout, learner.bias].forEach((weights, k) => {
      const gradient = gradients[[0, 2, 3][k]!]!;
      weights.forEach((weight, index) => {
        const lossAt = (value: number): number => {
          weights[index] = value;
          return learner.lossOn();
        };
        const slope = (lossAt(weight + nudge) - lossAt(weight - nudge)) / (2 * nudge);
        weights[index] = weight;
        expect(Math.abs(slope - gradient[index]!)).toBeLessThan(2e-4);
      });
    });
  });

  it('has the recurrent gradient too: a small step along it lowers the loss by its square', () => {
    // The cell keeps its own copy of W, so W is moved by learning alone.
    const before = new Learner(EXAMPLES, { units: 3, seed: 5, rate: 1e-4, loss: crossEntropy });
    const norms = before.gradients().map((gradient) => gradient.reduce((sum, value) => sum + Math.abs(value), 0));
    const loss = before.lossOn();
    before.learn();
    // Adam's first step moves each weight by the rate, against its sign.
    const expected = 1e-4 * norms.reduce((sum, norm) => sum + norm, 0);
    expect((loss - before.lossOn()) / expected).toBeCloseTo(1, 1);
  });

  it('learns the lesson, and reads sentences it never saw', () => {
    const learner = learned(crossEntropy);
    for (const { words, label } of [...EXAMPLES, ...UNSEEN]) {
      expect(learner.read(words).outputs.at(-1)! > 0.5, words.join(' ')).toBe(label === 1);
    }
    expect(learner.lossOn()).toBeLessThan(0.02);
  });

  it('with the notebook’s loss comes close to the floor and not below it', () => {
    const loss = learned(squashedTwice).lossOn();
    expect(loss).toBeGreaterThan(SQUASHED_TWICE_FLOOR);
    expect(loss).toBeLessThan(0.515);
  });

  it('makes the same numbers again from the same seed, and refuses words it does not know', () => {
    const make = (): Learner => new Learner(EXAMPLES, { ...LEARNER_SETTINGS, loss: crossEntropy });
    const [a, b] = [make(), make()];
    for (let round = 0; round < 5; round++) [a, b].forEach((learner) => learner.learn());
    expect([...a.recurrent]).toEqual([...b.recurrent]);
    expect(() => a.read(['wonderful'])).toThrow('"wonderful"');
  });

  it('has the same task in Chinese, number for number', () => {
    const learner = new Learner(CHINESE.learner.examples, { ...LEARNER_SETTINGS, loss: crossEntropy });
    const english = new Learner(EXAMPLES, { ...LEARNER_SETTINGS, loss: crossEntropy });
    for (let round = 0; round < 3; round++) [learner, english].forEach((each) => each.learn());
    expect(learner.lossOn(CHINESE.learner.unseen)).toBe(english.lossOn(UNSEEN));
  });

  it('has as much praise as blame, of the same words', () => {
    const praise = EXAMPLES.filter(({ label }) => label === 1);
    expect(praise).toHaveLength(EXAMPLES.length / 2);
    const blame = EXAMPLES.filter(({ label }) => label === 0);
    const wordsOf = (list: typeof EXAMPLES): string[] => [...new Set(list.flatMap(({ words }) => words))].sort();
    expect(wordsOf(praise)).toEqual(wordsOf(blame));
  });
});

describe('the losses', () => {
  it('are those of the formulas', () => {
    const logit = 1.3;
    const p = 1 / (1 + Math.exp(-logit));
    expect(crossEntropy.value(logit, 1)).toBeCloseTo(-Math.log(p), 6);
    expect(crossEntropy.value(logit, 0)).toBeCloseTo(-Math.log(1 - p), 6);
    expect(squashedTwice.value(logit, 1)).toBeCloseTo(Math.log(1 + Math.exp(-p)), 6);
    expect(squashedTwice.value(logit, 0)).toBeCloseTo(Math.log(1 + Math.exp(p)), 6);
    expect(Number.isFinite(crossEntropy.value(-900, 1))).toBe(true);
  });

  it('the floor and its parts are the figures the essay prints', () => {
    expect(SQUASHED_TWICE_FLOOR.toFixed(4)).toBe('0.5032');
    expect(squashedTwice.value(40, 1).toFixed(4)).toBe('0.3133');
    expect(squashedTwice.value(-40, 0).toFixed(4)).toBe('0.6931');
    expect((1 / (1 + Math.exp(-1))).toFixed(2)).toBe('0.73');
  });
});
