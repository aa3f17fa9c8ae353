import type { Section } from '../../app/link/link';

/** What stands between the paragraphs of the essay: a figure by its number, a formula, or the literature. */
export type Insert = number | 'recurrence' | 'floor' | 'references';

/** Where a section's figures stand. */
export interface SectionLayout {
  /** Between the words before and those after. */
  readonly figures: readonly Insert[];
  /** After each paragraph of the words after. */
  readonly after?: readonly number[];
  /** The names of matrices in the text are marked in a figure of the section. */
  readonly hasPicture?: true;
  /** The section is closed until the visitor opens it, or a link leads there. */
  readonly isFolded?: true;
}

export const LAYOUTS: Readonly<Record<Section, SectionLayout>> = {
  why: { figures: [1] },
  structure: { figures: [2], hasPicture: true },
  equations: { figures: ['recurrence', 3], after: [4] },
  reading: { figures: [5], after: [6] },
  learning: { figures: [7], after: [8] },
  log: { figures: ['floor', 9, 10], after: [11], isFolded: true },
  knows: { figures: [12], after: [13, 14, 15] },
  not: { figures: [16] },
  gates: { figures: [17], after: [18] },
  on: { figures: ['references'] },
};
