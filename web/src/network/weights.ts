import { GATES, type CellWeights } from '../nn/cells/cell';
import type { Readout } from '../nn/head';
import { decodeManifest, type io } from './tensorflow';
import type { CellTopology, Topology } from './topology';

/** Everything a network learned, as typed arrays. */
export interface Weights {
  /** Vocabulary × embedding size. */
  readonly embeddings: Float32Array;
  readonly cell: CellWeights;
  readonly readout: Readout;
}

/** One group of weights and the files that hold it, as model.json lists them. */
export interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly io.WeightsManifestEntry[];
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

/** Hands each weight to its layer. @throws RangeError when one is missing, of the wrong size, or not finite */
export function weightsOf(topology: Topology, named: NamedWeights): Weights {
  const cell = cellWeights(named, topology.cell);
  return {
    embeddings: embeddingsFor(named, topology.embedding.layer, cell.kernel.length / cell.bias.length),
    cell,
    readout: {
      kernel: named.directly(topology.readout.layer, 'kernel', cell.units),
      bias: topology.readout.usesBias ? named.directly(topology.readout.layer, 'bias', 1)[0]! : 0,
    },
  };
}

/** A recurrent layer's weights. @throws RangeError when one is missing or of the wrong size */
export function cellWeights(named: NamedWeights, topology: CellTopology): CellWeights {
  const { kind, layer, units, activation, recurrentActivation, resetAfter, usesBias } = topology;
  const width = GATES[kind] * units;
  const hasTwoBiases = resetAfter && usesBias;
  const bias = usesBias ? named.inside(layer, 'bias', hasTwoBiases ? 2 * width : width) : new Float32Array(width);
  return {
    kind,
    units,
    activation,
    recurrentActivation,
    resetAfter,
    kernel: named.inside(layer, 'kernel'),
    recurrentKernel: named.inside(layer, 'recurrent_kernel', units * width),
    bias: bias.subarray(0, width),
    recurrentBias: hasTwoBiases ? bias.subarray(width) : null,
  };
}

/** The embedding, vocabulary × size. @throws RangeError when its rows are not of this size */
export function embeddingsFor(named: NamedWeights, layer: string, size: number): Float32Array {
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
      for (const [name, tensor] of Object.entries(decodeManifest(shards[group]!, [...weights]))) {
        this.#weights.set(`/${name}`, tensor.dataSync<'float32'>());
        tensor.dispose();
      }
    }
  }

  /** A weight that stands right under its layer. */
  directly(layer: string, weight: string, size?: number): Float32Array {
    return this.#pick(layer, weight, size, (name) => name.endsWith(`/${layer}/${weight}`));
  }

  /** A weight of a layer's cell, whatever the cell is called. */
  inside(layer: string, weight: string, size?: number): Float32Array {
    return this.#pick(layer, weight, size, (name) => name.includes(`/${layer}/`) && name.endsWith(`/${weight}`));
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
  // Not finite times nothing is not a number, and stays so.
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]! * 0;
  return sum === 0;
}

const BYTES: Readonly<Record<string, number>> = { float32: 4, int32: 4, float16: 2, uint16: 2, uint8: 1, bool: 1 };

function bytesOf({ name, shape, dtype, quantization }: io.WeightsManifestEntry): number {
  const bytes = BYTES[quantization?.dtype ?? dtype];
  if (bytes === undefined) throw new RangeError(`weight "${name}" is stored as ${dtype}, which is not supported`);
  return shape.reduce((product, size) => product * size, bytes);
}
