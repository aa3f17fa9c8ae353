import { NO_LABEL } from '../../corpus/answers';
import { inSlices } from '../../corpus/in-slices';
import { mcnemar } from '../../corpus/measures';
import type { ReadCorpus } from './corpus.svelte';

/** Texts that are read again for each unit, evenly spread over the corpus. */
export const MOST_TEXTS = 200;

/** What silencing a unit costs. */
export interface Cost {
  readonly unit: number;
  /** Of the texts with a label, how many are right with the unit held at zero throughout. */
  readonly right: number;
  /** McNemar's test against the network as it is. */
  readonly p: number;
}

/** Holds each unit at zero in turn, and reads some texts with labels again. */
export class Silencing {
  progress = $state<number | null>(null);
  /** Units, the dearest first; null before they were measured. */
  costs = $state.raw<readonly Cost[] | null>(null);
  /** Texts that were read, and how many are right as the network is. */
  readonly texts: Uint32Array;
  readonly right: number;
  readonly #control = new AbortController();

  constructor(readonly read: ReadCorpus) {
    const { answers, labels } = read;
    const labelled = Array.from(labels, (_, row) => row).filter((row) => labels[row] !== NO_LABEL);
    const every = Math.max(1, labelled.length / MOST_TEXTS);
    this.texts = Uint32Array.from(
      { length: Math.min(MOST_TEXTS, labelled.length) },
      (_, k) => labelled[Math.floor(k * every)]!,
    );
    this.right = this.texts.filter((row) => answers.said[row] === labels[row]).length;
  }

  leave(): void {
    this.#control.abort();
  }

  async measure(): Promise<void> {
    const { rows, answers, labels, network } = this.read;
    const { units } = network;
    const onlyBefore = new Uint32Array(units);
    const onlyAfter = new Uint32Array(units);
    this.progress = 0;
    const one = (k: number): void => {
      const row = this.texts[Math.floor(k / units)]!;
      const unit = k % units;
      const reading = network.read(rows.rows[row]!.cells[rows.text]!);
      const { probability } = reading.replay(0, { kind: 'hold', unit, value: 0 });
      const wasRight = answers.said[row] === labels[row];
      const isRight = Number(probability >= 0.5) === labels[row];
      if (wasRight && !isRight) onlyBefore[unit]!++;
      if (isRight && !wasRight) onlyAfter[unit]!++;
      this.progress = (k + 1) / (this.texts.length * units);
    };
    try {
      await inSlices(this.texts.length * units, one, this.#control.signal, 1);
    } catch {
      // Another corpus, or another network, is wanted.
      return;
    }
    this.progress = null;
    this.costs = Array.from({ length: units }, (_, unit) => ({
      unit,
      right: this.right - onlyBefore[unit]! + onlyAfter[unit]!,
      p: mcnemar(onlyBefore[unit]!, onlyAfter[unit]!),
    })).sort((a, b) => a.right - b.right || a.unit - b.unit);
  }
}
