import type { LoadOptions, Network, Progress } from 'unrolled';
import { isPlain } from '../shown/needs';
import type { OutlookOf } from '../shown/outlook';
import { expectShowable } from '../shown/showable';

/** A network on its way, or one that did not arrive. */
export type Loading =
  | { readonly is: 'idle' }
  | { readonly is: 'loading'; readonly id: string; readonly progress: Progress | null }
  | { readonly is: 'failed'; readonly id: string; readonly reason: string };

/** The one network that is being fetched, if any. */
export class Arrival {
  loading = $state.raw<Loading>({ is: 'idle' });
  #abort: AbortController | null = null;

  /**
   * Fetches a network; a newer call wins over an older one. What goes wrong is told by `loading`.
   *
   * @param arrived gets the network, and for one that is not plain what makes its outlook
   */
  async await(
    id: string,
    load: (options: LoadOptions) => Promise<Network>,
    arrived: (network: Network, outlookOf: OutlookOf | null) => void,
  ): Promise<void> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.loading = { is: 'loading', id, progress: null };
    try {
      const network = await load({
        signal: abort.signal,
        onProgress: (progress) => {
          if (this.#abort === abort) this.loading = { is: 'loading', id, progress };
        },
      });
      expectShowable(network);
      const outlookOf = isPlain(network) ? null : (await import('../shown/outlook')).outlookOf;
      // What the page makes of it is work enough for a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#abort !== abort) return network.dispose();
      arrived(network, outlookOf);
      this.loading = { is: 'idle' };
    } catch (cause) {
      if (this.#abort !== abort) return;
      // The other files may still be on their way: stop them, and hear no more of them.
      this.#abort = null;
      abort.abort();
      this.loading = { is: 'failed', id, reason: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  /** Stops what is on its way. What failed stays told. */
  stop(): void {
    if (this.loading.is !== 'loading') return;
    this.#abort?.abort();
    this.#abort = null;
    this.loading = { is: 'idle' };
  }

  /** The visitor has read what failed. */
  dismiss(): void {
    this.loading = { is: 'idle' };
  }
}
