/** A worker of `many.bench.ts`: reads its share of the texts with onnxruntime-web, in batches by length, ids ready. */
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

/** Ids, steps × texts, and how long each text is. */
export interface OnnxBatch {
  readonly ids: BigInt64Array;
  readonly lengths: Int32Array;
}

let session: InferenceSession;
let inputs: { readonly ids: Tensor; readonly lengths: Tensor }[] = [];

globalThis.onmessage = async ({
  data,
}: MessageEvent<
  { readonly model: Uint8Array; readonly wasmPath: string; readonly batches: readonly OnnxBatch[] } | 'read'
>) => {
  if (data !== 'read') {
    env.wasm.numThreads = 1;
    env.wasm.wasmPaths = data.wasmPath;
    session = await InferenceSession.create(data.model, { executionProviders: ['wasm'] });
    inputs = data.batches.map(({ ids, lengths }) => ({
      ids: new Tensor('int64', ids, [ids.length / lengths.length, lengths.length]),
      lengths: new Tensor('int32', lengths, [lengths.length]),
    }));
    postMessage('ready');
    return;
  }
  const outputs: Float32Array[] = [];
  for (const input of inputs) outputs.push((await session.run(input))['outputs']!.data as Float32Array);
  postMessage(outputs);
};
