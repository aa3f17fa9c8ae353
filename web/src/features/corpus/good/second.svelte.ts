import type { Network } from 'unrolled';
import type { Answers } from '../../../corpus/answers';
import type { Rows } from '../../../corpus/rows';
import { readRows, type Progress } from '../read-corpus';

/** A second network that reads the same rows. */
export class Second {
  id = $state<string | null>(null);
  progress = $state.raw<Progress | null>(null);
  read = $state.raw<{ readonly network: Network; readonly rows: Rows; readonly answers: Answers } | null>(null);
  failure = $state.raw<unknown>(null);
  #control: AbortController | null = null;

  /** @param load fetches the network: it is this one's own, and goes when another comes */
  async choose(id: string, rows: Rows, load: (signal: AbortSignal) => Promise<Network>): Promise<void> {
    this.leave();
    const control = (this.#control = new AbortController());
    this.id = id;
    this.progress = { read: 0, share: 0 };
    let network: Network | null = null;
    try {
      network = await load(control.signal);
      const answers = await readRows(network, rows, {
        signal: control.signal,
        onProgress: (progress) => {
          if (this.#control === control) this.progress = progress;
        },
      });
      control.signal.throwIfAborted();
      this.read = { network, rows, answers };
    } catch (cause) {
      network?.dispose();
      if (this.#control === control) this.failure = cause;
    }
    if (this.#control === control) this.progress = null;
  }

  /** Lets go of the network. */
  leave(): void {
    this.#control?.abort();
    this.#control = null;
    this.read?.network.dispose();
    this.read = this.failure = this.progress = null;
    this.id = null;
  }
}
