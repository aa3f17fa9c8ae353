/** What stock TensorFlow.js was doing when it failed: each calls for another remedy. `keras3` is opening a file Keras 3 wrote. */
export type Stage = 'code' | 'files' | 'keras3' | 'format' | 'reading';

/** A second opinion that could not be had. */
export class StockFailure extends Error {
  constructor(
    readonly stage: Stage,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Does a part of the work, and names it where it fails. @throws StockFailure */
export async function during<T>(stage: Stage, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new StockFailure(stage, cause);
  }
}
