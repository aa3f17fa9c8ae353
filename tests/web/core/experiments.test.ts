import { describe, expect, it } from 'vitest';
import { alphabetical, testOrder } from '../../../web/src/analysis/order';
import { orderRows, rowsBySimilarity } from '../../../web/src/analysis/rows';
import { shownSum } from '../../../web/src/analysis/shown-sum';
import { flipsAmong, neighboursOf, oppositesAmong } from '../../../web/src/analysis/swaps';
import { allWords, wordsLike } from '../../../web/src/features/lenses/what-if/word-kinds';
import { shuffles } from '../../../web/src/analysis/what-if';

describe('a sum as shown', () => {
  it('adds up to the last digit, and moves no part by a whole unit', () => {
    let seed = 1;
    const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5;
    for (let k = 0; k < 500; k++) {
      const parts = Array.from({ length: 1 + (k % 40) }, () => 6 * random());
      const total = parts.reduce((sum, part) => sum + part, 0);
      const shown = shownSum(parts, total, 3);
      expect(shown.parts.reduce((sum, part) => sum + part, 0)).toBe(shown.total);
      expect(Math.abs(shown.total / 1000 - total)).toBeLessThanOrEqual(0.0005 + 1e-9);
      shown.parts.forEach((part, index) => expect(Math.abs(part / 1000 - parts[index]!)).toBeLessThan(0.001));
    }
  });

  it('gives the missing units to the largest remainders', () => {
    expect(shownSum([0.3333, 0.3333, 0.3334], 1, 1).parts).toEqual([3, 3, 4]);
    expect(shownSum([], 0, 3)).toEqual({ parts: [], total: 0 });
  });

  it('refuses parts of something else', () => {
    expect(() => shownSum([1, 2], 9, 2)).toThrow('do not add up');
  });
});

describe('rows of the heatmap', () => {
  const states = Float32Array.of(9, 9, 9, 0.5, -2, 1);
  const readout = Float32Array.of(1, 0.5, -3);

  it('stand by V, by share of the last logit, or as stored', () => {
    expect(orderRows('weight', readout, () => states)).toEqual([0, 1, 2]);
    expect(orderRows('contribution', readout, () => states)).toEqual([0, 1, 2]);
    expect(orderRows('contribution', Float32Array.of(-1, 0.5, 3), () => states)).toEqual([2, 0, 1]);
    expect(orderRows('stored', readout, () => states)).toEqual([0, 1, 2]);
    expect(orderRows('contribution', readout, () => new Float32Array())).toEqual([0, 1, 2]);
  });

  it('by likeness, are a planted order found again, or its reverse', () => {
    const planted = [3, 0, 4, 1, 5, 2];
    const steps = 40;
    const trajectories = new Float32Array(steps * planted.length);
    planted.forEach((unit, place) => {
      for (let t = 0; t < steps; t++) trajectories[t * planted.length + unit] = Math.sin(t / 5 + place / 2);
    });
    const found = rowsBySimilarity(trajectories, planted.length);
    expect([planted, planted.toReversed()]).toContainEqual(found);
  });

  it('by likeness, are all units once, also where none ever moves', () => {
    expect(rowsBySimilarity(new Float32Array(20), 5).toSorted()).toEqual([0, 1, 2, 3, 4]);
    expect(rowsBySimilarity(new Float32Array(), 3)).toHaveLength(3);
    expect(rowsBySimilarity(new Float32Array(), 0)).toEqual([]);
  });
});

describe('the order test', () => {
  it('judges by how many shufflings turn the verdict, whatever their mean', () => {
    expect(testOrder(0.8, [0.6, 0.9, 0.4, 0.9])).toEqual({
      bag: expect.closeTo(0.7),
      turning: 1,
      finding: 'somewhat',
    });
    // The mean, 0.57, is on the text's side: two of three are not.
    expect(testOrder(0.8, [0.99, 0.36, 0.36]).finding).toBe('much');
    // And here the mean is far from the text, but no verdict turns.
    expect(testOrder(0.95, [0.55, 0.6]).finding).toBe('hardly');
  });

  it('has a baseline that cannot know the order: any order of the same words gives the same shufflings', () => {
    const words = ['not', 'a', 'good', 'film', 'a'];
    const bag = [...shuffles(alphabetical(words), 20)];
    expect([...shuffles(alphabetical(words.toReversed()), 20)]).toEqual(bag);
    expect(alphabetical(words)).toEqual(['a', 'a', 'film', 'good', 'not']);
  });
});

describe('words to try in a place', () => {
  const embeddings = Float32Array.of(9, 9, 9, 9, 9, 9, 0, 1, 1, 0.1, 2, 0.1, -1, 0);

  it('are neighbours by the angle between their vectors, near enough, and never the word itself', () => {
    const all = [3, 4, 5, 6];
    expect(neighboursOf(4, embeddings, 2, all, -1)).toEqual([5, 3, 6]);
    expect(neighboursOf(4, embeddings, 2, all, 0.9)).toEqual([5]);
    expect(neighboursOf(4, embeddings, 2, [6], 0.9)).toEqual([]);
  });

  it('are of the same kind, and of a list of our own', () => {
    expect([...wordsLike('wonderful')!]).toEqual(expect.arrayContaining(['dull', 'fine']));
    expect(wordsLike('wonderful')).not.toContain('film');
    // A word of two kinds may be replaced by both.
    expect([...wordsLike('hardly')!]).toEqual(expect.arrayContaining(['very', 'not']));
    expect(wordsLike('qqqzz')).toBeNull();
    expect(allWords.size).toBeGreaterThan(300);
  });

  it('are opposites when their effect has the other sign, and flips when the verdict turns', () => {
    const trials = [
      { id: 6, effect: -2, probability: 0.2 },
      { id: 3, effect: -0.1, probability: 0.45 },
      // Undecided: no verdict turns.
      { id: 2, effect: 0, probability: 0.49 },
      { id: 4, effect: 1, probability: 0.9 },
    ];
    expect(oppositesAmong(trials, 0.5, 5).map(({ id }) => id)).toEqual([6, 3]);
    expect(oppositesAmong(trials, 0, 5)).toEqual([]);
    expect(flipsAmong(trials, 0.8, 5).map(({ id }) => id)).toEqual([3, 6]);
    expect(flipsAmong(trials, 0.3, 5).map(({ id }) => id)).toEqual([4]);
  });
});
