import { interpolateLab } from 'd3-interpolate';

/** Entries of a colour table; odd, so that zero has an entry of its own. */
const TABLE_SIZE = 257;

/**
 * A diverging colour scale, looked up rather than computed: a long text has tens of thousands of cells.
 */
export interface ColourTable {
  /** The colour of `value`, which is clamped to −limit…limit; a value that is not a number is drawn as zero. */
  css(value: number, limit: number): string;
  /** Red, green, blue of the same colour, 0…255. */
  rgb(value: number, limit: number): readonly [number, number, number];
}

/** A table from `negative` through `middle` to `positive`, even to the eye (interpolated in CIE L*a*b*). */
export function colourTable(negative: string, middle: string, positive: string): ColourTable {
  const half = (TABLE_SIZE - 1) / 2;
  // Two interpolations and no d3-scale, which would bring its axes and number formats into the first load.
  const below = interpolateLab(negative, middle);
  const above = interpolateLab(middle, positive);
  const css = Array.from({ length: TABLE_SIZE }, (_, index) =>
    index < half ? below(index / half) : above((index - half) / half),
  );
  const rgb = css.map((colour) => (colour.match(/\d+/g) ?? []).map(Number) as [number, number, number]);
  const indexOf = (value: number, limit: number): number => {
    const share = limit > 0 ? value / limit : 0;
    return Math.round(half + half * Math.max(-1, Math.min(1, share || 0)));
  };
  return {
    css: (value, limit) => css[indexOf(value, limit)]!,
    rgb: (value, limit) => rgb[indexOf(value, limit)]!,
  };
}
