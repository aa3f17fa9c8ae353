import type { Network } from 'unrolled';
import type { Session } from '../../app/session.svelte';

/** The networks that the essay's figures compute with, each fetched when a figure first asks for it. */
export class StoryNetworks {
  readonly #networks = new Map<string, Promise<Network>>();

  constructor(private readonly session: Session) {}

  /** @throws Error when the server does not deliver; asking again tries again */
  network(id: string): Promise<Network> {
    const known = this.#networks.get(id);
    if (known) return known;
    const promise = this.session.catalogue.load(id);
    this.#networks.set(id, promise);
    // The caller reports the failure; here the entry is removed so that the next call tries again.
    promise.catch(() => this.#networks.delete(id));
    return promise;
  }
}
