import { gatesOf } from '../../web/src/nn/cells';
import type { CellKind } from '../../web/src/nn/cells';
import type { CellWeights } from '../../web/src/nn/cells/cell';

/** A network of random weights: what they are makes no difference to the time. */
export interface RandomNetwork {
  /** Its recurrent layer as Keras stores it. */
  readonly weights: CellWeights;
  /** Vocabulary × embedding size. */
  readonly embeddings: Float32Array;
  /** Units. */
  readonly readout: Float32Array;
}

/** The scale of recurrent weights, times √units: states neither die nor saturate. */
const RECURRENT_SCALE = 1.5;

/** Numbers from −scale to scale; the same in every run. */
export function randomNumbers(seed: number): (length: number, scale: number) => Float32Array {
  const [factor, modulus] = [16_807, 2_147_483_647];
  let last = seed;
  return (length, scale) =>
    Float32Array.from({ length }, () => {
      last = (last * factor) % modulus;
      return (last / modulus - 0.5) * 2 * scale;
    });
}

/** @param kind a minGRU is stored as a GRU without recurrent weights */
export function randomNetwork(
  kind: CellKind,
  units: number,
  {
    vocabulary,
    embeddingSize,
    resetAfter = false,
    seed = 7,
  }: {
    readonly vocabulary: number;
    readonly embeddingSize: number;
    readonly resetAfter?: boolean;
    readonly seed?: number;
  },
): RandomNetwork {
  const random = randomNumbers(seed);
  const isMinGru = kind === 'min-gru';
  const stored = isMinGru ? 'gru' : kind;
  const width = gatesOf(stored) * units;
  const weights: CellWeights = {
    kind: stored,
    units,
    activation: 'tanh',
    recurrentActivation: 'sigmoid',
    resetAfter,
    kernel: random(embeddingSize * width, 1 / Math.sqrt(embeddingSize)),
    recurrentKernel: isMinGru
      ? new Float32Array(units * width)
      : random(units * width, RECURRENT_SCALE / Math.sqrt(units)),
    bias: random(width, 0.1),
    recurrentBias: resetAfter ? random(width, 0.1) : null,
  };
  return { weights, embeddings: random(vocabulary * embeddingSize, 1), readout: random(units, 1) };
}

const CLASSES: Readonly<Record<CellKind, string>> = {
  'simple-rnn': 'SimpleRNN',
  gru: 'GRU',
  lstm: 'LSTM',
  'min-gru': 'MinGRU',
};

/** The network's model directory, file by file. Its word number _k_ is `w` and _k_. @param kind as its card names the cell */
export function modelDirectory(kind: CellKind, network: RandomNetwork): ReadonlyMap<string, string | Uint8Array> {
  const { weights, embeddings, readout } = network;
  const { units, activation, recurrentActivation, resetAfter } = weights;
  const width = weights.bias.length;
  const embeddingSize = weights.kernel.length / width;
  const vocabulary = embeddings.length / embeddingSize;
  const hasTwoBiases = weights.recurrentBias !== null;
  const stored: readonly (readonly [string, readonly number[], Float32Array])[] = [
    ['embedding/embeddings', [vocabulary, embeddingSize], embeddings],
    ['recurrent/cell/kernel', [embeddingSize, width], weights.kernel],
    ['recurrent/cell/recurrent_kernel', [units, width], weights.recurrentKernel],
    [
      'recurrent/cell/bias',
      hasTwoBiases ? [2, width] : [width],
      Float32Array.of(...weights.bias, ...(weights.recurrentBias ?? [])),
    ],
    ['readout/kernel', [units, 1], readout],
    ['readout/bias', [1], new Float32Array(1)],
  ];
  const layer = (className: string, name: string, config: object): object => ({
    class_name: className,
    config: { name, ...config },
    name,
    inbound_nodes: [],
  });
  const layers = [
    layer('Embedding', 'embedding', { input_dim: vocabulary, output_dim: embeddingSize, mask_zero: false }),
    layer(CLASSES[weights.kind], 'recurrent', {
      units,
      activation,
      use_bias: true,
      return_sequences: true,
      ...(weights.kind === 'simple-rnn' ? {} : { recurrent_activation: recurrentActivation }),
      ...(weights.kind === 'gru' ? { reset_after: resetAfter } : {}),
    }),
    layer('Dense', 'readout', { units: 1, activation: 'sigmoid', use_bias: true }),
  ];
  const model = {
    format: 'layers-model',
    modelTopology: { model_config: { class_name: 'Functional', config: { name: 'network', layers } } },
    weightsManifest: [
      { paths: ['weights.bin'], weights: stored.map(([name, shape]) => ({ name, shape, dtype: 'float32' })) },
    ],
  };
  const card = {
    format: 2,
    id: 'random',
    title: 'Random',
    language: 'en',
    tokeniser: { kind: 'words' },
    embedding: { rows: vocabulary, size: embeddingSize, masked: false },
    layers: [{ kind: CLASSES[kind], units, direction: 'forward' }],
    pooling: null,
    head: { kind: 'sigmoid', classes: ['negative', 'positive'], per: 'text' },
    vocabulary_size: vocabulary,
    reading: { start_token: 1, max_words: null, keep: 'last', pad_to: null, pad_at: 'end', unknown: 2 },
    training: { data: 'none: random weights' },
    metrics: {},
    checkpoints: 0,
    files: {},
    golden: [],
  };
  const words = Array.from({ length: vocabulary - 3 }, (_, k) => `w${k + 3}`);
  return new Map<string, string | Uint8Array>([
    ['model.json', JSON.stringify(model)],
    [
      'weights.bin',
      Buffer.concat(
        stored.map(([, , { buffer, byteOffset, byteLength }]) => Buffer.from(buffer, byteOffset, byteLength)),
      ),
    ],
    ['vocabulary.txt', ['<pad>', '<start>', '<unknown>', ...words].join('\n')],
    ['card.json', JSON.stringify(card)],
  ]);
}
