import { expect, it } from 'vitest';
import { answersOf, NO_LABEL } from '../../../web/src/corpus/answers';
import { sortedRows } from '../../../web/src/corpus/order';
import { byColumn, byQuarters, hasParts, matcherOf, NO_PART, partFigures } from '../../../web/src/corpus/slices';

it('quarters hold about as many rows each, and equal values stay together', () => {
  const { parts, of } = byQuarters([5, 1, 1, 1, 2, 9, 7, NaN]);
  expect(parts).toEqual([
    { from: 1, to: 1 },
    { from: 2, to: 2 },
    { from: 5, to: 7 },
    { from: 9, to: 9 },
  ]);
  expect([...of]).toEqual([2, 0, 0, 0, 1, 3, 2, NO_PART]);
  expect(byQuarters([]).parts).toEqual([]);
});

it('a column divides by its values, the most frequent first; one with a value a row has no parts', () => {
  const rows = ['b', 'a', 'b', 'c', 'b', 'a'].map((value, line) => ({ cells: [value, `text ${line}`], line }));
  const { parts, of } = byColumn(rows, 0);
  expect(parts).toEqual(['b', 'a', 'c']);
  expect([...of]).toEqual([0, 1, 0, 2, 0, 1]);
  const many = Array.from({ length: 50 }, (_, line) => ({ cells: ['same', String(line)], line }));
  expect([hasParts(many, 0), hasParts(many, 1), hasParts(rows, 0)]).toEqual([false, false, true]);
});

it('figures of a part count its labelled rows; its mean share is of all', () => {
  const answers = answersOf(Float32Array.of(0.75, 0.25, 0.5), new Uint32Array(3), 2, {
    isSigmoid: true,
    givesLogits: false,
  });
  const division = { parts: ['a', 'b'], of: Int16Array.of(0, 0, NO_PART) };
  const [first, second] = partFigures(division, answers, Int16Array.of(1, NO_LABEL, 1), 1);
  expect(first).toMatchObject({ texts: 2, mean: 0.5, accuracy: { hits: 1, of: 1 } });
  expect(second).toMatchObject({ texts: 0, mean: NaN, accuracy: { of: 0 } });
});

it('words are found in any case, patterns between slashes; a broken one throws', () => {
  expect(matcherOf(' Not Bad ')('It is not bad.')).toBe(true);
  expect(matcherOf('/not (very )?bad$/')('Not very bad')).toBe(true);
  expect(matcherOf('/不.看/')('不好看')).toBe(true);
  expect(matcherOf('a.b')('axb')).toBe(false);
  expect(() => matcherOf('/(/')).toThrow(SyntaxError);
});

it('rows are sorted by value, the largest first, equal ones as they stood, NaN last', () => {
  const values = [0.5, NaN, 2, 0.5, -1];
  const rows = Uint32Array.of(0, 1, 2, 3, 4);
  expect([...sortedRows(rows, (row) => values[row]!)]).toEqual([2, 0, 3, 4, 1]);
  expect([...sortedRows(rows, (row) => values[row]!, true)]).toEqual([4, 0, 3, 2, 1]);
  expect([...sortedRows(Uint32Array.of(3, 1), () => NaN)]).toEqual([1, 3]);
});
