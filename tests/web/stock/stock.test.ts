import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel, model as layersModel } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';

const MODELS = fileURLToPath(new URL('../../../web/public/models', import.meta.url));
const SHIPPED = ['simple-rnn', 'gru', 'lstm', 'min-gru', 'seed'];
/** Stock TensorFlow.js computes in single precision, and a SimpleRNN makes more of it with every word. */
const TOLERANCE = 2e-5;

interface Card {
  readonly golden: readonly { readonly ids: number[]; readonly states: number[][]; readonly outputs: number[] }[];
}

/** A model directory as stock TensorFlow.js wants it: everything in memory. */
function artifacts(directory: string): tf.io.IOHandler {
  const json = JSON.parse(readFileSync(join(directory, 'model.json'), 'utf8')) as tf.io.ModelJSON;
  return {
    load: () =>
      tf.io.getModelArtifactsForJSON(json, (manifest) => {
        const paths = manifest.flatMap((group) => group.paths);
        const bytes = Buffer.concat(paths.map((path) => readFileSync(join(directory, path))));
        const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
        return Promise.resolve([manifest.flatMap((group) => group.weights), data] as [
          tf.io.WeightsManifestEntry[],
          ArrayBuffer,
        ]);
      }),
  };
}

describe.each(SHIPPED)('stock TensorFlow.js opens %s', (id) => {
  it('and computes what Keras computed', async () => {
    const directory = join(MODELS, id);
    const card = JSON.parse(readFileSync(join(directory, 'card.json'), 'utf8')) as Card;
    const network = await loadLayersModel(artifacts(directory));
    const recurrent = network.layers.find((layer) => /rnn|recurrent/i.test(layer.name))!;
    const both = layersModel({ inputs: network.inputs, outputs: [recurrent.output as never, network.outputs[0]!] });
    for (const golden of card.golden) {
      const [states, outputs] = both.predict(tf.tensor2d([golden.ids], undefined, 'int32')) as tf.Tensor[];
      const pairs = [
        [await states!.data(), golden.states.flat()],
        [await outputs!.data(), golden.outputs],
      ] as const;
      for (const [found, wanted] of pairs) {
        expect(found).toHaveLength(wanted.length);
        wanted.forEach((value, index) => expect(Math.abs(value - found[index]!)).toBeLessThan(TOLERANCE));
      }
    }
  });
});
