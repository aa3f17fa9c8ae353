import { tick } from 'svelte';

/**
 * Waits until a part of the page has all its figures: what is still fetched or computed is marked there with `aria-busy`.
 *
 * @throws the signal's reason when it is aborted
 */
export async function whenComplete(part: HTMLElement, signal: AbortSignal): Promise<void> {
  await tick();
  while (part.querySelector('[aria-busy="true"]')) {
    await nextChange(part, signal);
    // What follows from it is drawn as well.
    await tick();
  }
}

function nextChange(part: HTMLElement, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      observer.disconnect();
      reject(signal.reason as Error);
    };
    const observer = new MutationObserver(() => {
      observer.disconnect();
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    observer.observe(part, { childList: true, subtree: true, attributeFilter: ['aria-busy'] });
    signal.addEventListener('abort', giveUp);
  });
}
