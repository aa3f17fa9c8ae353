import type { CellWeights } from '../nn/cells/cell';
import type { Merge } from '../nn/merge';
import type { PlainLayer } from '../nn/plain-layer';
import type { TokeniserSettings } from '../text/tokenisers';
import type { Answers } from './answers';

/** Numbers of a file, row-major. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A layer of a network, whatever framework wrote it: weights are laid out as Keras does. */
export type PlanLayer =
  /** Ids to vectors. Table: rows × size. */
  | { readonly kind: 'embedding'; readonly table: Tensor; readonly masksZero: boolean }
  | {
      readonly kind: 'recurrent';
      readonly forward: CellWeights | null;
      readonly backward: CellWeights | null;
      readonly merge: Merge;
      /** Whether it gives the state of every step, or the last. */
      readonly givesAll: boolean;
      /** Whether it gives them in the order in which it made them, the last word first, as Keras' `go_backwards` does. */
      readonly givesReversed: boolean;
      /** Whether zeros stand for masked steps among the states it gives. */
      readonly zeroesMasked: boolean;
    }
  | {
      readonly kind: 'plain';
      readonly layer: PlainLayer;
      /** Whether the mask ends here. */ readonly dropsMask: boolean;
    }
  | { readonly kind: 'pooling'; readonly by: 'max' | 'mean' | 'flatten' | 'last-step' };

/** A layer by the name that its owner knows. */
export interface NamedLayer {
  /** Such as `LSTM (6)`. */
  readonly label: string;
  /** Null where it does nothing when a trained network reads, such as Dropout. */
  readonly layer: PlanLayer | null;
}

/** What files say of how a text becomes ids. What is missing, they leave open. */
export interface TextFacts extends Pick<
  Answers,
  'indexFrom' | 'startToken' | 'unknown' | 'idsBelow' | 'maxWords' | 'keep' | 'padTo' | 'padAt' | 'padId' | 'classes'
> {
  readonly tokeniser?: TokeniserSettings;
  /** A rank or id of each word; `indexFrom` is added to it. */
  readonly words?: ReadonlyMap<string, number>;
  /** Whether the words are what a TextVectorization layer's `get_vocabulary()` gave. */
  readonly isVectorization?: boolean;
}

/** A network as a file describes it, before it is ours. */
export interface Plan {
  /** What wrote it, such as `Keras 3`. */
  readonly format: string;
  /** The network's own name, or the file's. */
  readonly title: string;
  readonly layers: readonly NamedLayer[];
  readonly text: TextFacts;
  /** What the file leaves open of the layers themselves. */
  readonly open?: readonly OpenQuestion[];
}

/** Something that no file says. */
export interface OpenQuestion {
  readonly name: string;
  /** The likeliest answer. */
  readonly value: unknown;
  readonly choices: readonly unknown[] | null;
  readonly why: string;
}
