import type { Readout, SimpleRnnWeights } from '../core/recurrence';
import { io } from './tensorflow';
import type { Topology } from './topology';

/** Everything a network learned, as typed arrays. */
export interface Weights {
  /** Vocabulary × embedding size. */
  readonly embeddings: Float32Array;
  readonly cell: SimpleRnnWeights;
  readonly readout: Readout;
}

type Manifest = { readonly paths: readonly string[]; readonly weights: io.WeightsManifestEntry[] }[];

/** The `weightsManifest` of model.json. @throws TypeError when there is none. */
export function manifestOf(modelJson: unknown): Manifest {
  const manifest = (modelJson as { weightsManifest?: unknown } | null)?.weightsManifest;
  if (!Array.isArray(manifest)) throw new TypeError('model.json has no weightsManifest');
  return manifest as Manifest;
}

/**
 * Decodes weight files with TensorFlow.js (which undoes quantisation) and hands each weight to its layer.
 *
 * @param shards the files of each manifest group, joined
 * @throws RangeError when a weight is missing, of the wrong size, or not finite.
 */
export function decodeWeights(topology: Topology, manifest: Manifest, shards: readonly ArrayBuffer[]): Weights {
  const weights = new Map<string, Float32Array>();
  for (const [group, { weights: specs }] of manifest.entries()) {
    for (const [name, tensor] of Object.entries(io.decodeWeights(shards[group]!, specs))) {
      weights.set(name, tensor.dataSync<'float32'>());
      tensor.dispose();
    }
  }
  const { units, activation } = topology.cell;
  const pick = (layer: string, weight: string, size?: number): Float32Array => {
    const found = [...weights].find(([name]) => name.startsWith(`${layer}/`) && name.endsWith(`/${weight}`))?.[1];
    if (!found) throw new RangeError(`the weights lack "${layer}/…/${weight}"`);
    if (size !== undefined && found.length !== size) {
      throw new RangeError(`"${layer}/…/${weight}" has ${found.length} numbers, and ${size} are needed`);
    }
    if (!found.every(Number.isFinite)) throw new RangeError(`"${layer}/…/${weight}" holds numbers that are not finite`);
    return found;
  };
  const { layer } = topology.cell;
  const kernel = pick(layer, 'kernel');
  return {
    embeddings: pick(topology.embedding.layer, 'embeddings'),
    cell: {
      cell: 'simple-rnn',
      units,
      activation,
      kernel,
      recurrentKernel: pick(layer, 'recurrent_kernel', units * units),
      bias: pick(layer, 'bias', units),
    },
    readout: {
      kernel: pick(topology.readout.layer, 'kernel', units),
      bias: pick(topology.readout.layer, 'bias', 1)[0]!,
    },
  };
}
