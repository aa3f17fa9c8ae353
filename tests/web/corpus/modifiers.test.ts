import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { groupedSlope, type Group } from '../../../web/src/corpus/grouped-slope';
import { barcodesOf, BarcodeSums, REACH } from '../../../web/src/corpus/modifiers';
import { Places } from '../../../web/src/corpus/places';
import { seededRandom } from '../../../web/src/corpus/random';
import { NO_WORD, UNKNOWN_WORD, wordIdsOf } from '../../../web/src/corpus/word-ids';

interface Fixture {
  readonly barcode: {
    places: { at: number; withIt: number[]; without: number[] }[];
    before: number;
    slopes: number[];
    errors: number[];
    near: number;
    error: number;
    own: number;
  };
}
const { barcode: wanted } = JSON.parse(
  readFileSync(new URL('../../fixtures/corpus-measures.json', import.meta.url), 'utf8'),
) as Fixture;

it('barcodes are NumPy’s least squares, with errors by place, also where a text ends early', () => {
  const sums = new BarcodeSums();
  for (const { at, withIt, without } of wanted.places) sums.add(at, withIt, without, wanted.before);
  const { slopes, errors, near, error, own, places } = sums.barcode();
  expect(places).toBe(wanted.places.length);
  for (const [k, slope] of wanted.slopes.entries()) {
    expect(slopes[k]).toBeCloseTo(slope, 9);
    expect(errors[k]).toBeCloseTo(wanted.errors[k]!, 9);
  }
  expect(near).toBeCloseTo(wanted.near, 9);
  expect(error).toBeCloseTo(wanted.error, 9);
  expect(own).toBeCloseTo(wanted.own, 9);
});

it('a word that turns has a slope below zero, one that changes nothing has one; one place has no error', () => {
  const turns = new BarcodeSums();
  turns.add(0, [0, -1, -3], [1, 3], 0);
  expect([...turns.barcode().slopes.slice(0, 2)]).toEqual([-1, -1]);
  expect(turns.barcode().error).toBeNaN();
  const nothing = new BarcodeSums();
  for (let place = 0; place < 3; place++) nothing.add(0, [0, 1, 3], [1, 3], 0);
  expect(nothing.barcode()).toMatchObject({ near: 1, error: 0, own: 0, places: 3 });
});

it('the error of a slope is as large as slopes scatter, also where the words of a place go the same way', () => {
  const random = seededRandom(5);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const TRUE_SLOPE = 0.4;
  // At each place the modifier has a strength of its own, the same for its three words.
  const placeOf = (): Group => {
    const own = TRUE_SLOPE + 0.5 * normal();
    const x = Array.from({ length: 3 }, normal);
    return { x, y: x.map((each) => own * each + 0.1 * normal()) };
  };
  const TRIALS = 2000;
  let [held, heldIfIndependent] = [0, 0];
  for (let trial = 0; trial < TRIALS; trial++) {
    const groups = Array.from({ length: 40 }, placeOf);
    const within = ({ slope, error }: { slope: number; error: number }): number =>
      Math.abs(slope - TRUE_SLOPE) < 1.96 * error ? 1 : 0;
    held += within(groupedSlope(groups));
    const pairs = groups.flatMap(({ x, y }) => x.map((each, k): Group => ({ x: [each], y: [y[k]!] })));
    heldIfIndependent += within(groupedSlope(pairs));
  }
  expect(held / TRIALS).toBeGreaterThan(0.91);
  expect(held / TRIALS).toBeLessThan(0.97);
  // Every word counted by itself is too sure.
  expect(heldIfIndependent / TRIALS).toBeLessThan(0.88);
});

it('a word is what the tokeniser says, whatever its id', () => {
  const token = (id: number, kind: 'start' | 'word' | 'unknown' | 'padding') => ({
    id,
    kind,
    text: '',
    start: 0,
    end: 0,
  });
  const tokens = [token(0, 'padding'), token(1, 'start'), token(0, 'word'), token(2, 'unknown'), token(9, 'word')];
  expect([...wordIdsOf(tokens)]).toEqual([NO_WORD, NO_WORD, 0, UNKNOWN_WORD, 9]);
});

it('each text is read once; what follows a place ends with the text’s words, or after ten', async () => {
  const words = new Map([
    [3, Int32Array.from([NO_WORD, 7, 5, 7, 0, NO_WORD, NO_WORD])],
    [8, Int32Array.from([7, ...Array.from({ length: 20 }, () => 4)])],
  ]);
  const asked: string[] = [];
  const read = (row: number) => {
    asked.push(`read ${row}`);
    const own = words.get(row)!;
    return {
      words: own,
      logits: Float64Array.from(own, (_, step) => step),
      without: (step: number, end: number) => {
        asked.push(`${row} without ${step} to ${end}`);
        return Float64Array.from({ length: end - 1 }, (_, k) => 2 * k);
      },
    };
  };
  const places = new Map([
    [
      7,
      [
        { row: 8, step: 0 },
        { row: 3, step: 1 },
        { row: 3, step: 3 },
      ],
    ],
    [5, [{ row: 3, step: 2 }]],
  ]);
  const shares: number[] = [];
  const found = await barcodesOf(places, read, 0, { onProgress: (share) => shares.push(share) });
  expect(asked).toEqual([
    'read 3',
    '3 without 1 to 5',
    '3 without 3 to 5',
    '3 without 2 to 5',
    'read 8',
    `8 without 0 to ${REACH + 1}`,
  ]);
  expect(found.get(7)!.places).toBe(3);
  expect([...found.get(7)!.counts]).toEqual([3, 2, 2, 1, 1, 1, 1, 1, 1, 1]);
  expect(found.get(5)!.near).toBeCloseTo(0.5, 12);
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

it('places are counted where a word follows, and kept up to a limit', () => {
  const places = new Places(2);
  places.add(4, Int32Array.of(NO_WORD, 7, 8, 7, 7));
  places.add(5, Int32Array.of(NO_WORD, 7, 9, NO_WORD));
  // What the vocabulary lacks follows, and is no word to measure.
  places.add(6, Int32Array.of(0, UNKNOWN_WORD, 9));
  const kept = places.of(7);
  expect(kept).toHaveLength(2);
  expect(new Set(kept).size).toBe(2);
  for (const place of kept)
    expect([
      { row: 4, step: 1 },
      { row: 4, step: 3 },
      { row: 5, step: 1 },
    ]).toContainEqual(place);
  expect(places.counts.get(7)).toBe(3);
  expect(places.of(0)).toEqual([{ row: 6, step: 0 }]);
  expect(places.frequent(1)).toEqual([7, 8, 0]);
  expect(places.of(99)).toEqual([]);
});

it('of a table that is sorted by label both halves are looked at, also by the first places alone', () => {
  for (const rows of [150, 3000]) {
    const places = new Places(200);
    for (let row = 0; row < rows; row++) places.add(row, Int32Array.of(NO_WORD, 7, 9));
    const kept = places.of(7).map(({ row }) => row);
    expect(new Set(kept).size).toBe(Math.min(200, rows));
    for (const some of [kept.slice(0, 40), kept]) {
      const early = some.filter((row) => row < rows / 2).length / some.length;
      expect(early).toBeGreaterThan(0.3);
      expect(early).toBeLessThan(0.7);
    }
  }
});
