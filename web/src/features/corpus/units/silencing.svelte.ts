import type { Reading } from 'unrolled';
import { NO_LABEL } from '../../../corpus/answers';
import { costsOfSilence, type Cost } from '../../../corpus/silencing';
import type { ReadCorpus } from '../corpus.svelte';

/** Texts that are read again for each unit, evenly spread over the corpus. */
export const MOST_TEXTS = 200;

/** Holds each unit at zero in turn, and reads some texts with labels again. */
export class Silencing {
  /** From 0 to 1, while it is measured. */
  progress = $state<number | null>(null);
  /** Units, the dearest first; null before they were measured. */
  costs = $state.raw<readonly Cost[] | null>(null);
  /** Texts that are read, and how many are right as the network is. */
  readonly texts: Uint32Array;
  readonly right: number;
  #control: AbortController | null = null;

  constructor(readonly read: ReadCorpus) {
    const { labels } = read;
    const labelled = Array.from(labels, (_, row) => row).filter((row) => labels[row] !== NO_LABEL);
    const every = Math.max(1, labelled.length / MOST_TEXTS);
    this.texts = Uint32Array.from(
      { length: Math.min(MOST_TEXTS, labelled.length) },
      (_, k) => labelled[Math.floor(k * every)]!,
    );
    this.right = this.#wasRight.filter((isRight) => isRight).length;
  }

  /** Stops measuring. */
  stop(): void {
    this.#control?.abort();
    this.progress = null;
  }

  async measure(): Promise<void> {
    const { rows, labels, network } = this.read;
    const { signal } = (this.#control = new AbortController());
    let reading: Reading | null = null;
    const rightWithout = (k: number, unit: number): boolean => {
      const row = this.texts[k]!;
      if (!reading || unit === 0) reading = network.read(rows.rows[row]!.cells[rows.text]!);
      // What a network says of nothing no unit changes.
      const { probability } =
        reading.tokens.length === 0 ? reading : reading.replay(0, { kind: 'hold', unit, value: 0 });
      return Number(probability >= 0.5) === labels[row];
    };
    this.progress = 0;
    try {
      const onProgress = (share: number): number => (this.progress = share);
      this.costs = await costsOfSilence(this.#wasRight, network.units, rightWithout, { signal, onProgress });
      this.progress = null;
    } catch (cause) {
      if (!signal.aborted) throw cause;
    }
  }

  get #wasRight(): boolean[] {
    const { answers, labels } = this.read;
    return Array.from(this.texts, (row) => answers.said[row] === labels[row]);
  }
}
