/** The words of the other networks' verdicts. */
export const verdictWords = {
  positive: '{positive}',
  compare: 'Compare them {word} by {word}',
};
