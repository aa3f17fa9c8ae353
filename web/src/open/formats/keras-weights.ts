/** Where the weights of a Keras layer stand in its file: three ways to name them. */
import { OpenError } from '../errors';
import type { HdfNode } from '../hdf5/hdf5';
import type { Tensor } from '../plan';
import type { KerasLayer } from './keras-config';

/** Which of a wrapper's layers is meant; `own` for a layer that is no wrapper. */
export type Part = 'own' | 'forward' | 'backward' | 'inner';

export interface KerasWeights {
  /**
   * The weights of a layer, by their roles in Keras' order, such as `kernel`, `recurrent_kernel`, `bias`.
   *
   * @throws OpenError when one is missing
   */
  take(layer: KerasLayer, roles: readonly string[], part?: Part): Tensor[];
}

/** `model.weights.h5` of Keras 3: a group a layer, its weights by number. */
export function keras3Weights(root: HdfNode): KerasWeights {
  const named = new Map<string, HdfNode>();
  const walk = (node: HdfNode): void => {
    const [name] = node.children.get('vars')?.attributes.get('name') ?? [];
    if (name !== undefined && !named.has(name)) named.set(name, node);
    for (const child of node.children.values()) walk(child);
  };
  walk(root);
  const membersOf = (node: HdfNode): HdfNode =>
    node.children.get('layers') ?? node.children.get('_layer_checkpoint_dependencies') ?? node;
  const keyOf = ({ className, placeInClass }: KerasLayer): string => {
    const key = snakeCase(className);
    return placeInClass === 0 ? key : `${key}_${placeInClass}`;
  };
  const groupOf = (layer: KerasLayer): HdfNode | undefined => {
    const holder = layer.within.reduce((node, model) => membersOf(node).children.get(keyOf(model)) ?? node, root);
    const layers = membersOf(holder).children;
    // Files without names number the layers of each class: the same words as a layer's own name, but not the same layer.
    const byClass = layers.get(keyOf(layer));
    return named.get(layer.name) ?? (named.size === 0 ? byClass : undefined) ?? layers.get(layer.name) ?? byClass;
  };
  const INSIDE: Readonly<Record<Part, readonly string[]>> = {
    own: [],
    forward: ['forward_layer'],
    backward: ['backward_layer'],
    inner: ['layer'],
  };
  return {
    take(layer, roles, part = 'own') {
      const inside = INSIDE[part].reduce<HdfNode | undefined>((node, key) => node?.children.get(key), groupOf(layer));
      const holder = inside?.children.get('cell') ?? inside;
      return roles.map((role, place) => {
        const found = holder?.children.get('vars')?.children.get(String(place))?.read;
        return found ? found() : missing(layer, role);
      });
    },
  };
}

/** `TextVectorization` → `text_vectorization`, `LSTM` → `lstm`, `Conv1D` → `conv1d`, as Keras makes names of classes. */
function snakeCase(name: string): string {
  return name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** A weight by its path: `lstm/lstm_cell/kernel`. */
export interface NamedTensor {
  readonly path: string;
  readonly read: () => Tensor;
}

/** Weights with paths, as HDF5 files of Keras 1 and 2 and TensorFlow.js have them. */
export function namedWeights(tensors: readonly NamedTensor[]): KerasWeights {
  const all = tensors.map(({ path, read }) => ({ parts: path.replace(/:\d+$/, '').split('/'), read }));
  return {
    take(layer, roles, part = 'own') {
      const isOfPart = (segment: string): boolean =>
        part === 'own' || part === 'inner' || segment.startsWith(`${part}_`);
      let mine = all.filter(({ parts }) => parts.includes(layer.name) && parts.some(isOfPart));
      // TensorFlow.js names the two layers of a Bidirectional, and leaves out the Bidirectional.
      if (mine.length === 0) mine = all.filter(({ parts }) => parts.includes(`${part}_${innerName(layer)}`));
      return roles.map((role, place) => {
        const found = mine.find(({ parts }) => parts.at(-1) === role);
        const isByPlace = !mine.some(({ parts }) => roles.includes(parts.at(-1)!)) && mine.length === roles.length;
        const read = found?.read ?? (isByPlace ? mine[place]!.read : undefined);
        return read ? read() : missing(layer, role);
      });
    },
  };
}

function innerName({ config }: KerasLayer): string {
  const inner = config['layer'] as { config?: { name?: unknown } } | undefined;
  return String(inner?.config?.name);
}

/** The weights of an HDF5 file of Keras 1 or 2, and of those that Keras 3 writes in their way. */
export function legacyWeights(root: HdfNode): KerasWeights {
  const layers = root.children.get('model_weights') ?? root;
  const tensors: NamedTensor[] = [];
  for (const [layer, group] of layers.children) {
    for (const name of group.attributes.get('weight_names') ?? chunkedNames(group)) {
      const node = name.split('/').reduce<HdfNode | undefined>((at, key) => at?.children.get(key), group);
      const read = node?.read ?? group.children.get(name)?.read;
      if (read) tensors.push({ path: `${layer}/${name}`, read });
    }
  }
  return namedWeights(tensors);
}

/** More names than an HDF5 attribute holds are cut into `weight_names0`, `weight_names1` … */
function chunkedNames({ attributes }: HdfNode): string[] {
  const found: string[] = [];
  for (let k = 0; attributes.has(`weight_names${k}`); k++) found.push(...attributes.get(`weight_names${k}`)!);
  return found;
}

function missing({ name, className }: KerasLayer, role: string): never {
  throw new OpenError(
    `The file has no "${role}" for ${className} "${name}": save the whole model again, with its weights.`,
  );
}
