/**
 * Rounds the parts of a sum so that, as shown, they add up to the sum as shown: the largest remainders are rounded up
 * (Hamilton's method). No part moves by a whole unit of its last place.
 *
 * @param total the parts' sum, to double rounding
 * @param digits after the point
 * @returns whole numbers of 10^−digits
 * @throws RangeError when the parts are not those of the total
 */
export function shownSum(
  parts: readonly number[],
  total: number,
  digits: number,
): { readonly parts: readonly number[]; readonly total: number } {
  const scale = 10 ** digits;
  const shown = parts.map((part) => Math.floor(part * scale));
  const shownTotal = Math.round(total * scale);
  const missing = shownTotal - shown.reduce((sum, part) => sum + part, 0);
  if (!(missing >= 0 && missing <= parts.length)) throw new RangeError(`the parts do not add up to ${total}`);
  const byRemainder = Array.from(parts.keys()).sort(
    (a, b) => parts[b]! * scale - shown[b]! - (parts[a]! * scale - shown[a]!) || a - b,
  );
  for (const index of byRemainder.slice(0, missing)) shown[index]!++;
  return { parts: shown, total: shownTotal };
}
