import type { Network } from 'unrolled';
import { someRows } from '../../../corpus/some-rows';
import { inSlices } from '../../../corpus/in-slices';
import { barcodesOf, type Barcode, type ReadText } from '../../../corpus/modifiers';
import { Places, type Place } from '../../../corpus/places';
import { wordIdsOf } from '../../../corpus/word-ids';
import type { ReadCorpus } from '../corpus.svelte';
import { wordsOfRow } from '../corpus-words';

/** Steps that are looked through for words; a part of a large corpus says enough. */
const MOST_STEPS = 500_000;
/** Places a word: the standard error hardly shrinks beyond. */
const MOST_PLACES = 200;
/** For the ranking. */
const RANKED_PLACES = 40;
const MOST_RANKED = 400;
const LEAST_PLACES = 8;
/** A word is named when its slope is so many standard errors from 1: of 400 words that change nothing, chance alone would name one. */
const LEAST_ERRORS = 3;

/** The slopes of a barcode, with NaN for words behind the modifier that stand at too few places to say something. */
export function certainSlopes({ slopes, counts }: Barcode): number[] {
  return Array.from(slopes, (slope, k) => (counts[k]! < LEAST_PLACES ? NaN : slope));
}

export interface Ranked {
  readonly id: number;
  readonly barcode: Barcode;
}

/** How words of a corpus modify the words after them. */
export class Modifying {
  /** How far the corpus was looked through for its words, from 0 to 1; null when that was stopped. */
  looked = $state<number | null>(0);
  /** Whether it was to its end. */
  ready = $state(false);
  ranking = $state.raw<readonly Ranked[] | null>(null);
  /** From 0 to 1, while the ranking is made. */
  progress = $state<number | null>(null);
  #places = new Places(MOST_PLACES);
  #control = new AbortController();
  #ranking: AbortController | null = null;

  constructor(readonly read: ReadCorpus) {
    void this.look();
  }

  leave(): void {
    this.stopLooking();
    this.stop();
  }

  stopLooking(): void {
    this.#control.abort();
    if (!this.ready) this.looked = null;
  }

  /** The id that a word is read as; null where it is none, several, or unknown. */
  idOf(word: string): number | null {
    const words = wordIdsOf(this.#network.tokensOf(word)).filter((id) => id >= 0);
    return words.length === 1 ? words[0]! : null;
  }

  nameOf(id: number): string {
    return this.#network.vocabulary.words[id] ?? String(id);
  }

  /** Where the corpus has a word before another word: some of the places, in no order. */
  placesOf(id: number): readonly Place[] {
    return this.#places.of(id);
  }

  /** The barcode of a word; null where no text has it before another word, or somebody wants something else. */
  async measure(id: number, signal: AbortSignal): Promise<Barcode | null> {
    const places = this.#places.of(id);
    if (places.length === 0) return null;
    const measured = await this.#barcodesOf(new Map([[id, places]]), AbortSignal.any([signal, this.#control.signal]));
    return measured?.get(id) ?? null;
  }

  /** Measures the corpus' frequent words, and sorts them by what they do. */
  async rank(): Promise<void> {
    const control = (this.#ranking = new AbortController());
    const ids = this.#places.frequent(LEAST_PLACES).slice(0, MOST_RANKED);
    const places = new Map(ids.map((id) => [id, this.#places.of(id).slice(0, RANKED_PLACES)]));
    this.progress = 0;
    const measured = await this.#barcodesOf(places, control.signal, (share) => (this.progress = share));
    if (!measured) return;
    this.progress = null;
    this.ranking = [...measured]
      .map(([id, barcode]) => ({ id, barcode }))
      .filter(({ barcode: { near, error } }) => Math.abs(near - 1) > LEAST_ERRORS * error)
      .sort((a, b) => a.barcode.near - b.barcode.near);
  }

  /** Stops the ranking. */
  stop(): void {
    this.#ranking?.abort();
    this.progress = null;
  }

  get #network(): Network {
    return this.read.network;
  }

  /** Null where the signal is aborted. */
  async #barcodesOf(
    places: ReadonlyMap<number, readonly Place[]>,
    signal: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<Map<number, Barcode> | null> {
    const { bias } = this.#network.readout;
    try {
      return await barcodesOf(places, (row) => this.#readText(row), bias, {
        signal,
        ...(onProgress && { onProgress }),
      });
    } catch (cause) {
      if (signal.aborted) return null;
      throw cause;
    }
  }

  /** The state before a place is that of the text from its beginning; without the word, too, it is read once for both. */
  #readText(row: number): ReadText {
    const reading = this.#network.read(this.#textOf(row));
    const ids = Int32Array.from(reading.tokens, ({ id }) => id);
    return {
      words: wordIdsOf(reading.tokens),
      logits: reading.logits,
      without: (step, end) =>
        this.#network.readIds([...ids.subarray(0, step), ...ids.subarray(step + 1, end)], reading).logits,
    };
  }

  #textOf(row: number): string {
    const { rows, text } = this.read.rows;
    return rows[row]!.cells[text]!;
  }

  /** Looks through the corpus for its words. */
  async look(): Promise<void> {
    const { answers } = this.read;
    const { signal } = (this.#control = new AbortController());
    const places = new Places(MOST_PLACES);
    this.looked = 0;
    const rows = someRows(answers.steps, MOST_STEPS);
    const look = (k: number): void => {
      places.add(rows[k]!, wordsOfRow(this.read, rows[k]!));
      this.looked = (k + 1) / rows.length;
    };
    try {
      await inSlices(rows.length, look, signal, 1);
    } catch (cause) {
      if (!signal.aborted) throw cause;
      return;
    }
    this.#places = places;
    this.ready = true;
  }
}
