export const bring = {
  title: 'Your own network',
  intro:
    'A text classifier of SimpleRNN, GRU or LSTM layers, as the file its framework wrote. It stays in this browser: nothing is sent anywhere, and no code in it runs.',
  needs:
    'Keras (.keras, .h5), TensorFlow.js (model.json with its .bin files), PyTorch (.pt, .safetensors), ONNX, or a model directory of this page; and its words: tokenizer.json, word_index.json, vocab.json or a list. Choose them together, or one after the other.',
  more: 'By address, or as a model directory',
  convert: 'This command makes a model directory, with a card, from a Keras file and a list of words:',
  folder: 'Choose a folder…',
  files: 'Choose files or a zip…',
  orDrop: 'or drop them anywhere on the page',
  address: 'Address of its folder',
  fetch: 'Fetch',
  close: 'Close',
  working: 'Opening…',
  list: 'Kept in this browser',
  size: (megabytes: string) => `${megabytes}\u00a0MB`,
  show: (title: string) => `Show ${title}`,
  remove: (title: string) => `Remove ${title}`,
  showIt: 'Show',
  removeIt: 'Remove',
  rename: (title: string) => `Rename ${title}`,
  renameIt: 'Rename',
  newName: 'New name',
  edit: (title: string) => `Change the settings of ${title}`,
  editIt: 'Change',
  opened: (title: string) => `${title} is open.`,
  notKept: (title: string) =>
    `${title} is open, but this browser would not keep it: it is gone when you close or reload the page.`,
  mistakes: {
    'no-network': 'None of these files belongs to a network: model.json is missing.',
    several: (folders: string) => `There is more than one network here (${folders}). Bring one at a time.`,
    missing: (files: string) => `${files} is missing. Bring all files of the model directory together.`,
    damaged: (file: string) => `${file} is not JSON: it is damaged, or another file under that name.`,
    'not-a-zip': (file: string) => `${file} is not a zip file, or it is damaged.`,
    'too-large': (file: string, megabytes: string) =>
      `${file} would take more than ${megabytes}\u00a0MB, and no more is opened here.`,
    'too-many': (count: string) => `These are more than ${count} files. Bring the model directory alone.`,
  },
  elsewhere: (origin: string) =>
    `This page may not fetch from ${origin}. Download the files and drop them here, or ask whoever runs this server.`,
  root: 'the top folder',
};
