import type { Example } from './learner';

const make = (label: 0 | 1, ...sentences: readonly string[]): Example[] =>
  sentences.map((sentence) => ({ words: sentence.split(' '), label }));

/** As many positive as negative sentences, of the same eight words: only order and combination tell them apart. */
export const EXAMPLES: readonly Example[] = [
  ...make(1, 'the film is good', 'the plot is good', 'the film is not bad', 'the plot is good not bad', 'not bad'),
  ...make(0, 'the film is bad', 'the plot is bad', 'the film is not good', 'the plot is bad not good', 'not good'),
];

/** Sentences held out of training: they show whether the network generalises. */
export const UNSEEN: readonly Example[] = [
  ...make(1, 'the plot is not bad', 'the film is good not bad'),
  ...make(0, 'the plot is not good', 'the film is bad not good'),
];
