import { loadNetwork, openNetwork, type LoadOptions, type Network } from 'unrolled';
import type { OwnNetworks } from '../own-networks.svelte';

/**
 * Opens a network that the visitor brought earlier, from what this browser kept.
 *
 * @throws Error when it is not there any more, or does not open
 */
export async function openKept(own: OwnNetworks, id: string, options: LoadOptions): Promise<Network> {
  const kept = await own.take(id);
  if (!('files' in kept)) return loadNetwork(own.sourceOf(id), options);
  const title = own.list.find((network) => network.id === id)?.title ?? id;
  const { network } = await openNetwork(kept.files, { ...kept.answers, id, title });
  options.signal?.throwIfAborted();
  return network;
}
