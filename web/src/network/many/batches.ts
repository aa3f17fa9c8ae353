import type { Texts } from './many';

/** A batch ends after so many texts, or at so many UTF-16 units: some 20 ms of reading, after which one can stop it. */
const MOST_TEXTS = 512;
const MOST_UNITS = 100_000;

/** Divides texts into batches, in their order. Of a stream no more is taken than is asked for. */
export async function* batchesOf(texts: Texts): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  let length = 0;
  for await (const text of texts) {
    batch.push(text);
    length += text.length;
    if (batch.length < MOST_TEXTS && length < MOST_UNITS) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}
