/** The program of a worker that reads batches: a module worker in browsers, a worker thread in Node. */
import { Vocabulary } from '../../text/vocabulary';
import { BatchReader, buffersOf } from './batch';
import type { FromWorker, ToWorker } from './messages';

let reader: BatchReader | null = null;

function answer(message: ToWorker, post: (message: FromWorker, moved: ArrayBuffer[]) => void): void {
  if (message.type === 'network') {
    const { card, words, weights, masksZero } = message.parts;
    const vocabulary = words ? new Vocabulary(words) : Vocabulary.of(new Map());
    reader = new BatchReader({ card, vocabulary, weights, masksZero, hasOwnTokeniser: words === null });
    post({ type: 'ready' }, []);
    return;
  }
  const { id, texts, keep } = message;
  try {
    const result = reader!.read(texts, keep);
    post({ type: 'done', id, result }, buffersOf(result));
  } catch (cause) {
    post({ type: 'failed', id, reason: cause instanceof Error ? cause.message : String(cause) }, []);
  }
}

interface NodeThreads {
  readonly parentPort: {
    on(event: 'message', listen: (message: ToWorker) => void): void;
    postMessage(message: FromWorker, moved: ArrayBuffer[]): void;
  } | null;
}
const { process } = globalThis as { process?: { getBuiltinModule?(name: string): NodeThreads } };
const parent = process?.getBuiltinModule?.('node:worker_threads').parentPort;
if (parent) parent.on('message', (message) => answer(message, (said, moved) => parent.postMessage(said, moved)));
else {
  const scope = globalThis as unknown as {
    onmessage: (event: { readonly data: ToWorker }) => void;
    postMessage(message: FromWorker, moved: ArrayBuffer[]): void;
  };
  scope.onmessage = ({ data }) => answer(data, (said, moved) => scope.postMessage(said, moved));
}
