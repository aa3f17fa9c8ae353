/** From a plan, whatever framework it came from, to the weights of a network. */
import type { Head } from '../nn/head';
import type { LayerWeights } from '../nn/layer';
import type { PlainActivation, PlainLayer } from '../nn/plain-layer';
import type { Pooling } from '../nn/pooling';
import type { NetworkWeights } from '../nn/stack';
import { ChainError, OpenError } from './errors';
import type { NamedLayer, Plan, PlanLayer, Tensor } from './plan';

/** What is gathered on the way from the ids up. */
interface Built {
  table: Tensor | null;
  masksZero: boolean;
  layers: LayerWeights[];
  /** Layers without memory since the last recurrent one. */
  pending: PlainLayer[];
  /** Whether the mask still stands. */
  isMasked: boolean;
  /** Whether there is one row a step, or one for the whole text. */
  givesSteps: boolean;
  pooling: Pooling | null;
  readsLastStep: boolean;
  /** Whether a mean counts masked steps. */
  poolsMasked: boolean;
  above: PlainLayer[];
  hidden: PlainLayer[];
  /** Numbers a row. */
  size: number;
}

export interface BuiltNetwork {
  readonly weights: NetworkWeights;
  readonly masksZero: boolean;
}

const MOST_CLASSES = 1000;

/** @throws OpenError when the layers do not make a text classifier or tagger */
export function build({ layers }: Plan, labels: boolean | null, outside: Tensor | null): BuiltNetwork {
  const built: Built = {
    table: outside,
    masksZero: false,
    layers: [],
    pending: [],
    isMasked: false,
    givesSteps: true,
    pooling: null,
    readsLastStep: false,
    poolsMasked: false,
    above: [],
    hidden: [],
    size: outside?.shape[1] ?? 0,
  };
  for (const named of layers) {
    if (named.layer) add(built, named.layer, (reason) => refuse(layers, named, reason));
  }
  const { table } = built;
  if (!table || built.layers.length === 0) {
    throw refuse(layers, layers.at(-1), 'It has no recurrent layer: use SimpleRNN, GRU or LSTM.');
  }
  const head = takeHead(built, layers, labels);
  return {
    masksZero: built.masksZero,
    weights: {
      embeddings: table.values,
      embeddingSize: table.shape[1]!,
      layers: built.layers,
      above: built.above,
      pooling: built.pooling,
      poolsMasked: built.poolsMasked,
      readsLastStep: built.readsLastStep,
      hidden: built.hidden,
      head,
    },
  };
}

function add(built: Built, layer: PlanLayer, refused: (reason: string) => ChainError): void {
  switch (layer.kind) {
    case 'embedding':
      if (built.layers.length > 0 || built.pending.length > 0)
        throw refused('It stands behind other layers: put it first.');
      built.table = layer.table;
      built.masksZero = built.isMasked = layer.masksZero;
      built.size = layer.table.shape[1]!;
      return;
    case 'recurrent':
      addRecurrent(built, layer, refused);
      return;
    case 'plain':
      addPlain(built, layer.layer, refused);
      if (layer.dropsMask) built.isMasked = false;
      return;
    case 'pooling':
      if (!built.givesSteps) {
        // Flatten of one row changes nothing.
        if (layer.by === 'flatten') return;
        throw refused('Only one row comes in: give the states of every step (return_sequences=True) below it.');
      }
      built.above = built.pending;
      built.pending = [];
      built.givesSteps = false;
      built.readsLastStep = layer.by === 'last-step';
      built.pooling = layer.by === 'last-step' ? null : layer.by;
      built.poolsMasked = !built.isMasked;
  }
}

function addRecurrent(
  built: Built,
  layer: Extract<PlanLayer, { kind: 'recurrent' }>,
  refused: (reason: string) => ChainError,
): void {
  if (!built.givesSteps)
    throw refused('One row comes in: give the states of every step (return_sequences=True) below it.');
  if (!built.table) throw refused('The network has no Embedding: add the word vectors that it was trained with.');
  const { forward, backward, merge } = layer;
  for (const cell of [forward, backward]) {
    const takes = cell ? cell.kernel.length / cell.bias.length : built.size;
    if (takes !== built.size)
      throw refused(
        `It takes ${takes} numbers, and ${built.size} come in: weights and layers belong to different networks.`,
      );
  }
  const before = built.pending;
  built.layers.push({
    forward,
    backward,
    merge,
    before,
    ignoresMask: !built.isMasked,
    zeroesMasked: layer.zeroesMasked && built.isMasked,
  });
  built.pending = layer.givesAll && layer.givesReversed ? [{ kind: 'reverse' }] : [];
  built.givesSteps = layer.givesAll;
  const cells = [forward, backward].flatMap((cell) => cell ?? []);
  built.size = merge === 'concat' ? cells.reduce((sum, { units }) => sum + units, 0) : cells[0]!.units;
}

