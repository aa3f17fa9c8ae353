/**
 * The competition, for one page in one browser: stock TensorFlow.js (cpu and wasm backends) and onnxruntime-web. Bundled by
 * the benchmark and loaded beside `/lib/unrolled.js`; never part of the shipped page.
 */
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

export interface Stock {
  /** `model.predict` on ids, on the backend chosen last, all outputs fetched. */
  predict(ids: readonly number[]): Promise<Float32Array>;
  use(backend: 'cpu' | 'wasm'): Promise<void>;
}

export async function loadStock(url: string, wasmPath: string): Promise<Stock> {
  setWasmPaths(wasmPath);
  // Its threads start from blob: workers, which do not survive bundling; for 16 units they would not help either.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  let model: LayersModel | null = null;
  return {
    async use(backend) {
      await tf.setBackend(backend);
      await tf.ready();
      model?.dispose();
      model = await loadLayersModel(`${url}model.json`);
    },
    async predict(ids) {
      const input = tf.tensor2d([ids as number[]], [1, ids.length], 'int32');
      const output = model!.predict(input) as tf.Tensor;
      const values = (await output.data()) as Float32Array;
      tf.dispose([input, output]);
      return values;
    },
  };
}

/** onnxruntime-web's own operator of the same cell and size, one thread: ids given, all states out. */
export async function loadOnnx(
  model: Uint8Array,
  wasmPath: string,
): Promise<(ids: readonly number[]) => Promise<Float32Array>> {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = wasmPath;
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
  return async (list) => {
    const ids = new Tensor(
      'int64',
      BigInt64Array.from(list, (id) => BigInt(id)),
      [list.length],
    );
    const { states } = await session.run({ ids });
    return states!.data as Float32Array;
  };
}
