/**
 * What a token is: the start token, a word of the vocabulary, a word outside it (read as `<unknown>`), a word that the network
 * does not read (cut off or dropped), or a padding step.
 */
export type TokenKind = 'start' | 'word' | 'unknown' | 'skipped' | 'padding';

/** One thing the network reads, or one word of the text that it does not. */
export interface Token {
  /** The word as the vocabulary spells it (lower case), or `<start>` or `<pad>`. */
  readonly text: string;
  /** Where the visitor's own word begins in their text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive; equal to `start` for tokens that are not in the text. */
  readonly end: number;
  /** The row of the embedding that the network looks up. */
  readonly id: number;
  readonly kind: TokenKind;
}

/** Whether a token is a word of the visitor's that the network reads, known or not. */
export function isReadWord({ kind }: Token): boolean {
  return kind === 'word' || kind === 'unknown';
}

/** How a network was trained to receive a text; `reading` in its card.json. */
export interface ReadingRule {
  /** Id placed before the first word, or null for none. */
  readonly start_token: number | null;
  /** Most ids read, the start token included; null for no limit. */
  readonly max_words: number | null;
  /** Which end of an over-long text is kept. */
  readonly keep: 'first' | 'last';
  /** Steps to fill up to with padding, or null for none. */
  readonly pad_to: number | null;
  /** Which end the padding is put at; `end` where the card does not say. */
  readonly pad_at?: 'start' | 'end';
  /** The id of padding; 0 where the card does not say. */
  readonly pad_id?: number;
  /** The id that unknown words are read as, or `dropped`; 2 where the card does not say. */
  readonly unknown?: number | 'dropped';
}

/** A text turned into tokens: what the network reads, and what it does not. */
export interface TokenisedText {
  /** One token a step, in reading order. */
  readonly tokens: readonly Token[];
  /** Words of the text that are not read: those that `max_words` cut off, and dropped ones. */
  readonly skipped: readonly Token[];
}

export const PAD_ID = 0;
export const UNKNOWN_ID = 2;
