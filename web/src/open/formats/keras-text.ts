/** What a Keras model says of its text: a TextVectorization layer, and how many steps it takes. */
import { OpenError, quoted } from '../errors';
import type { TextFacts } from '../plan';
import type { KerasLayer, KerasModel } from './keras-config';
import { textVectorization } from '../words/text-vectorization';

/** Layers that only a fixed number of steps leads into. */
export function textFacts({ layers }: KerasModel, assets: (layer: KerasLayer) => string | null): TextFacts {
  const vectorization = layers.find(({ className }) => className === 'TextVectorization');
  if (vectorization) return textVectorization(vectorization.config, assets(vectorization));
  const steps = fixedSteps(layers);
  // One text at a time needs no padding, which would stay in a state that is kept. Keras 3 does not always write `stateful`.
  if (steps === null && takesOneText(layers)) return { padTo: null, maxWords: null };
  return steps === null ? {} : { padTo: steps, maxWords: steps };
}

function takesOneText(layers: readonly KerasLayer[]): boolean {
  return layers.some(({ config }) => {
    const shape = config['batch_shape'] ?? config['batch_input_shape'];
    return config['stateful'] === true || (Array.isArray(shape) && (shape as unknown[])[0] === 1);
  });
}

/** Steps that the input has, where the model names them. */
function fixedSteps(layers: readonly KerasLayer[]): number | null {
  const MOST_STEPS = 100_000;
  for (const { config, className } of layers.slice(0, 2)) {
    const shape = config['batch_shape'] ?? config['batch_input_shape'];
    const steps = Array.isArray(shape)
      ? (shape as unknown[])[1]
      : className === 'Embedding'
        ? config['input_length']
        : null;
    const first = Array.isArray(steps) ? (steps as unknown[])[0] : steps;
    if (first === null || first === undefined) continue;
    if (typeof first !== 'number' || !Number.isInteger(first) || first < 1 || first > MOST_STEPS) {
      throw new OpenError(
        `The input has ${quoted(first)} steps: from 1 to ${MOST_STEPS} are read, so save it with fewer.`,
      );
    }
    return first;
  }
  return null;
}
