import { Vocabulary } from '../core/vocabulary';
import { parseCard } from './card';
import { fetchFile, type Progress } from './files';
import { Network } from './network';
import { ready, setBackend } from './tensorflow';
import { parseTopology } from './topology';
import { decodeWeights, manifestOf } from './weights';

export interface LoadOptions {
  /** Called as bytes arrive. */
  readonly onProgress?: (progress: Progress) => void;
  /** Aborts the loading; the promise is then rejected with an `AbortError`. */
  readonly signal?: AbortSignal;
}

/**
 * Loads a model directory: card.json, vocabulary.txt, model.json and its weight files, each checked against the card.
 *
 * @param url the directory, absolute or relative to the page, with or without its last slash
 * @throws Error `Cannot load model "…": …`, saying which file is wrong and how.
 */
export async function loadNetwork(url: string | URL, options: LoadOptions = {}): Promise<Network> {
  const directory = new URL(url, globalThis.document?.baseURI);
  if (!directory.pathname.endsWith('/')) directory.pathname += '/';
  try {
    return await load(directory, options);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    const name = decodeURIComponent(directory.pathname.split('/').at(-2) ?? '');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot load model "${name}": ${reason}`, { cause });
  }
}

async function load(directory: URL, { onProgress, signal }: LoadOptions): Promise<Network> {
  const backend = setBackend('cpu').then(ready);
  const text = new TextDecoder('utf-8', { fatal: true });
  const card = parseCard(
    parseJson('card.json', text.decode(await fetchFile(new URL('card.json', directory), { signal }))),
  );

  const total = Object.values(card.files ?? {}).reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  const get = (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    fetchFile(new URL(name, directory), {
      signal,
      record: card.files?.[name],
      onBytes: (count) => onProgress?.({ loaded: (loaded += count), total }),
    });
  // Everything the card names starts at once: model.json need not be read before its weights are asked for.
  const pending = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const start = (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const file = pending.get(name) ?? get(name);
    pending.set(name, file);
    return file;
  };
  const wanted = Object.keys(card.files ?? {}).filter((name) => name.endsWith('.bin') && !name.includes('/'));
  const all = Promise.all(['vocabulary.txt', 'model.json', ...wanted].map(start));
  await all;

  const vocabulary = Vocabulary.parse(text.decode(await start('vocabulary.txt')));
  const modelJson = parseJson('model.json', text.decode(await start('model.json')));
  const topology = parseTopology(modelJson);
  const manifest = manifestOf(modelJson);
  const shards = await Promise.all(manifest.map(async ({ paths }) => join(await Promise.all(paths.map(start)))));
  await backend;
  const weights = decodeWeights(topology, manifest, shards);
  if (topology.cell.units !== card.units) {
    throw new RangeError(`card.json says ${card.units} units, the weights have ${topology.cell.units}`);
  }
  const embeddingSize = weights.cell.kernel.length / topology.cell.units;
  if (weights.embeddings.length / embeddingSize < vocabulary.size) {
    throw new RangeError(
      `vocabulary.txt has ${vocabulary.size} words, the embedding has ${weights.embeddings.length / embeddingSize} rows`,
    );
  }
  return new Network(card, vocabulary, weights, topology.embedding.masksZero);
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TypeError(`${name} is not JSON`, { cause });
  }
}

function join(shards: readonly Uint8Array<ArrayBuffer>[]): ArrayBuffer {
  const bytes = new Uint8Array(shards.reduce((sum, shard) => sum + shard.length, 0));
  let at = 0;
  for (const shard of shards) {
    bytes.set(shard, at);
    at += shard.length;
  }
  return bytes.buffer;
}
