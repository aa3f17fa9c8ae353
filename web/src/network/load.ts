import { Vocabulary, wordsOf } from '../text/vocabulary';
import { parseCard, type Card } from './card';
import type { Progress } from './files';
import { Network } from './network';
import { sourceFrom, type Source } from './source';
import { parseTopology, type Topology } from './topology';
import { manifestOf, NamedWeights, weightsOf } from './weights';

const WORDS = 'vocabulary.txt';

export interface LoadOptions {
  /** Called as bytes arrive. */
  readonly onProgress?: (progress: Progress) => void;
  /** Aborts the loading; the promise is then rejected with an `AbortError`. */
  readonly signal?: AbortSignal;
  /** A network that is loaded already: where a card names the same vocabulary, its words are shared and not fetched again. */
  readonly like?: Pick<Network, 'card' | 'vocabulary'> | null;
}

/**
 * Loads a model directory: card.json, vocabulary.txt, model.json and its weight files, each checked against the card.
 *
 * @param place the directory's address, as `directoryAt` takes it; or a `Source`, such as `directoryOf` makes of files
 * @throws Error `Cannot load model "…": …`, saying which file is wrong and how.
 */
export async function loadNetwork(place: string | URL | Source, options: LoadOptions = {}): Promise<Network> {
  return named(place, options, async (source) => {
    const { card, vocabulary, modelJson, shards } = await readAll(source, options);
    const topology = parseTopology(modelJson);
    expectLayers(card, topology);
    const stored = new NamedWeights(manifestOf(modelJson), shards);
    await nextTask();
    const weights = weightsOf(topology, stored, card.layers, card.head.per);
    await nextTask();
    const rows = weights.embeddings.length / weights.embeddingSize;
    if (rows < vocabulary.size) {
      throw new RangeError(`vocabulary.txt has ${vocabulary.size} words, the embedding has ${rows} rows`);
    }
    return new Network(card, vocabulary, weights, topology.embedding.masksZero);
  });
}

/** @throws RangeError when the card describes other layers or another head than model.json holds */
function expectLayers({ layers, head }: Card, topology: Topology): void {
  if (layers.length !== topology.layers.length) {
    throw new RangeError(`card.json says ${layers.length} recurrent layers, model.json has ${topology.layers.length}`);
  }
  for (const [index, { units }] of layers.entries()) {
    const found = topology.layers[index]!.cell.units;
    if (units !== found) throw new RangeError(`card.json says ${units} units, the weights have ${found}`);
  }
  const { outputs } = topology.head;
  const classes = outputs === 1 ? 2 : outputs;
  if (head.classes.length !== classes) {
    throw new RangeError(`card.json names ${head.classes.length} classes, the network has ${classes}`);
  }
}

/** Opens a directory, and puts its name before whatever goes wrong. */
async function named<T>(
  place: string | URL | Source,
  { signal }: LoadOptions,
  open: (source: Source) => Promise<T>,
): Promise<T> {
  const source = sourceFrom(place);
  try {
    return await open(source);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot load model "${source.name}": ${reason}`, { cause });
  }
}

async function readAll(source: Source, { onProgress, signal, like }: LoadOptions) {
  const text = new TextDecoder('utf-8', { fatal: true });
  const bytes = await source.read('card.json', { signal });
  const card = parseCard(parseJson('card.json', text.decode(bytes)));
  const shared = like && hasSameWords(card, like.card) ? like.vocabulary : null;
  const needed = Object.entries(card.files ?? {}).filter(([name]) => isNeeded(name) && !(shared && name === WORDS));
  const total = needed.reduce((sum, [, file]) => sum + file.bytes, 0);
  let loaded = 0;
  const pending = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const start = (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const file =
      pending.get(name) ??
      source.read(name, {
        signal,
        record: card.files?.[name],
        onBytes: (count) => onProgress?.({ loaded: (loaded += count), total }),
      });
    pending.set(name, file);
    return file;
  };
  // Everything the card names starts at once: model.json need not be read before its weights are asked for.
  await Promise.all([...(shared ? [] : [WORDS]), 'model.json', ...needed.map(([name]) => name)].map(start));
  const vocabulary = shared ?? (await makeVocabulary(text.decode(await start(WORDS))));
  await nextTask();
  const modelJson = parseJson('model.json', text.decode(await start('model.json')));
  const shards = await Promise.all(
    manifestOf(modelJson).map(async ({ paths }) => join(await Promise.all(paths.map(start)))),
  );
  return { card, vocabulary, modelJson, shards };
}

async function makeVocabulary(text: string): Promise<Vocabulary> {
  const words = wordsOf(text);
  await nextTask();
  return new Vocabulary(words);
}

function hasSameWords(card: Card, other: Card): boolean {
  const record = card.files?.[WORDS];
  return record !== undefined && record.sha256 === other.files?.[WORDS]?.sha256;
}

/** Some milliseconds of work each on a fast machine: between them the page answers to whoever types meanwhile. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Files a reading needs; a directory also has maps and checkpoints, fetched when they are asked for. */
function isNeeded(name: string): boolean {
  return name === 'model.json' || name === WORDS || (name.endsWith('.bin') && !name.includes('/'));
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
