import type { ManyStates, Network } from 'unrolled';
import type { CorpusStates } from '../../../corpus/moments';
import { someRows } from '../../../corpus/some-rows';
import type { ReadCorpus } from '../corpus.svelte';
import type { Progress } from '../read-corpus';

/** Steps whose states are kept: a byte a unit each. */
export const MOST_STEPS = 2_000_000;

/** All states of a corpus, read when a view first needs them, and kept as long as the corpus and its network stay. */
export class AllStates {
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<unknown>(null);
  #of: ReadCorpus | null = null;
  /** States of all texts, or of some chosen by chance, as many as have two million steps; the others have no steps there. */
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

  /** How many texts have their states there. */
  get texts(): number {
    const { starts = new Uint32Array() } = this.states ?? {};
    return starts.reduce((count, start, row) => (start > starts[row - 1]! ? count + 1 : count), 0);
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
  const chosen = someRows(answers.steps, MOST_STEPS);
  const { states } = await network.readMany(
    Array.from(chosen, (row) => rows.rows[row]!.cells[rows.text]!),
    {
      keep: 'states',
      signal,
      onProgress: ({ read, total }) => onProgress({ read, share: total ? read / total : 0 }),
    },
  );
  return { ...byRow(states!, chosen, answers.count), units: network.units };
}

/** What was kept of chosen rows, as of all rows: those that were not chosen have no steps. */
function byRow({ values, starts, scales }: ManyStates, chosen: Uint32Array, count: number): ManyStates {
  const steps = new Uint32Array(count);
  const all = new Float32Array(count);
  for (const [k, row] of chosen.entries()) {
    steps[row] = starts[k + 1]! - starts[k]!;
    all[row] = scales[k]!;
  }
  const begins = new Uint32Array(count + 1);
  for (let row = 0; row < count; row++) begins[row + 1] = begins[row]! + steps[row]!;
  return { values, starts: begins, scales: all };
}
