import { describe, expect, it } from 'vitest';
import { aligned, widestGap } from '../../../web/src/analysis/align';
import { rowNorms, stepsToShrink } from '../../../web/src/analysis/norms';
import { halfLife, project } from '../../../web/src/analysis/plane';
import { histogram, shuffles, swapped, variantsOf } from '../../../web/src/analysis/what-if';

const token = (start: number, end: number, text: string) => ({ text, start, end, id: 4, kind: 'word' as const });

describe('variants of a text', () => {
  it('leave the rest as the visitor wrote it', () => {
    const text = 'It is Not bad, really.';
    const [without, unknown, not] = variantsOf(text, token(6, 9, 'not'));
    expect(without!.text).toBe('It is bad, really.');
    expect(unknown!.text).toMatch(/^It is \w+ bad, really\.$/);
    expect(not!.text).toBe('It is not Not bad, really.');
    expect(swapped(text, token(10, 13, 'bad'), 'good')).toBe('It is Not good, really.');
  });

  it('of the only word leave an empty text', () => {
    expect(variantsOf('good', token(0, 4, 'good'))[0]!.text).toBe('');
  });
});

describe('shuffles', () => {
  it('are the same words in other orders, and the same orders each time', () => {
    const words = 'one two three four five'.split(' ');
    const first = [...shuffles(words, 50)];
    expect(first).toEqual([...shuffles(words, 50)]);
    for (const shuffled of first) expect(shuffled.toSorted()).toEqual(words.toSorted());
    expect(new Set(first.map(String)).size).toBeGreaterThan(30);
  });

  it('put every word in every place about equally often', () => {
    const counts = [0, 0, 0];
    for (const [first] of shuffles(['a', 'b', 'c'], 3000)) counts['abc'.indexOf(first!)]!++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('a histogram', () => {
  it('counts every value once, both ends included', () => {
    expect(histogram([0, 0.1, 0.5, 0.99, 1], 4)).toEqual([2, 0, 1, 2]);
  });
});

describe('a plane of states', () => {
  it('has coordinates by its axes, from its mean', () => {
    const plane = {
      mean: [1, 0, 0],
      axes: [
        [1, 0, 0],
        [0, 0.6, 0.8],
      ],
    };
    expect([...project(plane, Float32Array.of(3, 5, 10, 1, 0, 0))]).toEqual([2, 11, 0, 0]);
  });

  it('tells how long its slowest direction lasts', () => {
    expect(
      halfLife([
        [0.5, 0],
        [0.3, 0.1],
      ]),
    ).toBeCloseTo(1);
    expect(halfLife([[0, 0.5 ** 0.1]])).toBeCloseTo(10);
    expect(halfLife([[1.01, 0]])).toBeNull();
  });
});

describe('norms of gradients', () => {
  it('are the lengths of the rows, and tell when they have shrunk', () => {
    const norms = rowNorms(Float32Array.of(0, 0.001, 3, 4, 6, 8), 2);
    expect([...norms].map((norm) => Number(norm.toFixed(3)))).toEqual([0.001, 5, 10]);
    expect(stepsToShrink(norms, 0.6)).toBe(1);
    expect(stepsToShrink(norms, 0.01)).toBe(2);
    expect(stepsToShrink(norms, 1e-9)).toBeNull();
    expect(stepsToShrink(new Float64Array(), 0.5)).toBeNull();
  });
});

describe('readings side by side', () => {
  const start = { text: '<start>', start: 0, end: 0, id: 1, kind: 'start' as const };
  const pad = { text: '<pad>', start: 9, end: 9, id: 0, kind: 'padding' as const };
  const [one, two, three] = [token(0, 3, 'one'), token(4, 7, 'two'), token(8, 9, '3')];

  it('belong together word by word, wherever each stands; padding belongs to none', () => {
    expect([...aligned([start, one!, two!, three!], [two!, three!, pad])]).toEqual([-1, -1, 0, 1]);
    expect([...aligned([two!, three!, pad, pad], [start, one!, two!, three!])]).toEqual([2, 3, -1, -1]);
    expect([...aligned([start], [start, one!])]).toEqual([0]);
  });

  it('part where they differ most', () => {
    const found = widestGap(Float32Array.of(0.5, 0.5, 0.9), Float32Array.of(0.25, 1), Int32Array.of(-1, 0, 1));
    expect(found).toEqual({ step: 1, gap: 0.25 });
    expect(widestGap(Float32Array.of(1), Float32Array.of(0), Int32Array.of(-1))).toBeNull();
  });
});
