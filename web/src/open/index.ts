import { Network } from '../network/network';
import { Vocabulary } from '../text/vocabulary';
import { commonLength, isSeparator, isSpace, lowerCased } from '../text/words';
import type { Answers, Assumption } from './answers';

export type { Answers, Assumption } from './answers';
export type { ChainError, ChainLink, OpenError } from './errors';

/** A network that was opened from files of any framework. */
export interface OpenedNetwork {
  readonly network: Network;
  /** What the files left open, and what was taken: each can be given in `answers`. */
  readonly assumed: readonly Assumption[];
}

/**
 * Opens a recurrent text classifier from the files its framework wrote: Keras (`.keras`, `.h5`), TensorFlow.js, PyTorch
 * (`state_dict`, safetensors) or ONNX, and its word list. Nothing leaves the device, and no code in the files runs.
 *
 * ```js
 * const { network, assumed } = await openNetwork(files, { padTo: 200, padAt: 'start' });
 * ```
 *
 * @param files as a field or a drop gives them, or bytes by path
 * @param answers what the files leave open
 * @throws Error with one sentence and the remedy. Its name is `ChainError`, and it has a `chain`, where a layer cannot be run
 */
export async function openNetwork(
  files: Iterable<File> | ReadonlyMap<string, Uint8Array>,
  answers: Answers = {},
): Promise<OpenedNetwork> {
  // All that reads files is fetched with the first one.
  const [{ open }, bytes] = await Promise.all([import('./open'), bytesOf(files)]);
  const opened = open(bytes, answers, { commonLength, isSeparator, isSpace, lowerCased });
  const vocabulary = Vocabulary.of(opened.ids, opened.names);
  const { card, weights, masksZero, tokeniser, assumed } = opened;
  return { network: new Network(card, vocabulary, weights, masksZero, tokeniser), assumed };
}

async function bytesOf(
  files: Iterable<File> | ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (files instanceof Map) return files as ReadonlyMap<string, Uint8Array>;
  const read = async (file: File): Promise<[string, Uint8Array]> => {
    return [file.webkitRelativePath || file.name, new Uint8Array(await file.arrayBuffer())];
  };
  return new Map(await Promise.all(Array.from(files as Iterable<File>, read)));
}
