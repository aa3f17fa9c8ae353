/** `.keras` files, HDF5 files of Keras 1.2 to 3, and weights with the layers in a JSON file beside them. */
import { damaged, OpenError } from '../errors';
import { fieldsOf, jsonOf, jsonOrNothing, nameOf, type GivenFile } from '../file';
import { isHdf5, readHdf5, type HdfNode } from '../hdf5/hdf5';
import type { Plan } from '../plan';
import { isZip, unpack } from '../unpack';
import type { Format } from './format';
import { kerasModel, type KerasLayer } from './keras-config';
import { isKeras1, keras1Model, keras1Weights } from './keras-1';
import { kerasLayers } from './keras-layers';
import { textFacts } from './keras-text';
import { keras3Weights, legacyWeights, type KerasWeights } from './keras-weights';

export const kerasArchive: Format = {
  id: 'Keras',
  recognise: (file) => isZip(file) && unpack(file).has('config.json') && unpack(file).has('model.weights.h5'),
  read(file) {
    const inside = unpack(file);
    const config = jsonOf(inside.get('config.json')!);
    const metadata = inside.get('metadata.json');
    const version = metadata ? versionOf(fieldsOf(jsonOf(metadata))?.['keras_version']) : 3;
    const weights = keras3Weights(hdf5Of(inside.get('model.weights.h5')!, nameOf(file)));
    return planOf(config, weights, version, nameOf(file), (layer) => vocabularyIn(inside, layer));
  },
};

/** The words of a TextVectorization, which Keras keeps as a file of their own where they were learned. */
function vocabularyIn(inside: ReadonlyMap<string, GivenFile>, { name }: KerasLayer): string | null {
  const files = [...inside.values()].filter(
    ({ path }) => path.startsWith('assets/') && path.endsWith('vocabulary.txt'),
  );
  const found = files.find(({ path }) => path.includes(`/${name}/`)) ?? files[0];
  return found ? new TextDecoder().decode(found.bytes).replace(/\n$/, '') : null;
}

export const kerasHdf5: Format = {
  id: 'HDF5',
  recognise: (file) => isHdf5(file.bytes),
  read(file, others) {
    const name = nameOf(file);
    const root = hdf5Of(file, name);
    const [written] = root.attributes.get('model_config') ?? [];
    const beside = others.find(isKerasJson);
    if (written === undefined && !beside) {
      throw new OpenError(
        `${name} holds weights without layers: add the file that model.to_json() writes, or model.save().`,
      );
    }
    const config = written === undefined ? jsonOf(beside!) : configIn(written, name);
    const [saved] = [root, root.children.get('model_weights')].flatMap(
      (node) => node?.attributes.get('keras_version') ?? [],
    );
    const version = versionOf(saved ?? fieldsOf(config)?.['keras_version']);
    const hasNames =
      root.attributes.has('layer_names') || root.children.has('model_weights') || root.attributes.has('layer_names0');
    const weights = hasNames ? legacyWeights(root) : keras3Weights(root);
    return planOf(config, weights, hasNames ? version : 3, name, () => null);
  },
};

/** `model.to_json()`: layers without weights, which belong to the HDF5 file beside it. */
export function isKerasJson(file: GivenFile): boolean {
  const fields = fieldsOf(jsonOrNothing(file));
  return (
    typeof fields?.['class_name'] === 'string' && fields['class_name'] !== 'Tokenizer' && fields['config'] !== undefined
  );
}

export function planOf(
  config: unknown,
  weights: KerasWeights,
  version: number,
  file: string,
  vocabulary: (layer: KerasLayer) => string | null,
): Plan {
  const isOld = isKeras1(config);
  const model = kerasModel(isOld ? keras1Model(config) : config, file);
  const layers = kerasLayers(model.layers, isOld ? keras1Weights(weights) : weights, version >= 3);
  return {
    format: `Keras ${isOld ? 1 : version}`,
    title: file.replace(/\.\w+$/, ''),
    layers,
    text: textFacts(model, vocabulary),
  };
}

/** The number before the first point of a version; 2 where there is none. */
export function versionOf(value: unknown): number {
  const found = typeof value === 'string' ? Number.parseInt(value, 10) : NaN;
  return Number.isNaN(found) ? 2 : found;
}

function configIn(written: string, name: string): unknown {
  try {
    return JSON.parse(written);
  } catch (cause) {
    throw damaged(name, 'its description of the layers is not JSON', cause);
  }
}

function hdf5Of(file: GivenFile, name: string): HdfNode {
  try {
    return readHdf5(file.bytes);
  } catch (cause) {
    if (cause instanceof OpenError) throw cause;
    throw damaged(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}
