/** The words of the check against Keras and against stock TensorFlow.js. */
export const verify = {
  title: 'Verify: does this browser compute what Keras computed?',
  failedToLoad: 'This could not be fetched: the server did not answer. Close it and open it again to try again.',
  stock: 'Your text, by stock TensorFlow.js',
  stockIntro:
    'The same model.json opened with tf.loadLayersModel and given the same ids: a second opinion from code that is not ours. It is fetched only when you ask.',
  stockNothing: 'There is nothing to read: type a {word} first.',
  stockAsk: 'Ask stock TensorFlow.js',
  stockAsking: 'Asking…',
  stockAgrees: (states: string, outputs: string) =>
    `Largest difference of any state: ${states}; of any output: ${outputs}.`,
  stockFigures: 'How long it took',
  stockTimes: (stock: string, own: string) =>
    `It took ${stock}\u00a0ms, this page ${own}\u00a0ms, each the quickest of three.`,
  stockFailures: {
    code: 'The code of stock TensorFlow.js could not be fetched. Check the connection, then ask again.',
    files: 'The files of this network could not be fetched once more. Check the connection, then ask again.',
    keras3: 'Keras 3 wrote this network’s model.json, and stock TensorFlow.js does not know that format.',
    format: 'Stock TensorFlow.js cannot open this network’s model.json.',
    reading: 'Stock TensorFlow.js opened this network and then failed as it read your text.',
  },
  intro:
    'The network’s card carries texts with every number Keras computed for them. Your device reads them again now.',
  textByText: 'Text by text',
  caption:
    'Largest difference from Keras, text by text; gradients as a share of the largest one, where that is above 1',
  text: 'text',
  steps: 'steps',
  states: 'states',
  outputs: 'outputs',
  gradients: 'gradients',
  empty: '(nothing)',
  passed: (largest: string) => `All agree: the largest difference from Keras is ${largest}.`,
  failed: (largest: string) =>
    `They differ by up to ${largest}, more than rounding explains. Please tell us which browser this is.`,
  none: 'This network’s card carries no golden readings to compare with.',
};
