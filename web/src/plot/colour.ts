/** Entries of a colour table; odd, so that zero has an entry of its own. */
const TABLE_SIZE = 257;

type Triple = readonly [number, number, number];

/**
 * A diverging colour scale, looked up rather than computed: a long text has tens of thousands of cells.
 */
export interface ColourTable {
  /**
   * Red, green, blue, 0…255, of `value`, which is clamped to −limit…limit; a value that is not a number is drawn as zero.
   */
  rgb(value: number, limit: number): Triple;
}

/**
 * A table from `negative` through `middle` to `positive`, even to the eye (interpolated in OKLab).
 *
 * @param negative a colour as `getComputedStyle` gives it, `rgb(…)`; so are the others
 */
export function colourTable(negative: string, middle: string, positive: string): ColourTable {
  const half = (TABLE_SIZE - 1) / 2;
  const ends = [negative, middle, positive].map((colour) => responses(parsed(colour))) as [Triple, Triple, Triple];
  // Mixed when first looked up: a short text needs few of them.
  const rgb: Triple[] = [];
  const mix = (index: number): Triple =>
    index < half ? between(ends[0], ends[1], index / half) : between(ends[1], ends[2], (index - half) / half);
  const indexOf = (value: number, limit: number): number => {
    const share = limit > 0 ? value / limit : 0;
    return Math.round(half + half * Math.max(-1, Math.min(1, share || 0)));
  };
  return {
    rgb: (value, limit) => {
      const index = indexOf(value, limit);
      return (rgb[index] ??= mix(index));
    },
  };
}

/** The upper half of a table, from −limit to limit: a legend for values that are never negative. */
export function fromZero(table: ColourTable): ColourTable {
  return { rgb: (value, limit) => table.rgb((value + limit) / 2, limit) };
}

const MOST = 255;

/** Red, green, blue, 0…1. @throws RangeError when it is no `rgb(…)` */
function parsed(colour: string): Triple {
  const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)/
    .exec(colour)
    ?.slice(1)
    .map((part) => Number(part) / MOST);
  if (!parts) throw new RangeError(`"${colour}" is not a colour written as rgb(…)`);
  return parts as unknown as Triple;
}

// OKLab (Björn Ottosson, 2020) is linear in the cube roots of the three cones' responses, so colours may be mixed there at once.
// The library that could do it, d3-interpolate, brings a parser of every CSS colour: 5 kB before the first reading.
const CONES: readonly Triple[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const PRIMARIES: readonly Triple[] = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

function times(matrix: readonly Triple[], vector: Triple): Triple {
  return matrix.map(([a, b, c]) => a * vector[0] + b * vector[1] + c * vector[2]) as unknown as Triple;
}

/** Cube roots of the cones' responses to a colour. */
function responses(colour: Triple): Triple {
  // The transfer function of sRGB (IEC 61966-2-1), and below its inverse.
  const light = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return times(CONES, light as unknown as Triple).map(Math.cbrt) as unknown as Triple;
}

/** The colour at a share of the way, 0…255. */
function between(from: Triple, to: Triple, share: number): Triple {
  const cones = from.map((part, k) => (part + share * (to[k]! - part)) ** 3);
  return times(PRIMARIES, cones as unknown as Triple).map((light) => {
    const part = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(MOST * Math.max(0, Math.min(1, part)));
  }) as unknown as Triple;
}

const HEXADECIMAL = 16;

/** Red, green, blue, 0…255, as #rrggbb. */
export function hexOf(rgb: ArrayLike<number>): string {
  return `#${[rgb[0]!, rgb[1]!, rgb[2]!].map((level) => level.toString(HEXADECIMAL).padStart(2, '0')).join('')}`;
}
