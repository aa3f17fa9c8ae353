/** Files made of a reading, and read back. */
export const exporting = {
  pictures: 'Pictures',
  picturesHelp:
    'The strip, the step, and every chart of the open view, in the colours of the page, with title, text, network and hash. CSV has the numbers a chart is drawn from.',
  corpusHelp:
    'Pictures in the colours of the page, with title, table, network and hash. CSV has the numbers behind a chart or a table.',
  corpusNothing: 'This view has nothing to save yet.',
  strip: 'The strip, all of it',
  as: (name: string, format: string) => `${name}, as ${format}`,
  numbers: 'Numbers',
  noRecord:
    'A file of a reading holds logits and gradients, and this network has no single logit. Pictures of it can be saved.',
  numbersHelp: '{Words}, states, outputs and gradients. JSON has every digit and can be opened here again.',
  reading: 'This reading',
  open: 'Open a reading…',
  paper: 'Paper',
  paperHelp: 'One page to hand out: text, verdict, strip, the equation of this step, and the open view where it fits.',
  print: 'Print…',
  waiting: 'There is no reading yet.',
  making: 'Making the picture…',
  gone: 'the view no longer shows this chart; choose another one',
  saved: (name: string) => `Saved as ${name}.`,
  tooLarge: 'The review is too long for one PNG: browsers draw no picture of that size. Save it as SVG.',
  failed: (reason: string) => `That did not work: ${reason}.`,
  opened: (title: string, steps: string) => `Opened: ${title}, ${steps} steps.`,
  same: 'Read again here, every output is exactly the recorded one.',
  differs: (difference: string) => `Read again here, outputs differ from the recorded ones by at most ${difference}.`,
  otherSteps: 'It was read again here, but the file records another number of steps: it was edited.',
  mistakes: {
    'not-json': 'This file is not JSON, or it is damaged. Nothing was changed.',
    'not-a-reading': 'This file is not a reading saved by Unrolled. Nothing was changed.',
    version: (found: string) =>
      `This reading is in format ${found}, which this page does not know; it opens format 1. Nothing was changed.`,
    damaged: (field: string) =>
      `This reading is damaged: “${field}” is missing or not what it should be. Nothing was changed.`,
    'too-large': (megabytes: string) =>
      `This file is larger than ${megabytes}\u00a0MB, which no reading is. Nothing was changed.`,
    'unknown-network': (title: string) =>
      `This reading was made with “${title}”, a network that is not here. Bring it with “Your own…”, then open the reading again.`,
    'other-network': (title: string) =>
      `This reading was made with another version of “${title}”: the hashes of the networks differ, and so would the numbers. Nothing was changed.`,
  },
  word: (word: string) => `“${word}”.`,
  votes:
    'A {word}’s colour is what it did to the logit: teal for {positive}, orange for {negative}; the strongest have their number.',
  madeWith: 'Computed in the browser by Unrolled from trained weights and these words.',
};
