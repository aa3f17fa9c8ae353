import type { Network } from 'unrolled';

/** Long enough for the browser's coarse clock, short enough not to be felt. */
const SAMPLE_MS = 4;
/** Measured once the visitor pauses. */
const PAUSE_MS = 400;

/**
 * How long this device takes to read the text once, in milliseconds: measured by reading it again and again for a few
 * milliseconds when the visitor pauses. Null until then.
 */
export function measureReading(network: () => Network | null, text: () => string): { readonly ms: number | null } {
  let ms = $state<number | null>(null);
  $effect(() => {
    const reader = network();
    const review = text();
    if (!reader) return;
    const timer = setTimeout(() => {
      const start = performance.now();
      let count = 0;
      let elapsed = 0;
      while (elapsed < SAMPLE_MS) {
        reader.read(review);
        count++;
        elapsed = performance.now() - start;
      }
      ms = elapsed / count;
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return {
    get ms() {
      return ms;
    },
  };
}
