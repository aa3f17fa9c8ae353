/** How high figures are, in pixels, with the page's first sample: beside the margin, and on a phone. The lower one of both languages. */
const HEIGHTS: readonly (readonly [column: number, phone: number])[] = [
  [335, 465],
  [340, 330],
  [440, 640],
  [525, 620],
  [410, 600],
  [455, 505],
  [645, 865],
  [555, 605],
  [325, 340],
  [250, 265],
  [615, 705],
  [980, 965],
  [395, 430],
  [865, 940],
  [390, 430],
  [610, 670],
];

/** The room kept for a figure, from 1, so that the words below it do not jump when it comes. */
export function roomFor(figure: number): { readonly column: number; readonly phone: number } {
  const [column, phone] = HEIGHTS[figure - 1]!;
  return { column, phone };
}
