/** How high figures are, in pixels, with the page's first sample: beside the margin, and on a phone 390 pixels wide. */
const HEIGHTS: readonly (readonly [column: number, phone: number])[] = [
  [320, 470],
  [330, 345],
  [450, 760],
  [520, 630],
  [415, 610],
  [450, 505],
  [640, 910],
  [550, 640],
  [320, 335],
  [250, 260],
  [700, 870],
  [1000, 1230],
  [390, 470],
  [800, 950],
  [400, 470],
];

/** The room kept for a figure, from 1, so that the words below it do not jump when it comes. */
export function roomFor(figure: number): { readonly column: number; readonly phone: number } {
  const [column, phone] = HEIGHTS[figure - 1]!;
  return { column, phone };
}
