/** The words of the lenses that are fetched when first opened. */
export const lenses = {
  map: {
    loading: 'Fetching the map of this network’s states…',
    failed: 'The map could not be fetched. Check the connection, then open this view again.',
  },
  path: {
    readout: 'towards {positive}: the readout’s direction',
    motion: (along: string, across: string, meanAlong: string, meanAcross: string) =>
      `At this step the state moved ${along} along the readout and ${across} across it; over the whole text ${meanAlong} and ${meanAcross} a step on average.`,
    lines: {
      attractor: (low: string, high: string) =>
        `This network has an approximate line attractor: the states where it hardly moves lie on one line, from P({positive}) ${low} to ${high}. {Words} of praise or blame push the state along it; the others nearly leave it where it is.`,
      turning: (low: string, high: string) =>
        `The states where this network hardly moves lie on one line, from P({positive}) ${low} to ${high}, but the state does not rest there: it circles.`,
      none: (low: string, high: string) =>
        `The states where this network hardly moves lie on no line; they reach from P({positive}) ${low} to ${high}.`,
    },
    figures: 'Eigenvalues',
    lineFigures: (straight: string, modulus: string) =>
      `Of the slow points’ spread ${straight} is along one direction; the size of the leading eigenvalue is ${modulus} (middle value).`,
    eigenvalues: (list: string) => `Leading eigenvalues at the point chosen: ${list}.`,
    choosePoint: 'A point where the state hardly moves: slide, or {point at} a cross',
    fixedPoint: 'Fixed point:',
    slowPoint: 'Slow point:',
    pointShare: (share: string) => `P({positive}) ${share}.`,
    pointKeeps: 'In its slowest direction it forgets nothing.',
    pointForgets: (words: string) => `In its slowest direction half is forgotten after about ${words} {words}.`,
    intro: 'Every state is a point; this is the plane in which states differ most, and your text’s way through it.',
    picture: 'The states of this text as a path among the states of test reviews, in their principal plane',
    cloud: (reviews: string) => `states from ${reviews} test reviews, labelled {positive} or {negative}`,
    text: 'your text, from its first step',
    here: 'the cursor’s step',
    slow: 'where the state hardly moves',
    decision: 'where the verdict turns',
    explained: (share: string, units: string) => `The plane holds ${share} of what the ${units} units do.`,
    keeps: 'Near the cursor’s state the network forgets nothing in its slowest direction: it adds up.',
    forgets: (words: string) =>
      `Near the cursor’s state it takes about ${words} {words} to forget half in the slowest direction.`,
  },
  compare: {
    otherText: 'A second text; change a {word} and see where the two readings part',
    twoVerdicts: (yours: string, other: string) => `P({positive}): ${yours} for yours, ${other} for the other.`,
    notAlike: 'it does not choose between two classes by its last state, so the curves cannot be compared',
    alike: 'They read alike from beginning to end.',
    theEnd: 'the end',
    partAt: (step: string, yours: string, other: string) =>
      `Up to step ${step} they are one; there yours has “${yours}” and the other “${other}”.`,
    unitsApart: (units: string) => `At the end these units’ votes differ most, yours less the other’s: ${units}.`,
    swap: 'Swap the texts',
    twoPicture: 'P({positive}) after each step: yours, and the other dashed',
    yourStrip: 'hidden states, your text',
    otherStrip: 'hidden states, the other text',
    padding: (title: string, atWord: string, steps: string, atEnd: string) =>
      `${title} fills the text up with ${steps} padding steps, and without a mask it reads them as if they were {words}: after the last {word} it said ${atWord}, after the padding ${atEnd}. The verdict is what is left of the text by then.`,
    intro:
      'The same text read by other networks, {word} beside {word}. Padding is left out of the picture, not out of the verdict.',
    with: (title: string) => `Compare ${title} with`,
    picture: 'P({positive}) after each {word}, by network',
    parts: (word: string) => `furthest apart at “${word}”`,
    nothingShared: 'no {word} in common',
    alone: 'No other network is chosen.',
  },
  training: {
    strip: 'hidden states at this moment',
    path: 'The way through the states at this moment, and at the end of training (dashed)',
    negativeSide: '← {negative}',
    positiveSide: '{positive} →',
    distance: 'distance from where the verdict turns',
    pathHelp: (share: string, distance: string) =>
      `Left and right is the distance from where that moment’s verdict turns, the readout’s own direction; up and down, the direction in which the states otherwise differ most. Together they hold ${share} of what the states of this text do at that moment. It ends at ${distance}.`,
    pathShort: 'Type a few {words} to see a path.',
    accuracy: 'Accuracy, on reviews it learned from and on held-out ones',
    accuracyUnknown: 'Where the dashed line is missing, the accuracy on training reviews was not recorded.',
    accuracyPicture: 'Training and validation accuracy by epoch',
    accuracyGap: (epochs: string, learned: string, held: string) =>
      `After ${epochs} epochs it was right about ${learned} of the reviews it learned from and ${held} of the held-out ones.`,
    columns: ['training loss', 'validation loss', 'training accuracy', 'validation accuracy'],
    gap: (learned: string, held: string) =>
      `In the end the loss was ${learned} on what it learned from and ${held} on held-out reviews.`,
    alike: 'Both were measured alike, on whole reviews: what lies between them is what it only remembers.',
    taught: 'The two are not one measure: while it learned, every step counted, and {words} were left out at random.',
    floorTitle: (floor: string) => `Why the notebook’s own loss stops at ${floor}`,
    floor: (floor: string, positive: string, negative: string) =>
      `The notebook took a probability for a logit. Even a perfect network then pays ln(1 + e⁻¹) = ${positive} for a positive review and ln 2 = ${negative} for a negative one: over as many of both, the loss stops at ${floor}. The run shown here was made with the loss put right.`,
    intro:
      'The same text, read by the network as it was while it learned. Move the slider from random weights to the end.',
    loading: 'Fetching the list of snapshots…',
    failed: 'The snapshot could not be fetched. Check the connection, then move the slider or come back to this view.',
    moment: (batch: string, epoch: string) => `after ${batch} batches, ${epoch} epochs`,
    picture: 'P({positive}) after each {word}, then and at the end of training',
    validation: (share: string) => `At this moment it was right about ${share} of the validation reviews.`,
    then: (then: string, now: string) => `Of this text it said P({positive}) ${then}; now it says ${now} (dashed).`,
    history: (epochs: string, best: string) => `Loss over ${epochs} epochs; epoch ${best} was kept`,
    historyPicture: 'Training and validation loss by epoch',
    learned: 'on what it learns from',
    held: 'on held-out reviews',
    overfits: (best: string) =>
      `After epoch ${best} the two part: the network goes on memorising its reviews and gets worse at others. It over-fits.`,
  },
  units: {
    intro: 'A single unit rarely is “the sentiment unit”: the verdict is a vote of all of them.',
    choose: 'Unit',
    noneDecides: (units: string) =>
      `In this text none of them decides: take any one of the ${units} votes away, and the verdict stays.`,
    someDecide: (count: string, units: string) =>
      `In this text ${count} of the ${units} votes${count === '1' ? ',' : ', each'} taken away alone, would turn the verdict.`,
    verdict: 'P({positive}), with and without it',
    verdicts: { with: 'as it is', without: 'without its vote', held: 'held at zero throughout' },
    verdictHelp: (vote: string) =>
      `Its vote after the last step is ${vote}. Without the vote, all other units stay as they were; held at zero from the first step on, they never hear from it either, and the text is read again.`,
    lstm: 'In an LSTM it is s (Keras’ h) that is held; its cell memory c goes on.',
    acts: 'Where it acts',
    separator: ', ',
    act: (word: string, change: string) => `“${word}” (${change})`,
    actsMost: (words: string) => `Its vote changes most at ${words}.`,
    actsNowhere: 'No {word} of this text changes its vote.',
    actsPicture: 'Change of the unit’s vote at each step',
    change: (word: string) => `Change of its vote, V·Δs, at “${word}”:`,
    memory: 'How long it remembers',
    memoryHelp:
      'Measured: the text is read again with the {word} at the cursor muted, so that the state passes it unchanged. The curve is what that {word} makes of the unit, then and later; in the grey band, at most half of what it first was.',
    memoryPicture: 'The unit’s response to the {word} at the cursor, from that {word} to the end of the text',
    words: (count: string) => `${count} ${count === '1' ? '{word}' : '{words}'}`,
    steps: (count: string) => `${count} ${count === '1' ? 'step' : 'steps'}`,
    forgets: (word: string, unit: string, after: string) =>
      `Half of what “${word}” left in unit ${unit} is gone after ${after}.`,
    keeps: (word: string, unit: string) => `What “${word}” left in unit ${unit} never falls below half in this text.`,
    comesBack: (word: string, unit: string) =>
      `What “${word}” left in unit ${unit} falls below half and grows again: at the end of this text it is more than half as large as at first.`,
    leftNothing: (word: string, unit: string) => `“${word}” leaves unit ${unit} as it was.`,
    nothingFollows: 'Nothing follows here: move the cursor to an earlier {word} to see how it fades.',
    peaks: (value: string, after: string) => `The response is strongest ${after} later: ${value}.`,
    response: (word: string, unit: string) => `Response of unit ${unit} to “${word}”: at once`,
    responseEnd: ', at the end',
    pushes: '{Words} that push it',
    up: 'raise it',
    down: 'lower it',
    source: (reviews: string) =>
      `Mean change of the unit at each occurrence of a {word}, over ${reviews} test reviews.`,
    corpusSource: (texts: string) =>
      `Mean change of the unit at each occurrence of a {word}, over the ${texts} texts of your corpus below.`,
    corpusLooking: 'Looking through the corpus below for the {words} that push it…',
    corpusFailed: 'The corpus below could not be looked through; the list that came with the network stands here',
  },
  gradient: {
    cells: 'Length of the gradient at the first and the last step, by network',
    network: 'network',
    atStart: 'at the first step',
    atEnd: 'at the last',
    fetching: (title: string, number: string, count: string) =>
      `Fetching ${title} to draw beside it, ${number} of ${count}…`,
    failed: (reason: string) =>
      `The other networks cannot be drawn beside it: ${reason}. Open this view again to retry.`,
    chain:
      'Going back over a step multiplies the gradient by that step’s Jacobian, ∂sₜ/∂sₜ₋₁. This is how much longer or shorter each made it:',
    factors: 'Growth of the gradient over the steps around the cursor',
    product: (steps: string, whole: string) =>
      `The product of all ${steps} factors after the cursor’s step: the gradient here is ${whole} of what it is at the end.`,
    singularValue: 'Largest singular value',
    stretch: (most: string) =>
      `The Jacobian here can stretch no vector by more than ${most}, its largest singular value.`,
    stretchCarry: (most: string) =>
      `State and memory taken together, the Jacobian here can stretch no vector by more than ${most}, its largest singular value.`,
    start: 'start of the text',
    along: '∂logit/∂x · x of each {word}',
    alongHelp:
      'The gradient taken along the {word} itself: above the line, more of this {word} would raise P({positive}). To first order only; “Why” has what each {word} really did.',
    intro:
      'Back-propagation through time: how much the last logit would change if a {word}, or the state at a step, changed a little.',
    states: '‖∂logit/∂s‖ at each step, logarithmic',
    inputs: '‖∂logit/∂x‖ of each {word}',
    shrinks: (steps: string) =>
      `Going back from the end, the gradient falls below a hundredth after ${steps} steps: it vanishes, and {words} before that could hardly have been learned from.`,
    holds:
      'Over this text the gradient never falls below a hundredth of its value at the end: the network can still be taught by its first {words}.',
    strongest: (word: string) => `The verdict is most sensitive to “${word}”.`,
    short: 'Type a few {words} to see a gradient travel back.',
  },
};
