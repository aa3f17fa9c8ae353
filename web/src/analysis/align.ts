import type { Token } from '../text/token';

/**
 * Puts two readings of one text side by side: for each step of the first, the step of the second that read the same word.
 *
 * @returns steps of `a`: a step of `b`, or −1 where `b` did not read that word; start tokens belong together, padding to none
 */
export function aligned(a: readonly Token[], b: readonly Token[]): Int32Array {
  const places = new Map(b.map((token, step) => [placeOf(token), step]));
  return Int32Array.from(a, (token) => (token.kind === 'padding' ? -1 : (places.get(placeOf(token)) ?? -1)));
}

/** Where in the text a token stands; the start token before everything, padding nowhere. */
function placeOf({ kind, start }: Token): number {
  if (kind === 'start') return -1;
  return kind === 'padding' ? -2 : start;
}

/** The step at which two curves are furthest apart, and by how much; null when they share no step. */
export function widestGap(
  a: Float32Array,
  b: Float32Array,
  steps: Int32Array,
): { readonly step: number; readonly gap: number } | null {
  let widest: { step: number; gap: number } | null = null;
  steps.forEach((other, step) => {
    if (other < 0) return;
    const gap = Math.abs(a[step]! - b[other]!);
    if (widest === null || gap > widest.gap) widest = { step, gap };
  });
  return widest;
}

/** The first step at which two readings read something else; the length of the shorter when one begins as the other. */
export function partingStep(a: readonly Token[], b: readonly Token[]): number {
  const shared = Math.min(a.length, b.length);
  for (let step = 0; step < shared; step++) if (a[step]!.id !== b[step]!.id) return step;
  return shared;
}

/**
 * The units whose votes tell two last states most apart, with V·(s_a − s_b); over all units these add up to the logits'
 * difference.
 *
 * @param a steps × units
 * @param b steps × units
 */
export function votesApart(
  a: Float32Array,
  b: Float32Array,
  readout: Float32Array,
): { readonly unit: number; readonly vote: number }[] {
  const units = readout.length;
  return Array.from(readout, (weight, unit) => ({
    unit,
    vote: weight * ((a[a.length - units + unit] ?? 0) - (b[b.length - units + unit] ?? 0)),
  })).sort((one, two) => Math.abs(two.vote) - Math.abs(one.vote));
}
