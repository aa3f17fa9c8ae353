import { SAMPLES } from '../../samples';

/** Praise, its near negation, one that is far away, one that turns blame round, and sarcasm. */
export const FOOLED: readonly string[] = [
  'This film is good.',
  'This film is not good.',
  'Nobody I know who has seen it thinks that this is a good film.',
  'It is not bad.',
  SAMPLES.find(({ id }) => id === 'sarcasm')!.text,
];
