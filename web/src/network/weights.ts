import type { CellWeights } from '../nn/cells/cell';
import { CELLS, gatesOf, kindOfClass } from '../nn/cells';
import type { Head } from '../nn/head';
import type { LayerWeights } from '../nn/layer';
import type { NetworkWeights } from '../nn/stack';
import type { CardLayer } from './card';
import { bytesOf, decode, type StoredWeight } from './stored-weight';
import type { CellTopology, LayerTopology, Topology } from './topology';

/** One group of weights and the files that hold it, as model.json lists them. */
export interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly StoredWeight[];
}

/** The `weightsManifest` of model.json. @throws TypeError when there is none. */
export function manifestOf(modelJson: unknown): readonly WeightGroup[] {
  const manifest = (modelJson as { weightsManifest?: unknown } | null)?.weightsManifest;
  const isManifest =
    Array.isArray(manifest) &&
    manifest.every((group: Partial<WeightGroup>) => Array.isArray(group?.paths) && Array.isArray(group?.weights));
  if (!isManifest) throw new TypeError('model.json has no weightsManifest');
  return manifest as readonly WeightGroup[];
}

/**
 * Hands each weight to its layer.
 *
 * @param described the card's layers: they name a cell that is stored as another, as `MinGRU` is as a GRU
 * @param per whether the head says something of the text or of every token
 * @throws RangeError when a weight is missing, of the wrong size, or not finite
 */
export function weightsOf(
  topology: Topology,
  named: NamedWeights,
  described: readonly CardLayer[] = [],
  per: Head['per'] = 'text',
): NetworkWeights {
  const { embedding, head, pooling } = topology;
  const layers = topology.layers.map((layer, index): LayerWeights => {
    const read = (prefix: string): CellWeights => {
      const weights = cellWeights(named, layer, prefix);
      const kind = kindOfClass(described[index]?.kind ?? '') ?? weights.kind;
      return kind === weights.kind ? weights : (CELLS[kind].fromStored?.(weights) ?? weights);
    };
    if (layer.direction !== 'both') return { forward: read(''), backward: null };
    return { forward: read('forward_'), backward: read('backward_') };
  });
  const kernel = named.directly(head.layer, 'kernel');
  const below = sizeOf(layers.at(-1)) ?? kernel.length / head.outputs;
  if (kernel.length !== below * head.outputs) {
    throw new RangeError(
      `"kernel" of layer "${head.layer}" has ${kernel.length} numbers, and ${below * head.outputs} are needed`,
    );
  }
  const first = layers[0]?.forward ?? null;
  const size = first ? first.kernel.length / first.bias.length : below;
  const sizes = [size, ...layers.map((layer) => sizeOf(layer)!)];
  for (const [index, { forward, backward }] of layers.entries()) {
    for (const cell of [forward, backward]) if (cell) expectInputs(topology.layers[index]!.layer, cell, sizes[index]!);
  }
  return {
    embeddings: embeddingsFor(named, embedding.layer, size),
    embeddingSize: size,
    layers,
    pooling,
    head: {
      kind: head.activation === 'softmax' ? 'softmax' : head.outputs === 1 ? 'sigmoid' : 'labels',
      per,
      outputs: head.outputs,
      kernel,
      bias: head.usesBias ? named.directly(head.layer, 'bias', head.outputs) : new Float32Array(head.outputs),
    },
  };
}

function sizeOf(layer: LayerWeights | undefined): number | undefined {
  return layer && (layer.forward?.units ?? 0) + (layer.backward?.units ?? 0);
}

function expectInputs(layer: string, { kernel, bias }: CellWeights, size: number): void {
  if (kernel.length === size * bias.length) return;
  throw new RangeError(
    `the weights do not fit together: layer "${layer}" takes ${kernel.length / bias.length} numbers, and ${size} come in`,
  );
}

/**
 * A recurrent layer's weights.
 *
 * @param prefix of the cell's name where a layer has two
 * @throws RangeError when one is missing or of the wrong size
 */
function cellWeights(named: NamedWeights, { layer, cell }: LayerTopology, prefix: string): CellWeights {
  const { kind, units, activation, recurrentActivation, resetAfter, usesBias }: CellTopology = cell;
  const width = gatesOf(kind) * units;
  const hasTwoBiases = resetAfter && usesBias;
  const inside = (weight: string, size?: number): Float32Array => named.inside(layer, weight, size, prefix);
  const bias = usesBias ? inside('bias', hasTwoBiases ? 2 * width : width) : new Float32Array(width);
  return {
    kind,
    units,
    activation,
    recurrentActivation,
    resetAfter,
    kernel: inside('kernel'),
    recurrentKernel: inside('recurrent_kernel', units * width),
    bias: bias.subarray(0, width),
    recurrentBias: hasTwoBiases ? bias.subarray(width) : null,
  };
}

/** The embedding, vocabulary × size. @throws RangeError when its rows are not of this size */
function embeddingsFor(named: NamedWeights, layer: string, size: number): Float32Array {
  const embeddings = named.directly(layer, 'embeddings');
  if (!Number.isInteger(size) || embeddings.length % size !== 0) {
    throw new RangeError(
      `the weights do not fit together: ${embeddings.length} numbers in the embedding, rows of ${size}`,
    );
  }
  return embeddings;
}

/** Weights by the names Keras gave them: `layer/weight`, `layer/cell/weight`, or either under the network's own name. */
export class NamedWeights {
  readonly #weights = new Map<string, Float32Array>();

  constructor(manifest: readonly WeightGroup[], shards: readonly ArrayBuffer[]) {
    for (const [group, { paths, weights }] of manifest.entries()) {
      const needed = weights.reduce((sum, weight) => sum + bytesOf(weight), 0);
      const found = shards[group]!.byteLength;
      if (found !== needed) {
        throw new RangeError(`${paths.join(', ')} have ${found} bytes, and the weights in model.json take ${needed}`);
      }
      let at = 0;
      for (const weight of weights) {
        const end = at + bytesOf(weight);
        this.#weights.set(`/${weight.name}`, decode(weight, shards[group]!.slice(at, end)));
        at = end;
      }
    }
  }

  /** A weight that stands right under its layer. */
  directly(layer: string, weight: string, size?: number): Float32Array {
    return this.#pick(layer, weight, size, (name) => name.endsWith(`/${layer}/${weight}`));
  }

  /** A weight of a layer's cell, whatever the cell is called; where there are two, of the one whose name begins so. */
  inside(layer: string, weight: string, size?: number, prefix = ''): Float32Array {
    const place = `/${layer}/${prefix}`;
    return this.#pick(layer, weight, size, (name) => name.includes(place) && name.endsWith(`/${weight}`));
  }

  #pick(layer: string, weight: string, size: number | undefined, fits: (name: string) => boolean): Float32Array {
    const found = [...this.#weights].find(([name]) => fits(name))?.[1];
    if (!found) throw new RangeError(`the weights lack "${weight}" of layer "${layer}"`);
    if (size !== undefined && found.length !== size) {
      throw new RangeError(`"${weight}" of layer "${layer}" has ${found.length} numbers, and ${size} are needed`);
    }
    if (!areFinite(found)) {
      throw new RangeError(`"${weight}" of layer "${layer}" holds a number that is not finite`);
    }
    return found;
  }
}

/** As `every(Number.isFinite)`, without a call for each of a hundred thousand numbers. */
function areFinite(numbers: Float32Array): boolean {
  let sum = 0;
  // NaN × 0 and ∞ × 0 are NaN, so one bad value poisons the sum.
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]! * 0;
  return sum === 0;
}
