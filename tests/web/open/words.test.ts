/** How word files are read, and what is assumed where they leave something open. */
import { describe, expect, it } from 'vitest';
import { openNetwork, type Answers } from 'unrolled';
import { savedNetworks } from './frameworks';

const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);
const network = savedNetworks()
  .find(({ name }) => name === 'torch-lstm/model.safetensors')!
  .files.get('model.safetensors')!;

/** The pieces of a text, and their ids, by a network with this word list. */
async function read(text: string, list: string, answers: Answers = {}, name = 'words.json'): Promise<string[]> {
  const opened = await openNetwork(
    new Map([
      ['model.safetensors', network],
      [name, bytes(list)],
    ]),
    answers,
  );
  return opened.network.read(text).tokens.map((token) => `${text.slice(token.start, token.end)}=${token.id}`);
}

const INDEX =
  '{"<unk>": 0, "<pad>": 1, "good": 2, "not": 3, "don\'t": 4, "dont": 5, "don": 6, "\'": 7, "t": 8, ".": 9, "wellmade": 10}';

describe('cuts a text as its owner did', () => {
  const TEXT = "Good. Don't well-made";
  it.each([
    ['words', ['Good=2', "Don't=4", 'well=0', 'made=0']],
    ['keras-text-vectorization', ['Good=2', "Don't=5", 'well-made=10']],
    ['basic-english', ['Good=2', '.=9', 'Don=6', "'=7", 't=8', 'well-made=0']],
    ['white-space', ['Good.=0', "Don't=4", 'well-made=0']],
  ])('%s', async (tokeniser, expected) => {
    expect(await read(TEXT, INDEX, { tokeniser })).toEqual(expected);
  });

  it('by characters, with white space where the list has it', async () => {
    expect(await read('A b', '{"a": 1, "b": 2, " ": 3}', { tokeniser: 'characters', unknown: 0 })).toEqual([
      'A=1',
      ' =3',
      'b=2',
    ]);
    expect(await read('A b', '{"a": 1, "b": 2}', { tokeniser: 'characters', unknown: 0 })).toEqual(['A=1', 'b=2']);
  });

  it('refuses one that it does not know, and says which there are', async () => {
    await expect(read('a', INDEX, { tokeniser: 'spacy' })).rejects.toThrow(/"spacy" is not known: answer "words"/);
  });
});

describe('reads word lists', () => {
  const answers = { tokeniser: 'words', unknown: 0 };
  it.each([
    ['index_word', '{"4": "good", "7": "not"}', 'words.json'],
    ['a string in JSON', JSON.stringify('{"good": 4, "not": 7}'), 'words.json'],
    ['a list', '["", "a", "b", "c", "good", "d", "e", "not"]', 'words.json'],
    ['one word a line', '<pad>\na\nb\nc\ngood\nd\ne\nnot\n', 'vocab.txt'],
    ['CSV with a header', 'word,id\ngood,4\n"not",7\n', 'vocab.csv'],
    ['CSV, ids first', '4;good\n7;not\n', 'vocab.csv'],
    ['torchtext', '{"stoi": {"<unk>": 0, "good": 4, "not": 7}}', 'vocab.json'],
    [
      'Keras Tokenizer',
      JSON.stringify({
        class_name: 'Tokenizer',
        config: {
          word_index: '{"<o>": 0, "good": 4, "not": 7}',
          filters: '!,',
          lower: true,
          split: ' ',
          oov_token: '<o>',
        },
      }),
      'tokenizer.json',
    ],
  ])('%s', async (_kind, list, name) => {
    expect(await read('not good !', list, answers, name)).toEqual(['not=7', 'good=4']);
  });

  it('what get_vocabulary() gave: 0 is padding, 1 is unknown', async () => {
    expect(await read('a well-made film', '\n[UNK]\nthe\nwellmade\nfilm\n', {}, 'vocabulary.txt')).toEqual([
      'a=1',
      'well-made=3',
      'film=4',
    ]);
  });

  it("Keras' Tokenizer without oov_token drops what it does not know, and num_words cuts its index", async () => {
    const list = JSON.stringify({
      class_name: 'Tokenizer',
      config: { num_words: 5, word_index: '{"good": 4, "not": 7}', filters: '!', oov_token: null },
    });
    expect(await read('not good film', list, {}, 'tokenizer.json')).toEqual(['good=4']);
  });

  it('ids that are no whole numbers are refused', async () => {
    await expect(read('a', '{"a": 1, "b": 2.5}')).rejects.toThrow(
      'words.json gives "b" the id 2.5: whole numbers from 0 on are needed.',
    );
  });
});

it('says what it assumed, and takes an answer instead', async () => {
  const files = new Map([
    ['model.safetensors', network],
    ['imdb_word_index.json', bytes('{"good": 1, "not": 2}')],
  ]);
  const { assumed } = await openNetwork(files);
  const value = (name: string): unknown => assumed.find((each) => each.name === name)?.value;
  expect([value('indexFrom'), value('startToken'), value('unknown'), value('padTo')]).toEqual([3, 1, 2, null]);
  expect(assumed.every(({ why, choices }) => why.endsWith('.') && (choices === null || choices.length > 1))).toBe(true);
  const answers = Object.fromEntries(assumed.map((each) => [each.name, each.value]));
  expect((await openNetwork(files, answers)).assumed).toEqual([]);
});

it('pads with the id that its list has for padding', async () => {
  const { network: opened } = await openNetwork(
    new Map([
      ['model.safetensors', network],
      ['vocab.json', bytes(INDEX)],
    ]),
    { padTo: 4, padAt: 'end' },
  );
  expect(opened.read('not good').tokens.map(({ id }) => id)).toEqual([3, 2, 1, 1]);
});

it('reads vectors from outside where a network has no Embedding', async () => {
  const { files } = savedNetworks().find(({ name }) => name.startsWith('json-and-weights'))!;
  const model = JSON.parse(new TextDecoder().decode(files.get('model.json'))) as {
    config: { layers: { class_name: string }[] };
  };
  model.config.layers = model.config.layers.filter(({ class_name: name }) => name !== 'Embedding');
  const given = new Map([...files].filter(([name]) => name.endsWith('.h5')));
  given.set('model.json', bytes(JSON.stringify(model)));
  await expect(openNetwork(given)).rejects.toThrow(/no Embedding: add the word vectors that/);
  given.set('glove.txt', bytes('good 0.1 0.2 0.3 0.4 0.5\nnot -0.1 0 0.3 0.4 1e-3\n'));
  const { network: opened } = await openNetwork(given, { padTo: null });
  expect(opened.read('not so good').tokens.map(({ id }) => id)).toEqual([2, 0, 1]);
});
