/** TensorFlow.js LayersModel: model.json and the files of numbers that it names. */
import { OpenError, quoted } from '../errors';
import { fieldsOf, jsonOf, jsonOrNothing, nameOf, type Fields, type GivenFile } from '../file';
import { bytesOfType, countOf, decodeNumbers, isNumberType, type NumberType } from '../numbers';
import type { Plan, Tensor } from '../plan';
import type { Format } from './format';
import { planOf, versionOf } from './keras';
import { namedWeights, type NamedTensor } from './keras-weights';

export const tensorFlowJs: Format = {
  id: 'TensorFlow.js',
  recognise: (file) => Array.isArray(fieldsOf(jsonOrNothing(file))?.['weightsManifest']),
  read(file, others): Plan {
    const json = fieldsOf(jsonOf(file))!;
    const topology = fieldsOf(json['modelTopology']);
    if (!topology || json['format'] === 'graph-model' || topology['node'] !== undefined) {
      throw new OpenError(
        `${nameOf(file)} is a graph model, whose layers cannot be told apart: convert with ` +
          '"tensorflowjs_converter --output_format tfjs_layers_model", or open the Keras file.',
      );
    }
    const weights = namedWeights(tensorsOf(json['weightsManifest'] as unknown[], file, others));
    const version = versionOf(topology['keras_version']);
    const plan = planOf(topology['model_config'] ?? topology, weights, version, nameOf(file), () => null);
    const folder = file.path.split('/').at(-2);
    const isMadeHere = String(topology['keras_version']).includes('tfjs');
    return {
      ...plan,
      format: isMadeHere ? 'TensorFlow.js' : `TensorFlow.js of Keras ${version}`,
      title: folder ?? 'model',
    };
  },
};

/** All weights of a manifest; those of a group lie one behind the other in its files. */
function tensorsOf(manifest: readonly unknown[], file: GivenFile, others: readonly GivenFile[]): NamedTensor[] {
  return manifest.flatMap((value) => {
    const group = fieldsOf(value);
    const { paths, weights } = group ?? {};
    if (!Array.isArray(paths) || !Array.isArray(weights)) {
      throw new OpenError(`${nameOf(file)} lists weights without their files: convert the network again.`);
    }
    const bytes = joined(paths.map((path) => shardOf(path, file, others)));
    let at = 0;
    return (weights as unknown[]).map((entry): NamedTensor => {
      const weight = weightOf(entry, file);
      const from = at;
      at += weight.count * bytesOfType(weight.stored);
      if (at > bytes.length) {
        throw new OpenError(
          `${paths.join(', ')} hold ${bytes.length} bytes, and "${weight.path}" ends at ${at}: give the files that belong to ${nameOf(file)}.`,
        );
      }
      return { path: weight.path, read: () => dequantised(weight, bytes.subarray(from, bytes.length)) };
    });
  });
}

interface Weight {
  readonly path: string;
  readonly shape: readonly number[];
  readonly count: number;
  readonly stored: NumberType;
  /** `stored × scale + lowest`, where numbers were rounded to fit into fewer bytes. */
  readonly scale: number;
  readonly lowest: number;
}

function weightOf(value: unknown, file: GivenFile): Weight {
  const entry = fieldsOf(value) ?? {};
  const { name, shape, dtype } = entry;
  const quantization = fieldsOf(entry['quantization']);
  const stored = quantization?.['dtype'] ?? dtype;
  if (typeof name !== 'string' || !Array.isArray(shape) || !isNumberType(stored)) {
    throw new OpenError(
      `${nameOf(file)} lists the weight ${quoted(name)} as ${quoted(stored)}: float32, float16, uint16 and uint8 can be read, so convert again.`,
    );
  }
  return {
    path: name,
    shape: shape as number[],
    count: countOf(name, shape as unknown[]),
    stored,
    scale: numberIn(quantization, 'scale', 1),
    lowest: numberIn(quantization, 'min', 0),
  };
}

function numberIn(fields: Fields | null, name: string, usual: number): number {
  const found = fields?.[name];
  return typeof found === 'number' ? found : usual;
}

function dequantised({ shape, count, stored, scale, lowest }: Weight, bytes: Uint8Array): Tensor {
  const values = decodeNumbers(bytes, stored, count);
  return { shape, values: scale === 1 && lowest === 0 ? values : values.map((level) => level * scale + lowest) };
}

/** A file by the path in the manifest: beside model.json, or wherever one of that name lies. */
function shardOf(path: unknown, file: GivenFile, others: readonly GivenFile[]): Uint8Array {
  const folder = file.path.split('/').slice(0, -1);
  const wanted = [...folder, String(path)].join('/');
  const found =
    others.find((other) => other.path === wanted) ??
    others.find((other) => nameOf(other) === String(path).split('/').at(-1));
  if (!found) throw new OpenError(`${String(path)} is missing: ${nameOf(file)} keeps its weights there, so add it.`);
  return found.bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
