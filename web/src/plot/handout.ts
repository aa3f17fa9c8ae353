import type { StripMeasures } from './strip-layout';

/** Steps up to which so many rows are drawn on paper; longer texts take the last number and get narrower columns. */
const ROWS = [
  { most: 36, count: 1 },
  { most: 80, count: 2 },
  { most: 150, count: 3 },
  { most: Infinity, count: 4 },
] as const;
/** Height of one row, band by band, for each number of rows: together they leave room for the rest of the page. */
const BANDS: Readonly<
  Record<1 | 2 | 3 | 4, Pick<StripMeasures, 'curve' | 'effects' | 'words' | 'gap' | 'fontSize'> & { heatmap: number }>
> = {
  1: { curve: 66, heatmap: 152, effects: 38, words: 70, gap: 10, fontSize: 11 },
  2: { curve: 38, heatmap: 72, effects: 26, words: 54, gap: 8, fontSize: 9.5 },
  3: { curve: 26, heatmap: 48, effects: 18, words: 40, gap: 6, fontSize: 8.5 },
  4: { curve: 18, heatmap: 32, effects: 14, words: 29, gap: 5, fontSize: 8 },
};
const DIAGRAM = { 1: 170, 2: 118, 3: 0, 4: 0 } as const;
const WIDTH = 700;
const GUTTER = 78;
const MARGIN = 18;
/** Pixels between two slanted words that can still be read. */
const LEAST_WORD = 10;

/** How a text is laid out on one page. */
export interface HandoutPlan {
  readonly measures: StripMeasures;
  /** Height of the drawing of one step; 0 where there is no room for it. */
  readonly diagram: number;
  /** Steps between two words that are written below the strip; 1 where every word is. */
  readonly wordDistance: number;
}

/** The plan of a handout: one page, whatever the length of the text. */
export function planHandout(steps: number, units: number): HandoutPlan {
  const { count } = ROWS.find(({ most }) => steps <= most)!;
  const { heatmap, ...bands } = BANDS[count];
  const columns = Math.max(1, Math.ceil(steps / count));
  const available = WIDTH - GUTTER - MARGIN;
  const column = available / columns;
  const measures = {
    ...bands,
    width: WIDTH,
    gutter: GUTTER,
    margin: MARGIN,
    unit: heatmap / Math.max(1, units),
    // A little less, so that rounding never makes another row.
    leastColumn: column * 0.999,
    mostColumn: 40,
  };
  return { measures, diagram: DIAGRAM[count], wordDistance: Math.max(1, Math.ceil(LEAST_WORD / column)) };
}

/**
 * The steps whose words are written where not all can be: the strongest, as long as they are far enough from those chosen before.
 *
 * @param effects T
 * @param distance steps between two names
 */
export function namedSteps(effects: Float64Array, distance: number): ReadonlySet<number> {
  const order = [...effects.keys()].sort((a, b) => Math.abs(effects[b]!) - Math.abs(effects[a]!));
  const named = new Set<number>();
  for (const step of order) {
    let isFree = true;
    for (let near = step - distance + 1; near < step + distance && isFree; near++) isFree = !named.has(near);
    if (isFree) named.add(step);
  }
  return named;
}
