import type { Network } from 'unrolled';

/** A word, and how much a unit changes at it on the average. */
export type UnitWord = readonly [word: string, change: number];

/** The words that move one unit most, over some texts. */
export interface UnitWords {
  readonly texts: number;
  readonly up: readonly UnitWord[];
  readonly down: readonly UnitWord[];
}

/** What the rest of the page may know of the visitor's corpus. */
export interface OpenCorpus {
  /** The network that has read it. */
  readonly network: Network;
  /**
   * Measures what moves a unit, in place of the list that came with the network.
   *
   * @throws the signal's reason, or why the texts could not be read
   */
  readonly wordsOf: (unit: number, signal: AbortSignal) => Promise<UnitWords>;
}
