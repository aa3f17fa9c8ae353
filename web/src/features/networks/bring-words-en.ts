export const bring = {
  title: 'Your own network',
  intro:
    'An Embedding, any number of SimpleRNN, GRU and LSTM layers, and a Dense layer, exported from Keras. Its files stay in this browser: nothing is sent anywhere.',
  needs: 'A model directory holds model.json with its .bin files, vocabulary.txt and card.json.',
  convert: 'This command makes one from a Keras file and a list of words:',
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
  opened: (title: string) => `${title} is open.`,
  notKept: (title: string) =>
    `${title} is open, but this browser would not keep it: it is gone when you close or reload the page.`,
  mistakes: {
    'keras-file': (file: string) => `${file} is a file of Keras itself, which a browser cannot open. Convert it first.`,
    'other-format': (file: string) => `${file} is in a format that this page cannot read. It reads Keras exports only.`,
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
