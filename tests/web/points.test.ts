import { expect, it } from 'vitest';
import { formatPoints, formatShare } from '../../web/src/messages/format';

it('points from one share to another are what a reader gets who subtracts the two as shown', () => {
  const shown = (share: number): number => Number(formatShare(share).replace(/\s*%/, ''));
  for (let k = 0; k <= 400; k++) {
    const [before, now] = [((k * 37) % 401) / 401, k / 401];
    const points = shown(now) - shown(before);
    expect(formatPoints(before, now)).toBe(points === 0 ? '0' : `${points < 0 ? '−' : '+'}${Math.abs(points)}`);
  }
  // 0.98 of a point, and both are shown as 43 %.
  expect(formatPoints(0.4252, 0.4348)).toBe('0');
  // A hundredth of a point, and they are shown as 42 % and 43 %.
  expect(formatPoints(0.42499, 0.42501)).toBe('+1');
});
