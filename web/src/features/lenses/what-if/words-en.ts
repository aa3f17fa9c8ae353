/** The words of "What if": edits of the text, its words in other orders, and surgery on the state. */
export const whatIf = {
  intro: 'Change the {word} at the cursor, and see what the network would have said.',
  word: (word: string) => `At the cursor: “${word}”`,
  noWord: 'Move the cursor to a {word} to change it.',
  asItIs: 'as it is',
  variants: {
    without: (word: string) => `without “${word}”`,
    unknown: () => 'with an unknown {word} instead',
    not: (word: string) => `“not ${word}”`,
    swap: (word: string) => `“${word}” instead`,
  },
  /** Chinese puts 不 before a word. */
  chineseNot: (word: string) => `“不${word}”`,
  other: 'Another {word} instead:',
  apply: 'Use',
  original: (before: string, now: string) => `original ${before} → now ${now}`,
  back: 'Back to the original',
  muted: 'Left out, unknown, muted: the difference',
  mutedShare: (share: string) =>
    `Muted, P({positive}) is ${share}: the step is there and hands the state on unchanged.`,
  mutedSame: 'Nothing pads or cuts this text, so that is the same as leaving the {word} out.',
  mutedOther: 'Left out, the text is a {word} shorter and other steps take its place.',

  suggestions: '{Words} to put there',
  opposites: 'push the other way here',
  flips: 'turn the verdict',
  neighbours: 'near in the embedding',
  useWord: (word: string, share: string) => `Use “${word}”: ${share}`,
  trying: 'Trying {words} in this place…',
  tried: (count: string) => `${count} {words} were read in this place.`,
  noFlips: (word: string, share: string) => `none of them; “${word}” comes closest (${share})`,
  noOpposites: 'none of them',

  surgeryIntro:
    'Change one unit at the step of the cursor and replay what follows. Dashed is the reading as it was. Choose a unit, or {point at} it in the heatmap.',
  operations: { flip: 'flip', zero: 'zero', pin: 'pin' },
  operation: 'What to do with the unit',
  unit: 'Unit',
  did: {
    flip: (unit: string, step: string, from: string, to: string) =>
      `Unit ${unit} turned from ${from} to ${to} at step ${step}.`,
    zero: (unit: string, step: string, from: string) => `Unit ${unit} set from ${from} to zero at step ${step}.`,
    pin: (unit: string, step: string, from: string) => `Unit ${unit} held at ${from} from step ${step} on.`,
  },
  turned: (before: string, now: string) => `It changes the verdict: P({positive}) ${before} becomes ${now}.`,
  moved: (before: string, now: string, points: string) =>
    `The verdict stays; P({positive}) ${before} becomes ${now} (${points} points).`,
  unmoved: (share: string) => `The verdict does not move: P({positive}) stays ${share}.`,
  lstm: 'In an LSTM the edit is made to s (Keras’ h), what the other units see; the cell memory c is left as it was.',
  probabilityPicture: 'P({positive}) after each step, as it was and after the surgery',
  unitPicture: (unit: string) => `value of unit ${unit}, as it was and after the surgery`,

  findings: {
    much: (turning: string, count: string) => `Order mattered: ${turning} of ${count} other orders turn the verdict.`,
    somewhat: (turning: string, count: string) =>
      `Order mattered somewhat: ${turning} of ${count} other orders turn the verdict.`,
    hardly: (turning: string, count: string) =>
      `Order hardly mattered: ${turning} of ${count} other orders turn the verdict.`,
  },
  orderIntro: (count: string) =>
    `The same {words} in ${count} other orders; the line is your text. A bag of words would not know them apart.`,
  histogram: 'How often each probability came out of the shuffled {words}',
  orders: 'P({positive}) by order of the {words}',
  yours: 'as you wrote it',
  reversed: 'backwards',
  sorted: 'sorted',
  bag: 'mean of the shuffled orders',
  tooShort: 'Type three {words} or more to shuffle them.',
  shuffling: 'Shuffling the {words}…',
};
