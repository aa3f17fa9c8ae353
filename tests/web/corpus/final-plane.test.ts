import { expect, it } from 'vitest';
import { finalPlane } from '../../../web/src/corpus/final-plane';
import type { CorpusStates } from '../../../web/src/corpus/moments';

/** Last states of three units: V looks along the first, the second spreads most of the others. The fourth text has no steps. */
const LAST = [[10, 60, 3], [-20, -60, -2], [30, 20, 2], [], [-20, -20, -3]];
const states: CorpusStates = {
  units: 3,
  values: Int8Array.from(LAST.flatMap((state) => (state.length > 0 ? [99, 99, 99, ...state] : []))),
  starts: Uint32Array.of(0, 2, 4, 6, 6, 8),
  scales: Float32Array.of(0.5, 0.5, 0.5, 0.5, 0.5),
};

it('across is the distance from where the verdict turns; up, the direction in which states differ most besides', () => {
  const { x, y, explained, place } = finalPlane(states, [2, 0, 0], 4);
  expect([...x]).toEqual([7, -8, 17, NaN, -8]);
  expect(y[3]).toBeNaN();
  // The texts lie along the second unit, but for its sign and a little of the third.
  expect(Math.abs(y[0]! - y[1]!)).toBeCloseTo(60, 0);
  expect(explained[1]).toBeGreaterThan(explained[0]);
  expect(explained[0] + explained[1]).toBeLessThanOrEqual(1 + 1e-12);
  expect(explained[0] + explained[1]).toBeGreaterThan(0.99);
  const [px, py] = place([5, 30, 1.5]);
  expect([px, py]).toEqual([x[0], expect.closeTo(y[0]!, 4)]);
});