function addPlain(built: Built, layer: PlainLayer, refused: (reason: string) => ChainError): void {
  if (!built.givesSteps && (layer.kind === 'convolve' || layer.kind === 'pool')) {
    throw refused('One row comes in: give the states of every step (return_sequences=True) below it.');
  }
  expectSize(built, layer, refused);
  const previous = built.pending.at(-1);
  // A Dense layer and the activation behind it are one.
  if (
    layer.kind === 'activation' &&
    layer.slope === undefined &&
    previous &&
    'activation' in previous &&
    previous.activation === 'linear'
  ) {
    built.pending[built.pending.length - 1] = { ...previous, activation: layer.activation } as PlainLayer;
    return;
  }
  if (layer.kind === 'activation' && layer.activation === 'linear') return;
  built.pending.push(layer);
  if ('bias' in layer) built.size = layer.bias.length;
}

/** Behind a Flatten of many steps the size follows from the first layer with weights. */
function expectSize(built: Built, layer: PlainLayer, refused: (reason: string) => ChainError): void {
  const takes =
    layer.kind === 'dense'
      ? layer.kernel.length / layer.bias.length
      : layer.kind === 'convolve'
        ? layer.kernel.length / layer.bias.length / layer.width
        : 'factors' in layer
          ? layer.factors.length
          : built.size;
  const isFlat = built.pooling === 'flatten' && built.hidden.length + built.pending.length === 0;
  if (isFlat ? takes % built.size !== 0 : takes !== built.size) {
    throw refused(
      `It takes ${takes} numbers, and ${built.size} come in: weights and layers belong to different networks.`,
    );
  }
  if (isFlat) built.size = takes;
}

/** The last Dense layer says what the network says; those between it and the states are hidden. */
function takeHead(built: Built, layers: readonly NamedLayer[], labels: boolean | null): Head {
  const last = built.pending.pop();
  const refused = (reason: string): ChainError =>
    refuse(
      layers,
      layers.findLast(({ layer }) => layer !== null),
      reason,
    );
  if (last?.kind !== 'dense')
    throw refused('The last layer must be Dense: a network that ends otherwise says nothing of a class.');
  if (built.givesSteps) built.above = built.pending;
  else built.hidden = built.pending;
  const outputs = last.bias.length;
  if (outputs > MOST_CLASSES) throw refused(`It has ${outputs} outputs: at most ${MOST_CLASSES} classes can be shown.`);
  const { activation, kernel, bias } = last;
  const per = built.givesSteps ? 'token' : 'text';
  if (activation === 'sigmoid') return { kind: outputs === 1 ? 'sigmoid' : 'labels', per, outputs, kernel, bias };
  if (activation === 'softmax' && outputs > 1) return { kind: 'softmax', per, outputs, kernel, bias };
  if (activation !== 'linear')
    throw refused(`Its activation is ${shown(activation)}: train it with sigmoid, softmax or none.`);
  const kind = outputs === 1 ? 'sigmoid' : labels ? 'labels' : 'softmax';
  return { kind, per, outputs, kernel, bias, givesLogits: true };
}

function shown(activation: PlainActivation): string {
  return activation === 'softmax' ? 'a softmax of one number' : activation;
}

function refuse(layers: readonly NamedLayer[], blocking: NamedLayer | undefined, reason: string): ChainError {
  return new ChainError(
    layers.map((each) => ({ label: each.label, isBlocking: each === blocking })),
    reason,
  );
}

/** Whether the last layer gives several logits, and nothing says whether the classes exclude each other. */
export function hasOpenOutputs({ layers }: Plan): boolean {
  const acting = layers.flatMap(({ layer }) => (layer?.kind === 'plain' ? [layer.layer] : []));
  const last = acting.at(-1);
  return last?.kind === 'dense' && last.activation === 'linear' && last.bias.length > 1;
}

/** Checks what no single layer can know: that the sizes of neighbours fit. */
export function expectFit({ weights }: BuiltNetwork): void {
  const { embeddings, embeddingSize } = weights;
  if (!(embeddingSize > 0) || embeddings.length < embeddingSize) {
    throw new OpenError(
      `The embedding has ${embeddings.length} numbers in rows of ${embeddingSize}: save the network again.`,
    );
  }
}
