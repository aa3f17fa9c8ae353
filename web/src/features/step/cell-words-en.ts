/** The words of the picture of a gated cell. */
export const cell = {
  /** What a gate leaves of the other side: 1 − z. */
  rest: { gru: 'write 1 − z', 'min-gru': 'keep 1 − z' } as Record<string, string>,
  does: {
    gru: 'A valve lets through what its gate says: z keeps that much of the old state, 1 − z writes the new value g in, and r says how much of the old state g sees.',
    'min-gru':
      'A valve lets through what its gate says: z writes that much of the new value g in, 1 − z keeps the old state. Both follow from the {word} alone.',
    lstm: 'A valve lets through what its gate says: f keeps that much of the old memory c, i writes the new value g in, and o shows that much of the memory as the state s.',
  } as Record<string, string>,
  picture: (gates: string) => `The cell at this step. Open on average: ${gates}`,
  unit: (unit: string) => `unit ${unit}`,
  number: (unit: string) => `#${unit}`,
  mean: 'Percentages: the mean over all units, and the chosen unit.',
};
