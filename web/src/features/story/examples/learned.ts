import type { Example } from '../training/learner';

/** A language's words for the sentences that the small network learns. */
export type Words = Readonly<Record<'the' | 'film' | 'plot' | 'is' | 'not' | 'good' | 'bad', string>>;

/**
 * Ten sentences to learn, as many positive as negative, of the same seven words: only order and combination tell them apart; and four
 * held out, which show whether the network generalises. In every language they are the same network's task, number for number.
 */
export function learned(words: Words): { readonly examples: readonly Example[]; readonly unseen: readonly Example[] } {
  const make = (label: 0 | 1, ...sentences: readonly string[]): Example[] =>
    sentences.map((sentence) => ({ words: sentence.split(' ').map((word) => words[word as keyof Words]), label }));
  return {
    examples: [
      ...make(1, 'the film is good', 'the plot is good', 'the film is not bad', 'the plot is good not bad', 'not bad'),
      ...make(0, 'the film is bad', 'the plot is bad', 'the film is not good', 'the plot is bad not good', 'not good'),
    ],
    unseen: [
      ...make(1, 'the plot is not bad', 'the film is good not bad'),
      ...make(0, 'the plot is not good', 'the film is bad not good'),
    ],
  };
}
