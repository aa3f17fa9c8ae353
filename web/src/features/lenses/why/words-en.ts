/** The words of "Why": the verdict as a sum. */
export const why = {
  intro: 'The verdict is a sum. Each {word} moved the logit by exactly this much; together with the start they make',
  decided: (word: string, effect: string) => `“${word}” moved it most (${effect}).`,
  decidedTwo: (first: string, effect: string, second: string, other: string) =>
    `“${first}” (${effect}) and “${second}” (${other}) moved it most.`,
  noWords: 'No {word} was read: only what stands below made the logit.',
  words: '{Words}',
  occurrences: (word: string, count: string) => `${word} ×${count}`,
  others: (count: string) => (count === '1' ? '1 other {word}' : `${count} other {words}`),
  phrases: 'Phrases',
  phrasesIntro:
    'The same sum by phrases: each reaches from one punctuation mark, or a word like “{but}”, to the next, and moved the logit by what its {words} did together.',
  otherPhrases: (count: string) => (count === '1' ? '1 other phrase' : `${count} other phrases`),
  units: 'Units, after the last step',
  unitsIntro: 'The same logit as a sum over the hidden units after the last step: value times readout weight, V·s.',
  unitsDecided: (first: string, second: string) => `Units ${first} and ${second} speak loudest for the verdict.`,
  start: 'start token',
  padding: 'padding',
  bias: 'bias c',
  total: 'logit',
};
