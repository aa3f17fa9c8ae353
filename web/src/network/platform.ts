/**
 * What TensorFlow.js asks of the place it runs in; browsers, workers and Node have all of it. Its own `platform_browser` brings
 * ways to save a model in IndexedDB and local storage along, 4 kB compressed that nobody calls; its `platform_node` calls
 * `require`, which ES modules lack.
 */
export const platform = {
  fetch: (path: string, init?: RequestInit) => fetch(path, init),
  now: () => performance.now(),
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes),
  isTypedArray: (value: unknown): value is Float32Array | Int32Array | Uint8Array | Uint8ClampedArray =>
    [Float32Array, Int32Array, Uint8Array, Uint8ClampedArray].some((kind) => value instanceof kind),
};
