import { randomNumbers } from './random-network';

const VOCABULARY = 10_000;
const SIZE = 32;
const SEED = 11;

/** The model directory, file by file, of an LSTM of random weights that reads both ways; such as visitors bring. @param units each way */
export function biLstm(id: string, units: number): ReadonlyMap<string, string | Buffer> {
  const random = randomNumbers(SEED);
  const width = 4 * units;
  const cell = (name: string): (readonly [string, readonly number[], Float32Array])[] => [
    [`both/${name}/kernel`, [SIZE, width], random(SIZE * width, 1 / Math.sqrt(SIZE))],
    [`both/${name}/recurrent_kernel`, [units, width], random(units * width, 1 / Math.sqrt(units))],
    [`both/${name}/bias`, [width], random(width, 0.1)],
  ];
  const stored = [
    ['embedding/embeddings', [VOCABULARY, SIZE], random(VOCABULARY * SIZE, 1)] as const,
    ...cell('forward_lstm'),
    ...cell('backward_lstm'),
    ['head/kernel', [2 * units, 1], random(2 * units, 0.3)] as const,
    ['head/bias', [1], new Float32Array(1)] as const,
  ];
  const layer = (class_name: string, config: object): object => ({ class_name, config });
  const lstm = { name: 'lstm', units, activation: 'tanh', recurrent_activation: 'sigmoid', use_bias: true };
  const layers = [
    layer('Embedding', { name: 'embedding', input_dim: VOCABULARY, output_dim: SIZE, mask_zero: false }),
    layer('Bidirectional', { name: 'both', merge_mode: 'concat', layer: layer('LSTM', lstm) }),
    layer('Dense', { name: 'head', units: 1, activation: 'sigmoid', use_bias: true }),
  ];
  const model = {
    format: 'layers-model',
    modelTopology: { model_config: { class_name: 'Sequential', config: { name: id, layers } } },
    weightsManifest: [
      { paths: ['weights.bin'], weights: stored.map(([name, shape]) => ({ name, shape, dtype: 'float32' })) },
    ],
  };
  const card = {
    format: 2,
    id,
    title: 'BiLSTM',
    language: 'en',
    tokeniser: { kind: 'words' },
    embedding: { rows: VOCABULARY, size: SIZE, masked: false },
    layers: [{ kind: 'LSTM', units, direction: 'both' }],
    pooling: null,
    head: { kind: 'sigmoid', classes: ['negative', 'positive'], per: 'text' },
    vocabulary_size: VOCABULARY,
    reading: { start_token: 1, max_words: null, keep: 'last', pad_to: null, pad_at: 'end', unknown: 2 },
    training: { data: 'none: random weights' },
    metrics: {},
    checkpoints: 0,
    golden: [],
  };
  const words = ['<pad>', '<start>', '<unknown>', ...Array.from({ length: VOCABULARY - 3 }, (_, k) => `w${k + 3}`)];
  return new Map<string, string | Buffer>([
    ['model.json', JSON.stringify(model)],
    ['weights.bin', Buffer.concat(stored.map(([, , numbers]) => Buffer.from(numbers.buffer)))],
    ['vocabulary.txt', words.join('\n')],
    ['card.json', JSON.stringify(card)],
  ]);
}
