/** The words that stand for pictures. */
export const spoken = {
  title: 'In words, sound and figures',
  read: (words: string, unknown: string, share: string) =>
    `${words} ${words === '1' ? 'word' : 'words'} read, ${unknown} of them unknown; at the end P({positive}) is ${share}.`,
  turns: (count: string) =>
    count === '0'
      ? 'On the way it never crossed one half.'
      : `On the way it crossed one half ${count === '1' ? 'once' : count === '2' ? 'twice' : `${count} times`}.`,
  range: (low: string, lowShare: string, high: string, highShare: string) =>
    `It was lowest after “${low}” (${lowShare}) and highest after “${high}” (${highShare}).`,
  raised: (word: string, effect: string) => `“${word}” raised the logit most (${effect}).`,
  lowered: (word: string, effect: string) => `“${word}” lowered it most (${effect}).`,
  /** What stands between the parts of a sentence, and between the numbers of units. */
  between: { parts: '; ', units: ', ' },
  listen: 'Hear the prediction',
  listenHelp: 'A short tone at every step: the higher, the more positive (220 to 880 Hz).',
  asTable: 'Show as a table',
  more: (count: string) => `Show ${count} more rows`,
  reading: 'The reading, step by step',
  states: 'The hidden state at every step',
  stepColumn: 'step',
  wordColumn: 'word',
  readAs: 'read as',
  known: 'known',
  unknownWord: 'unknown',
  noWord: 'no word',
  share: 'P({positive})',
  effect: 'effect on the logit',
  unit: (unit: string) => `unit ${unit}`,
  epoch: 'epoch',
  firstAxis: 'first axis',
  secondAxis: 'second axis',
  then: 'then',
  now: 'at the end',
  grid: 'The hidden state: units up and down, steps left and right',
  cell: (unit: string, step: string, word: string, value: string, vote: string) =>
    `unit ${unit}, step ${step}, ${word}: value ${value}, vote ${vote}`,
  first: (word: string, share: string) => `${word}: P({positive}) ${share}`,
  move: (step: string, word: string, from: string, to: string) => `word ${step}, ${word}: ${from} to ${to}`,
  turned: (units: string, isPositive: boolean) =>
    `${units.includes(',') ? 'units' : 'unit'} ${units} turned ${isPositive ? 'positive' : 'negative'}`,
  keys: 'Keys…',
  keysHelp: 'Lists every key of this page, as the key ? does.',
};
