import { loadNetwork, loadTagger, type Network, type Tagger } from 'unrolled';
import type { Reader } from './reader.svelte';

/** The networks that the essay's figures compute with, each fetched when a figure first asks for it. */
export class StoryNetworks {
  readonly #networks = new Map<string, Promise<Network>>();
  readonly #taggers = new Map<string, Promise<Tagger>>();

  constructor(private readonly reader: Reader) {}

  /** @throws Error when the server does not deliver; asking again tries again */
  network(id: string): Promise<Network> {
    return fetched(this.#networks, id, () => loadNetwork(this.reader.catalogue.sourceOf(id)));
  }

  /** @throws Error when the server does not deliver; asking again tries again */
  tagger(id: string): Promise<Tagger> {
    return fetched(this.#taggers, id, () => loadTagger(`models/${id}/`));
  }
}

function fetched<T>(kept: Map<string, Promise<T>>, id: string, load: () => Promise<T>): Promise<T> {
  const known = kept.get(id);
  if (known) return known;
  const promise = load();
  kept.set(id, promise);
  // Whoever asked hears of the failure; here it only makes room for another try.
  promise.catch(() => kept.delete(id));
  return promise;
}
