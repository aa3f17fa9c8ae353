import type { Lens } from '../../core/link';

/** Thrown for a lens of which a part did not arrive; the message is the sentence it shows then. */
export class IncompleteLens extends Error {
  constructor(
    readonly lens: Lens,
    sentence: string,
  ) {
    super(sentence);
  }
}
