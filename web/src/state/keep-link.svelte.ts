import type { Reader } from './reader.svelte';

/** Browsers refuse more than a few address changes a second. */
const SETTLE_MS = 300;

/** Keeps the address bar showing a link to the present view, without adding to the history. */
export function keepLink(reader: Reader): void {
  $effect(() => {
    // Until a network is there, the link the visitor came with is still the truth.
    if (!reader.network) return;
    const fragment = reader.fragment;
    const timer = setTimeout(() => {
      if (fragment !== location.hash.replace(/^#/, '')) {
        history.replaceState(null, '', fragment ? `#${fragment}` : location.pathname + location.search);
      }
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  });
}
