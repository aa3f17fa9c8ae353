/** The layers of a Keras model, as any version of Keras or TensorFlow.js writes them down. */
import { ChainError, OpenError, quoted } from '../errors';
import { fieldsOf, type Fields } from '../file';

export interface KerasLayer {
  readonly className: string;
  readonly name: string;
  readonly config: Fields;
  /** Its place among the layers of its class, from 0, in the order of the file. */
  readonly placeInClass: number;
  /** The models that it is nested in, from outside in. */
  readonly within: readonly KerasLayer[];
}

export interface KerasModel {
  /** From the input to the output; each takes what the one before gives. */
  readonly layers: readonly KerasLayer[];
  readonly name: string;
}

const MODELS = ['Sequential', 'Functional', 'Model'];
const MOST_NESTED = 10;

/** @throws OpenError when it describes no model, or one that is no chain */
export function kerasModel(value: unknown, file: string): KerasModel {
  const model = fieldsOf(value);
  const className = model?.['class_name'];
  if (typeof className !== 'string' || !MODELS.includes(className)) {
    throw new OpenError(
      `${file} describes a ${quoted(className ?? 'nothing')}, and a Sequential or Functional model is needed: ` +
        'rebuild a subclassed model from layers, and save that.',
    );
  }
  const name = fieldsOf(model!['config'])?.['name'];
  return { layers: layersOf(model!, file, []), name: typeof name === 'string' ? name : file };
}

function layersOf(model: Fields, file: string, within: readonly KerasLayer[]): KerasLayer[] {
  if (within.length > MOST_NESTED)
    throw new OpenError(`${file} nests more than ${MOST_NESTED} models: save a flat one.`);
  const { config } = model;
  // Early Keras wrote a Sequential model as a bare list.
  const listed = Array.isArray(config) ? (config as unknown[]) : fieldsOf(config)?.['layers'];
  if (!Array.isArray(listed)) throw new OpenError(`${file} lists no layers: save the whole model again.`);
  const counts = new Map<string, number>();
  const entries = listed.map((entry) => layerOf(entry, file, counts, within));
  const ordered = model['class_name'] === 'Sequential' ? entries : chainOf(fieldsOf(config)!, entries, file);
  return ordered.flatMap(({ fields, layer }) =>
    MODELS.includes(layer.className) ? layersOf(fields, file, [...within, layer]) : [layer],
  );
}

interface Entry {
  readonly fields: Fields;
  readonly layer: KerasLayer;
}

function layerOf(entry: unknown, file: string, counts: Map<string, number>, within: readonly KerasLayer[]): Entry {
  const fields = fieldsOf(entry);
  const className = fields?.['class_name'];
  // A nested Sequential model of early Keras has a list where others have their settings.
  const config = fieldsOf(fields?.['config']) ?? {};
  if (!fields || typeof className !== 'string') {
    throw new OpenError(`${file} has the layer ${quoted(entry)}, without a class: save the whole model again.`);
  }
  const placeInClass = counts.get(className) ?? 0;
  counts.set(className, placeInClass + 1);
  const name = [config['name'], fields['name']].find((found) => typeof found === 'string') as string | undefined;
  return { fields, layer: { className, name: name ?? '', config, placeInClass, within } };
}

/** From the output back to the input, along the first thing that each layer takes. */
function chainOf(config: Fields, entries: readonly Entry[], file: string): Entry[] {
  const byName = new Map(entries.map((entry) => [entry.layer.name, entry]));
  const outputs = referencesIn(config['output_layers']);
  let next = outputs[0];
  if (outputs.length !== 1)
    throw refused(entries, entries.at(-1), `It has ${outputs.length} outputs: save one with one.`);
  const chain: Entry[] = [];
  while (next !== undefined) {
    const entry = byName.get(next);
    if (!entry || chain.includes(entry)) {
      throw new OpenError(
        `${file} connects its layers to ${quoted(next)}, which does not lead to an input: save it again.`,
      );
    }
    chain.unshift(entry);
    const inputs = inputsOf(entry.fields);
    if (inputs.length > 1) {
      throw refused(
        entries,
        entry,
        `It takes ${inputs.length} inputs: only chains of layers can be read word by word.`,
      );
    }
    next = inputs[0];
  }
  return chain;
}

function refused(entries: readonly Entry[], blocking: Entry | undefined, reason: string): ChainError {
  return new ChainError(
    entries.map((entry) => ({ label: entry.layer.className, isBlocking: entry === blocking })),
    reason,
  );
}

/** The layers that a layer takes its input from; a mask, which Keras 3 hands over by name, is no input. */
function inputsOf(fields: Fields): string[] {
  const [node] = Array.isArray(fields['inbound_nodes']) ? (fields['inbound_nodes'] as unknown[]) : [];
  const call = fieldsOf(node);
  return call ? tensorsIn(call['args'], 0) : referencesIn(node);
}

/** Keras 2: `["lstm", 0, 0]`, or a list of such. */
function referencesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const [first, second] = value as unknown[];
  return typeof first === 'string' && typeof second === 'number' ? [first] : (value as unknown[]).flatMap(referencesIn);
}

/** Keras 3: tensors that name where they come from. */
function tensorsIn(value: unknown, depth: number): string[] {
  if (depth > MOST_NESTED) return [];
  if (Array.isArray(value)) return (value as unknown[]).flatMap((each) => tensorsIn(each, depth + 1));
  const fields = fieldsOf(value);
  if (fields?.['class_name'] !== '__keras_tensor__') return [];
  const history = fieldsOf(fields['config'])?.['keras_history'];
  return Array.isArray(history) && typeof history[0] === 'string' ? [history[0]] : [];
}
