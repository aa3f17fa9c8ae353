import { expect, it } from 'vitest';
import { farthestTexts } from '../../../web/src/corpus/outliers';
import { seededRandom } from '../../../web/src/corpus/random';
import type { CorpusStates } from '../../../web/src/corpus/moments';

/** Last states of so many texts, two steps each, in clumps with a few far from all; every seventh text has none. */
function clumps(texts: number, units: number): CorpusStates {
  const random = seededRandom(5);
  const counts = Array.from({ length: texts }, (_, row) => (row % 7 === 3 ? 0 : 2));
  const starts = Uint32Array.of(0, ...counts);
  for (let k = 1; k < starts.length; k++) starts[k]! += starts[k - 1]!;
  const values = Int8Array.from({ length: starts.at(-1)! * units }, (_, k) => {
    const row = Math.floor(k / units / 2);
    const spread = row % 29 === 11 ? 120 : 12;
    return (row % 3) * 20 - 20 + Math.round((random() - 0.5) * spread);
  });
  return { units, values, starts, scales: Float32Array.from({ length: texts }, (_, row) => 0.01 + (row % 2) * 0.002) };
}

it('the farthest texts are those that comparing all with all finds, with the same distances', async () => {
  const states = clumps(400, 5);
  const { values, starts, scales, units } = states;
  const last = [...scales.keys()].flatMap((row) =>
    starts[row] === starts[row + 1]
      ? []
      : [
          {
            row,
            state: Array.from({ length: units }, (_, j) => values[(starts[row + 1]! - 1) * units + j]! * scales[row]!),
          },
        ],
  );
  const nearest = last.map(({ row, state }) => ({
    row,
    distance: Math.min(
      ...last
        .filter((other) => other.row !== row)
        .map((other) => Math.hypot(...state.map((v, j) => v - other.state[j]!))),
    ),
  }));
  nearest.sort((a, b) => b.distance - a.distance);
  const found = await farthestTexts(states, 9);
  expect(found).toHaveLength(9);
  for (const [k, { row, distance }] of found.entries()) {
    expect(distance).toBeCloseTo(nearest[k]!.distance, 12);
    expect(nearest.find((each) => each.row === row)!.distance).toBeCloseTo(distance, 12);
  }
});

it('one text is far from nothing, and two are as far from each other', async () => {
  const one: CorpusStates = {
    units: 2,
    values: Int8Array.of(3, 4),
    starts: Uint32Array.of(0, 1),
    scales: Float32Array.of(1),
  };
  expect(await farthestTexts(one, 3)).toEqual([]);
  const two: CorpusStates = {
    units: 2,
    values: Int8Array.of(3, 4, 0, 0),
    starts: Uint32Array.of(0, 1, 2),
    scales: Float32Array.of(1, 1),
  };
  expect((await farthestTexts(two, 3)).map(({ distance }) => distance)).toEqual([5, 5]);
});
