/** One thing the network reads: the start token, a word, or a padding step. */
export interface Token {
  /** The word as the vocabulary spells it (lower case), or `<start>` or `<pad>`. */
  readonly text: string;
  /** Where the visitor's own word begins in their text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive; equal to `start` for tokens that are not in the text. */
  readonly end: number;
  /** The row of the embedding that the network looks up. */
  readonly id: number;
  /** False when the word is outside the vocabulary and is read as `<unknown>`. */
  readonly known: boolean;
}

/** How a network was trained to receive a text; `reading` in its card.json. */
export interface ReadingRule {
  /** Id placed before the first word, or null for none. */
  readonly start_token: number | null;
  /** Most ids read, the start token included; null for no limit. */
  readonly max_words: number | null;
  /** Which end of an over-long text is kept. */
  readonly keep: 'first' | 'last';
  /** Steps to fill up to with padding at the end, or null for none. */
  readonly pad_to: number | null;
}

/** A text turned into tokens: what the network reads, and what it does not. */
export interface TokenisedText {
  /** One token a step, in reading order. */
  readonly tokens: readonly Token[];
  /** Words of the text that `max_words` cut off. */
  readonly skipped: readonly Token[];
}

export const PAD_ID = 0;
export const UNKNOWN_ID = 2;
