import type { Example } from '../training/learner';

/** What the figures compute with, in one language: its networks, and texts of our own that they read. */
export interface Examples {
  /** For `lang`: the language of the texts. */
  readonly tag: string;
  /** Simple RNN, GRU and LSTM. */
  readonly networks: readonly [string, string, string];
  /** Those with gates. */
  readonly gated: readonly string[];
  /** A long review, for the gradient to walk back through. */
  readonly long: string;
  readonly taggers: {
    /** The one that sees each word alone, and the one with a memory. */
    readonly ids: readonly [dense: string, recurrent: string];
    readonly sentences: readonly [string, ...string[]];
    /** The word of the first sentence that is explained until the visitor chooses one. */
    readonly chosen: number;
    /** What a visitor calls a class, by its name in the card. */
    readonly names: Readonly<Record<string, string>>;
  };
  /** Praise and blame, for the network of two units. */
  readonly twoUnits: readonly [string, string];
  /** What the small network learns, and what it never sees. */
  readonly learner: { readonly examples: readonly Example[]; readonly unseen: readonly Example[] };
  /** A negation, praise and blame. */
  readonly not: readonly [before: string, first: string, second: string];
  /** What stands between two words. */
  readonly gap: string;
  readonly fooled: readonly string[];
  /** The last row of the same figure, before the visitor writes there. */
  readonly fooledOwn: string;
  /** The words of the sentence that one unit reads, by gate-unit.ts. */
  readonly gateWords: readonly string[];
}
