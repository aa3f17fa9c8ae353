import { expect, it } from 'vitest';
import { BY_HAND, workOut } from '../../../web/src/features/story/two-units';

it('works out two units by hand', () => {
  const steps = workOut(BY_HAND, [0, 1]);
  const first = Math.tanh(0.5);
  expect(steps[0]!.units.map(({ state }) => state)).toEqual([expect.closeTo(first, 6), expect.closeTo(first, 6)]);
  expect(steps[1]!.units[0]!.state).toBeCloseTo(Math.tanh(-0.5 + first), 6);
  expect(steps[1]!.units[1]!.state).toBeCloseTo(Math.tanh(-0.5), 6);
  const logit = 2 * Math.tanh(-0.5 + first) + 0.5 * Math.tanh(-0.5);
  expect(steps[1]!.output).toBeCloseTo(1 / (1 + Math.exp(-logit)), 6);
});
