import type { Network } from 'unrolled';

/** A word, and how much a unit changes at it on the average. */
export type UnitWord = readonly [word: string, change: number];

/** The words that move one unit most, over some texts. */
export interface UnitWords {
  readonly texts: number;
  readonly up: readonly UnitWord[];
  readonly down: readonly UnitWord[];
}

/** Measures them over texts of the visitor's, in place of the list that came with the network. */
export interface UnitWordsSource {
  readonly network: Network;
  /** @throws the signal's reason, or why the texts could not be read */
  of(unit: number, signal: AbortSignal): Promise<UnitWords>;
}
