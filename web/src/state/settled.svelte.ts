import type { Reading } from 'unrolled';
import { afterPause } from './after-pause.svelte';
import type { Reader } from './reader.svelte';

/** A reading and the step at the cursor, as they were when the text last rested. */
export interface Settled {
  readonly reading: Reading;
  readonly step: number;
}

/**
 * What a view shows that is too dear to be made on every keystroke. While the visitor types it stays as it was, and the page has to
 * say so: `isWaiting`. The cursor is followed at once; another network is waited for with nothing.
 */
export function settledReading(get: () => Reader): { readonly current: Settled | null; readonly isWaiting: boolean } {
  const rested = afterPause(() => get().reading, true);
  // Not state: what is shown until the text rests again.
  let kept: Settled | null = null;
  const current = $derived.by(() => {
    const reading = rested.current;
    if (reading) kept = { reading, step: get().step };
    else if (kept?.reading.network !== get().network) kept = null;
    return kept;
  });
  return {
    get current() {
      return current;
    },
    get isWaiting() {
      return rested.current === null;
    },
  };
}
