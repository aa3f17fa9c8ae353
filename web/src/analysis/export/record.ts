import type { ReadingRule, Token } from '../../text/token';

/** Everything a network did with one text, as it goes into a file. T steps, `units` numbers a state. */
export interface ReadingRecord {
  readonly network: NetworkRecord;
  readonly text: string;
  /** T. */
  readonly tokens: readonly Token[];
  /** Words of the text that the network did not read. */
  readonly skipped: readonly Token[];
  /** T × units, row-major. */
  readonly states: Float32Array;
  /** T: V s + c. */
  readonly logits: Float64Array;
  /** T: P(positive). */
  readonly outputs: Float32Array;
  /** T: the change of the logit at this step; the first is counted from the readout's bias. */
  readonly changes: Float64Array;
  readonly gradients: {
    /** T × embedding size: ∂logit/∂x, of the last logit. */
    readonly inputs: Float32Array;
    /** T × units: ∂logit/∂s, through all later steps. */
    readonly states: Float32Array;
    /** T: ∂logit/∂x · x. */
    readonly along: Float64Array;
  };
}

/** Which network it was: enough to find it again, and to know it from another. */
export interface NetworkRecord {
  readonly id: string;
  readonly title: string;
  /** Of its files: see model-hash.ts. */
  readonly sha256: string;
  readonly cell: string;
  readonly units: number;
  readonly embedding_size: number;
  readonly vocabulary_size: number;
  readonly classes: readonly string[];
  readonly reading: ReadingRule;
}
