/** The words of the other networks' verdicts, and of verdicts on several classes. */
export const verdictWords = {
  positive: '{positive}',
  compare: 'Compare them {word} by {word}',
  atWord: (word: string) => `at ${word}`,
  labels: 'Each on its own: several may hold.',
};
