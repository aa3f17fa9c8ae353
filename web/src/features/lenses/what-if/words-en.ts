/** The words of "What if": edits of the text, surgery on the state, and the order test. */
export const whatIf = {
  muted: 'muted: the step hands its state on',
  mutedSame:
    'Muted, the step is there and the state passes through unchanged. Nothing pads or cuts this text, so that comes to the same as leaving the word out; an unknown word is read, and moves the state.',
  mutedOther:
    'Muted, the step is there and the state passes through unchanged; left out, the text is a word shorter and other steps take its place; an unknown word is read, and moves the state.',
  original: (before: string, now: string) => `original ${before} → now ${now}`,
  back: 'Back to the original',
  suggestions: 'Words to put there',
  neighbours: 'near in the embedding',
  opposites: 'push the other way here',
  flips: 'turn the verdict',
  useWord: (word: string, share: string) => `Use “${word}”: ${share}`,
  trying: 'Trying words in this place…',
  tried: (count: string) =>
    `${count} words were read in this place: the most frequent, the nearest, and those with the strongest pull.`,
  noFlips: (word: string, share: string) => `none of them; “${word}” comes closest (${share})`,
  noOpposites: 'none of them',
  unknownNeighbours: 'an unknown word has no place of its own in the embedding',
  surgery: 'Surgery on the state',
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
  turned: (before: string, now: string) => `It turns the verdict: P({positive}) ${before} becomes ${now}.`,
  moved: (before: string, now: string, points: string) =>
    `The verdict stays; P({positive}) ${before} becomes ${now} (${points} points).`,
  unmoved: (share: string) => `The verdict does not move: P({positive}) stays ${share}.`,
  lstm: 'In an LSTM the edit is made to s (Keras’ h), what the other units see; the cell memory c is left as it was.',
  probabilityPicture: 'P({positive}) after each step, as it was and after the surgery',
  unitPicture: (unit: string) => `value of unit ${unit}, as it was and after the surgery`,
  bag: (share: string) =>
    `Mean of the shufflings: ${share}. It is the baseline here: a reader who knows the words and not their order.`,
  sorted: 'from a to z',
  reversed: 'backwards',
  yours: 'as you wrote it',
  orders: 'P({positive}) by order of the words',
  findings: {
    turns: (own: string, bag: string) =>
      `Order mattered: it turned the verdict, from ${bag} for the bag of words to ${own}.`,
    shifts: (own: string, bag: string) =>
      `Order mattered somewhat: the verdict is the same, and moved from ${bag} for the bag of words to ${own}.`,
    hardly: (own: string, bag: string) =>
      `Order hardly mattered here: ${bag} for the bag of words, ${own} for your text.`,
  },
  shuffling: 'Shuffling the words…',
};
