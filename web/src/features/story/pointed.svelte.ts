/** The matrices of a recurrent network, by the names its equations give them. */
export const WEIGHTS = ['U', 'W', 'V'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** The matrix whose name in the essay's text is pointed at, or has the focus: the picture beside the text shows it. */
export class Pointed {
  weight = $state<Weight | null>(null);
}
