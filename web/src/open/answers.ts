import type { TokeniserSettings } from '../text/tokenisers';

/**
 * What the owner of a network knows and its files do not say. An answer counts only where the files leave the question open.
 */
export interface Answers {
  /** What the network is called, and known by; its file's name where this is missing. */
  readonly title?: string;
  readonly id?: string;
  /** `words` (lower case, Keras' filters, white space), `keras-text-vectorization`, `characters`, `basic-english`, `white-space`; or with settings. */
  readonly tokeniser?: string | TokeniserSettings;
  /** What is added to the ids in the word list: 3 for IMDB's index. */
  readonly indexFrom?: number;
  /** The id before the first word, or null for none. */
  readonly startToken?: number | null;
  /** The id that unknown words are read as, or `dropped`. */
  readonly unknown?: number | 'dropped';
  /** Ids from this one on are unknown: Keras' `num_words`. */
  readonly idsBelow?: number;
  /** The most ids that are read, the start token included; null for no limit. */
  readonly maxWords?: number | null;
  /** Which end of an over-long text is kept: `last` is Keras' default. */
  readonly keep?: 'first' | 'last';
  /** Steps to fill up to with padding, or null for none. */
  readonly padTo?: number | null;
  /** Which end is padded: `start` is Keras' default. */
  readonly padAt?: 'start' | 'end';
  readonly padId?: number;
  /** Names of the classes; of one output, of class 0 and class 1. */
  readonly classes?: readonly string[];
  /** Of several logits: whether the classes exclude each other (`softmax`) or not (`labels`). */
  readonly outputs?: 'softmax' | 'labels';
  /** Of PyTorch's weights: what the layers above read of the states: `last` of each direction, the `last-step`, or their `mean` or `max`. */
  readonly reads?: 'last' | 'last-step' | 'mean' | 'max';
  /** Of PyTorch's weights, which do not tell these apart: `tanh` or `relu`. */
  readonly activation?: 'tanh' | 'relu';
  /** Of PyTorch's weights: what stands between Linear layers. */
  readonly between?: 'relu' | 'tanh' | 'linear' | 'sigmoid';
  /** BCP 47. */
  readonly language?: string;
}

/** Something that no file said, and what was taken. */
export interface Assumption {
  /** As in `Answers`. */
  readonly name: string;
  readonly value: unknown;
  /** What else could be answered; null where any id or number can. */
  readonly choices: readonly unknown[] | null;
  readonly why: string;
}

/** Asks files, then answers; what neither says is assumed, and noted. */
export class Questions {
  readonly assumed: Assumption[] = [];

  constructor(readonly answers: Answers) {}

  /**
   * @param said what the files say
   * @param likeliest what is taken where nobody says anything
   */
  ask<K extends keyof Answers>(
    name: K,
    said: Answers[K],
    likeliest: Exclude<Answers[K], undefined>,
    choices: readonly unknown[] | null,
    why: string,
  ): Exclude<Answers[K], undefined> {
    if (said !== undefined) return said as Exclude<Answers[K], undefined>;
    const answer = this.answers[name];
    if (answer !== undefined) return answer as Exclude<Answers[K], undefined>;
    this.assumed.push({ name, value: likeliest, choices, why });
    return likeliest;
  }
}
