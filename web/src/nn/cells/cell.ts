import type { Activation } from '../activation';
import type { StepInput, UnitStep } from '../explain';
import type { Run } from '../run';
import type { CellKind } from './index';

/** A recurrent layer's weights as Keras stores them: row-major, input × output, gates side by side. */
export interface CellWeights {
  readonly kind: CellKind;
  readonly units: number;
  readonly activation: Activation;
  /** Of the gates; unused by a cell without any. */
  readonly recurrentActivation: Activation;
  /** GRU only: whether the reset gate acts after the recurrent product (Keras' default) or before it. */
  readonly resetAfter: boolean;
  /** Input size × width: U, transposed. */
  readonly kernel: Float32Array;
  /** Units × width: W, transposed; empty for a cell whose sums are of the input alone. */
  readonly recurrentKernel: Float32Array;
  /** Width: b. Zeros when the layer has none. */
  readonly bias: Float32Array;
  /** Width: the second bias of a GRU with `resetAfter`, added on the recurrent side; otherwise null. */
  readonly recurrentBias: Float32Array | null;
}

/** Everything this page knows of one kind of cell; each has a file of its own, and `index.ts` lists them. */
export interface CellDefinition {
  /** Its name in a card's `layers`, which is the class of the Keras layer where there is one. */
  readonly className: string;
  /** The sums it makes of each input, in Keras' order: names of inner values, or `state`. */
  readonly sums: readonly string[];
  /** Whether its sums take the last state, too. */
  readonly isRecurrentSum: boolean;
  /**
   * Its weights, from those of the Keras layer that it is stored as; missing where they are the same.
   *
   * @throws RangeError when that layer computes something else
   */
  fromStored?(weights: CellWeights): CellWeights;
  /** The cell of these weights, ready to step. */
  make(weights: CellWeights): Cell;
  /** One unit's step taken apart into its products, from the weights as they are. */
  explain(weights: CellWeights, given: StepInput, unit: number): UnitStep;
  /**
   * How a step is computed, a line each, in the notation of `components/Notation.svelte`: single letters are variables, `x_t`
   * and `s_t-1` have an index.
   */
  equation(weights: CellWeights): readonly string[];
}

/**
 * How one step follows from the last, and how a gradient goes back over it. Running over a text, masks and storage are
 * `run.ts`'s business.
 *
 * A step hands on its *carry*: the state s, and for an LSTM the cell memory c behind it.
 */
export interface Cell {
  readonly units: number;
  /** Sums taken from each input. */
  readonly width: number;
  /** Numbers handed from step to step: units, or 2 × units for an LSTM. */
  readonly carrySize: number;
  /** What a step computes on the way, each `units` wide, in this order. */
  readonly innerNames: readonly string[];
  /** Whether going back over a step takes its inner values, or only what it was given and made. */
  readonly backwardNeedsInner: boolean;

  /**
   * One step forward.
   *
   * @param inputs rows of `U x + b`; this step's begins at `at`
   * @param carry carrySize: what the step before handed on
   * @param next carrySize, written
   * @param inner innerNames × units, written from `innerAt` on
   */
  forward(
    inputs: Float32Array,
    at: number,
    carry: Float64Array,
    next: Float64Array,
    inner: Float64Array,
    innerAt: number,
  ): void;

  /** A faster way over many steps, where there is one; null or missing where each step is `forward`'s. */
  kernel?: { run(run: Run, from: number, to: number): void } | null;

  /**
   * One step back: from the gradient of what the step handed on to that of what it was given.
   *
   * @param step what the forward step was given and made
   * @param gradient carrySize: ∂/∂next on entry, ∂/∂carry on return
   * @param sums width, written from `sumsAt` on: ∂/∂(U x + b)
   * @param weights where to add the weights' gradients, or null
   */
  backward(
    step: StepRecord,
    gradient: Float64Array,
    sums: Float64Array,
    sumsAt: number,
    weights: RecurrentGradients | null,
  ): void;
}

/** What a forward step was given and made. */
export interface StepRecord {
  /** carrySize. */
  readonly carry: Float64Array;
  /** carrySize. */
  readonly next: Float64Array;
  /** innerNames × units from `innerAt` on. */
  readonly inner: Float64Array;
  readonly innerAt: number;
}

/** Gradients of the weights on the recurrent side, added up over steps. */
export interface RecurrentGradients {
  /** Units × width; empty where the cell has no recurrent kernel. */
  readonly recurrentKernel: Float64Array;
  /** Width; null where the cell has no second bias. */
  readonly recurrentBias: Float64Array | null;
}
