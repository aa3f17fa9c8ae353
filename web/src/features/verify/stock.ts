/**
 * Stock TensorFlow.js, as its makers ship it: layers, all kernels of the CPU backend. A chunk of its own that is fetched when a
 * visitor asks for a second opinion; the library and the page never need it.
 */
import { env, tensor2d, type io, type Tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/flags';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { largestDifference } from './compare-with-golden';
import { during } from './stock-failure';
import type { Reading, Source } from 'unrolled';

/** What stock TensorFlow.js made of a text, beside what was shown of it. */
export interface SecondOpinion {
  readonly reading: Reading;
  /** Largest absolute difference of the states, and of the outputs. */
  readonly states: number;
  readonly outputs: number;
  /** Milliseconds of `model.predict` with its numbers fetched; the quickest of the tries. */
  readonly stockMs: number;
  /** Milliseconds of `network.read`, afresh; the quickest of the tries. */
  readonly ownMs: number;
}

const TRIES = 3;

/**
 * Opens the same model.json with `tf.loadLayersModel` and reads the same ids.
 *
 * @param source where model.json is: on the server, or among the visitor's own files
 * @throws StockFailure saying whether its code, the files, their format or the reading is to blame
 */
export async function askStock(source: Source, reading: Reading): Promise<SecondOpinion> {
  // The library has registered its kernels with TensorFlow.js' one engine already; PROD silences a console warning for each of them.
  env().set('PROD', true);
  const { loadLayersModel, model } = await during('code', () => import('./stock-layers'));
  const artifacts = await during('files', () => artifactsOf(source));
  const network = await during(isOfKeras3(artifacts) ? 'keras3' : 'format', () =>
    loadLayersModel({ load: async () => artifacts }),
  );
  try {
    const recurrent = await during('format', () => {
      const found = network.layers.find((layer) => layer.outputShape.length > 2 && 'cell' in layer);
      if (!found) throw new TypeError('model.json has no recurrent layer');
      return found;
    });
    return await during('reading', () => {
      const both = model({ inputs: network.inputs, outputs: [recurrent.output as never, network.outputs[0]!] });
      const ids = reading.tokens.map((token) => token.id);
      const { states, outputs } = predict(both, ids);
      return {
        reading,
        states: largestDifference(reading.states, states),
        outputs: largestDifference(reading.outputs, outputs),
        stockMs: quickest(() => predict(both, ids)),
        ownMs: quickest(() => reading.network.read(reading.text)),
      };
    });
  } finally {
    network.dispose();
  }
}

/** What `tf.loadLayersModel` does with an address, for files that may have none: the bytes as they are, decoded by TensorFlow.js. */
async function artifactsOf(source: Source): Promise<io.ModelArtifacts> {
  const bytes = await source.read('model.json');
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(bytes)) as io.ModelJSON;
  const files = weightsManifest.flatMap(({ paths }) => paths);
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
    weightData: await Promise.all(files.map(async (file) => (await source.read(file)).slice().buffer)),
  };
}

/** Whether the file says that Keras 3 wrote it, whose format stock TensorFlow.js does not know. */
function isOfKeras3({ modelTopology }: io.ModelArtifacts): boolean {
  const KERAS_3 = 3;
  const version = (modelTopology as { readonly keras_version?: unknown } | undefined)?.keras_version;
  return Number.parseInt(String(version), 10) >= KERAS_3;
}

function predict(network: LayersModel, ids: number[]) {
  const input = tensor2d([ids], [1, ids.length], 'int32');
  const [states, outputs] = network.predict(input) as [Tensor, Tensor];
  const found = { states: states.dataSync(), outputs: outputs.dataSync() };
  for (const tensor of [input, states, outputs]) tensor.dispose();
  return found;
}

function quickest(action: () => unknown): number {
  const times = Array.from({ length: TRIES }, () => {
    const start = performance.now();
    action();
    return performance.now() - start;
  });
  return Math.min(...times);
}
