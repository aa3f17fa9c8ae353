/** The tour of the page. The sections of the essay point back to its stops by their titles. */
export const tour = {
  label: 'Tour of the page',
  invite: 'New here? A tour of one minute',
  goOn: (stop: string, stops: string) => `Go on with the tour, ${stop} of ${stops}`,
  decline: 'No tour, thank you',
  failed: 'The tour could not be fetched: the server did not answer. Try again later.',
  place: (stop: string, stops: string) => `${stop} of ${stops}`,
  back: 'Back',
  next: 'Next',
  done: 'Done',
  skip: 'Skip the tour',
  goThere: 'Go to it',
  more: 'The essay says more',
  inTool: 'In the tool: ',
  stops: {
    text: {
      title: 'Your words',
      says: (words: string, unknown: string) =>
        `The network has just read ${words} ${words === '1' ? '{word}' : '{words}'}${unknown === '0' ? '' : words === '1' ? ', which it does not know' : `; ${unknown} of them it does not know`}. Change one, or take a sample: everything below follows at once.`,
      empty: 'Type a review here, or take a sample: the network reads along, and everything below follows at once.',
      act: (sample: string) => `Read “${sample}”`,
    },
    verdict: {
      title: 'The verdict',
      says: (share: string, word: string) =>
        `After the last step P(positive) is ${share}. The verdict was built up {word} by {word}, and “${word}” moved it most.`,
      noWord: (share: string) => `With nothing to read, P(positive) is ${share}. Every {word} will move it.`,
      act: (word: string) => `Put “not” before “${word}”`,
    },
    strip: {
      title: 'Word by word',
      says: (units: string, word: string, share: string) =>
        `A column a {word}. The curve is P(positive) so far; the squares are ${units} hidden units, all that the network remembers. At “${word}” it stood at ${share}. {Point}, drag, or use the arrow keys.`,
      act: 'Play',
      stop: 'Pause',
    },
    step: {
      title: 'One step',
      says: (word: string, share: string) =>
        `“${word}” comes in through U, the state before it through W. Together they make the new state, and V turns that into ${share}. Each step uses the same U, W and V.`,
      act: 'Next step',
    },
    lenses: {
      title: 'Questions to ask',
      says: 'Each tab answers one: which {words} decided, what if one were different, how far back learning would reach, what a single unit does.',
      act: (lens: string) => `Open “${lens}”`,
    },
    networks: {
      title: 'The same words, other networks',
      says: (title: string) =>
        `${title} is reading now. GRU and LSTM guard their memory with gates; Notebook is the network this page began with. Choose another: your text and the step stay.`,
      act: (title: string) => `Read with ${title}`,
    },
    story: {
      title: 'How it works',
      says: 'Below stands an essay on all of this: why a network needs memory, how it learns, and what fools it. Its figures compute, too. That was the tour.',
    },
  },
};
