import type { Network } from 'unrolled';
import type { CorpusStates } from '../../corpus/moments';
import type { ReadCorpus } from './corpus.svelte';
import type { Progress } from './read-corpus';

/** Steps whose states are kept: a byte a unit each. */
export const MOST_STEPS = 2_000_000;

/** All states of a corpus, read when a view first needs them, and kept as long as the corpus and its network stay. */
export class AllStates {
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<unknown>(null);
  #of: ReadCorpus | null = null;
  /** States of the first texts, as many as have two million steps. */
  states = $state.raw<CorpusStates | null>(null);
  #control: AbortController | null = null;
  #reading: Promise<void> = Promise.resolve();

  /** Reads them, where they are not there. Settled when they are, or `failure` says why not. */
  want(read: ReadCorpus): Promise<void> {
    if (this.#of?.answers !== read.answers || this.failure) this.#reading = this.#read(read);
    return this.#reading;
  }

  async #read(read: ReadCorpus): Promise<void> {
    this.leave();
    this.#of = read;
    const control = (this.#control = new AbortController());
    this.progress = { read: 0, share: 0 };
    try {
      const states = await statesOf(read, read.network, control.signal, (progress) => {
        if (this.#control === control) this.progress = progress;
      });
      if (this.#control === control) this.states = states;
    } catch (cause) {
      if (this.#control === control && !control.signal.aborted) this.failure = cause;
    }
    if (this.#control === control) this.progress = null;
  }

  leave(): void {
    this.#control?.abort();
    this.#control = null;
    this.#of = this.states = this.failure = this.progress = null;
  }
}

async function statesOf(
  { rows, answers }: ReadCorpus,
  network: Network,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<CorpusStates> {
  let [texts, steps] = [0, 0];
  while (texts < answers.count && steps + answers.steps[texts]! <= MOST_STEPS) steps += answers.steps[texts++]!;
  const { states } = await network.readMany(
    rows.rows.slice(0, texts).map(({ cells }) => cells[rows.text]!),
    {
      keep: 'states',
      signal,
      onProgress: ({ read, total }) => onProgress({ read, share: total ? read / total : 0 }),
    },
  );
  return { ...states!, units: network.units };
}
