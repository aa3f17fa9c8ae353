import type { Network } from 'unrolled';
import { inSlices } from '../../corpus/in-slices';
import { BarcodeSums, Places, windowAt, type Barcode } from '../../corpus/modifiers';
import type { ReadCorpus } from './corpus.svelte';

/** Steps that are looked through for words; a part of a large corpus says enough. */
const MOST_STEPS = 500_000;
/** Windows a word: the standard error hardly shrinks beyond. */
const MOST_WINDOWS = 200;
/** For the ranking. */
const RANKED_WINDOWS = 40;
const MOST_RANKED = 400;
const LEAST_WINDOWS = 8;
/** A word is named when its slope is farther from 1 than so many standard errors. */
const LEAST_ERRORS = 2;

export interface Ranked {
  readonly id: number;
  readonly barcode: Barcode;
}

/** How words of a corpus modify the words after them. */
export class Modifying {
  /** Texts whose words are known; null before any. */
  ready = $state.raw<{ readonly texts: number } | null>(null);
  ranking = $state.raw<readonly Ranked[] | null>(null);
  /** From 0 to 1, while the ranking is made. */
  progress = $state<number | null>(null);
  #ids: Int32Array[] = [];
  #places = new Places(MOST_WINDOWS);
  readonly #control = new AbortController();

  constructor(readonly read: ReadCorpus) {
    void this.#lookThrough();
  }

  leave(): void {
    this.#control.abort();
  }

  /** The id that a word is read as; null where it is none, several, or unknown. */
  idOf(word: string): number | null {
    const { start_token: start, unknown } = this.#network.card.reading;
    const ids = this.#network.idsOf(word).filter((id) => id !== start && id !== 0);
    return ids.length === 1 && ids[0] !== unknown ? ids[0]! : null;
  }

  nameOf(id: number): string {
    return this.#network.vocabulary.words[id] ?? String(id);
  }

  /** The barcode of a word; null where no text has it before another word, or somebody wants something else. */
  async measure(id: number, signal: AbortSignal = this.#control.signal, most = MOST_WINDOWS): Promise<Barcode | null> {
    const places = this.#places.of(id).slice(0, most);
    if (places.length === 0) return null;
    const sums = new BarcodeSums();
    const hasStart = this.#network.card.reading.start_token !== null;
    const before = this.#network.readout.bias;
    const one = (k: number): void => {
      const window = windowAt(this.#ids[places[k]!.row]!, places[k]!.step, hasStart);
      sums.add(window, this.#network.readIds(window.with).logits, this.#network.readIds(window.without).logits, before);
    };
    return inSlices(places.length, one, signal, 1).then(
      () => sums.barcode(),
      // Another word is wanted, or another corpus.
      () => null,
    );
  }

  /** Measures the corpus' frequent words, and sorts them by what they do. */
  async rank(): Promise<void> {
    const { signal } = this.#control;
    const { unknown } = this.#network.card.reading;
    const ids = this.#places
      .frequent(LEAST_WINDOWS)
      .filter((id) => id !== unknown && id !== 0)
      .slice(0, MOST_RANKED);
    const ranked: Ranked[] = [];
    this.progress = 0;
    for (const [k, id] of ids.entries()) {
      const barcode = await this.measure(id, signal, RANKED_WINDOWS);
      if (signal.aborted) return;
      this.progress = (k + 1) / ids.length;
      if (barcode && Math.abs(barcode.near - 1) > LEAST_ERRORS * barcode.error) ranked.push({ id, barcode });
    }
    this.progress = null;
    this.ranking = ranked.sort((a, b) => a.barcode.near - b.barcode.near);
  }

  get #network(): Network {
    return this.read.network;
  }

  async #lookThrough(): Promise<void> {
    const { rows, answers } = this.read;
    const hasStart = this.#network.card.reading.start_token !== null;
    let [texts, steps] = [0, 0];
    while (texts < answers.count && steps < MOST_STEPS) steps += answers.steps[texts++]!;
    const look = (row: number): void => {
      const ids = this.#network.idsOf(rows.rows[row]!.cells[rows.text]!);
      this.#ids.push(ids);
      this.#places.add(row, ids, hasStart);
    };
    await inSlices(texts, look, this.#control.signal).then(
      () => (this.ready = { texts }),
      // Another corpus is wanted.
      () => {},
    );
  }
}
