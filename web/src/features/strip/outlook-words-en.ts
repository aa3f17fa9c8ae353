/** What the strip shows of a network that reads backward, pools, has several classes, or answers for every word. */
export const outlookWords = {
  curve: {
    'read-again':
      'This network answers only when it has seen all of a text. The curve shows what it would say if the text ended at each {word}: it reads the text again for every one.',
    waiting:
      'This network answers only when it has seen all of a text. It is reading this text again for every {word}; then the curve appears.',
    'too-long':
      'This network answers only when it has seen all of a text. To read this text again for every {word} would take too long here, so there is no curve; a shorter text has one.',
  },
  everyWord: 'This network answers for every {word}: the curve is its answer there.',
  lines: (count: string, lead: string) =>
    `The lines are the ${count} likeliest classes; the bars show what each {word} does to the log-odds of “${lead}”.`,
  noStates:
    'A layer joins neighbouring {words} into one step, so its states belong to no single {word} and are not drawn.',
  sides: (lastForward: string, firstBackward: string, last: string) =>
    `Units 0 to ${lastForward} read forward →, units ${firstBackward} to ${last} backward ←.`,
  merged: 'Each unit joins two cells: one reads forward →, one backward ←.',
  backward: 'All units read backward ←, from the last {word} to the first.',
};
