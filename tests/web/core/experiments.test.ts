import { describe, expect, it } from 'vitest';
import { orderRows, rowsBySimilarity } from '../../../web/src/core/rows';
import { shownSum } from '../../../web/src/core/shown-sum';

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
