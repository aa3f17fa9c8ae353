import type { Network } from 'unrolled';

/** Each long enough for the browser's coarse clock, all together short enough not to be felt. */
const SAMPLES = 3;
const SAMPLE_MS = 3;
/** Measured once the visitor pauses. */
const PAUSE_MS = 400;

/**
 * How long this device takes to read the text once, in milliseconds: measured by reading it again and again for a few
 * milliseconds when the visitor pauses, the quickest of three tries (the first warms up). Null until then.
 */
export function measureReading(network: () => Network | null, text: () => string): { readonly ms: number | null } {
  let ms = $state<number | null>(null);
  $effect(() => {
    const reader = network();
    const review = text();
    if (!reader) return;
    const timer = setTimeout(() => {
      ms = Math.min(...Array.from({ length: SAMPLES }, () => timeOnce(() => reader.read(review))));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return {
    get ms() {
      return ms;
    },
  };
}

/** Milliseconds one call takes, over as many as fit a sample. */
function timeOnce(action: () => void): number {
  const start = performance.now();
  let count = 0;
  let elapsed = 0;
  while (elapsed < SAMPLE_MS) {
    action();
    count++;
    elapsed = performance.now() - start;
  }
  return elapsed / count;
}
