/** What `readMany` keeps of each text, beside its outputs. */
export type Keep = 'final' | 'last' | 'states';

export interface ReadManyOptions {
  /** Stops the reading; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each batch. `total` is null where the texts come from a stream. */
  readonly onProgress?: (progress: { readonly read: number; readonly total: number | null }) => void;
  /** How many workers read; one per core where it is not given. */
  readonly workers?: number;
  /** `final` keeps outputs alone, `last` each text's last state, too, `states` all of its states in eight bits. */
  readonly keep?: Keep;
}

/** What a network says of many texts. */
export interface Many {
  /** How many texts were read. */
  readonly count: number;
  /** Texts × outputs, row-major: of each text what `Reading.final` is. */
  readonly final: Float32Array;
  /** Texts: how many steps each has. */
  readonly steps: Uint32Array;
  /** Texts × units of the last layer: the state after the last step, zeros where there is none. Null unless it was kept. */
  readonly last: Float32Array | null;
  /** Null unless they were kept. */
  readonly states: ManyStates | null;
}

/** All states of all texts in eight bits: unit `j` at step `t` of text `k` is `values[(starts[k] + t) * units + j] * scales[k]`. */
export interface ManyStates {
  /** All steps × units. */
  readonly values: Int8Array;
  /** Texts + 1: the step at which each text begins, and how many there are. */
  readonly starts: Uint32Array;
  /** Texts: what 1 in `values` stands for; half of it is the largest error. */
  readonly scales: Float32Array;
}

/** Texts as they are given: in memory, or as a stream. */
export type Texts = Iterable<string> | AsyncIterable<string>;
