/** Canvases that browsers refuse, or leave black: Safari has the tightest limits (16,777,216 pixels on a phone). */
const MOST_PIXELS = 16_777_216;
const MOST_SIDE = 16_384;
/** Sharp on the screens that most pictures are looked at on. */
const BEST_SCALE = 2;

/**
 * Pixels for one unit of a picture's width and height: 2, or as many as browsers can still draw.
 *
 * @returns null where even one would be too many
 */
export function rasterScale(width: number, height: number): number | null {
  const scale = Math.min(BEST_SCALE, Math.sqrt(MOST_PIXELS / (width * height)), MOST_SIDE / Math.max(width, height));
  return scale >= 1 ? scale : null;
}
