/** Changes what is kept of the visitor's own networks: the list, and the files in this browser's storage. */
import { LIST, type Kept, type OwnNetwork, type OwnNetworks } from '../own-networks.svelte';
import { forget, keep } from './store';

/**
 * Adds a network that is known to open, in place of one of the same id.
 *
 * @returns whether the browser keeps it
 */
export async function put(own: OwnNetworks, network: OwnNetwork, kept: Kept): Promise<boolean> {
  const { id } = network;
  own.atHand.set(id, kept);
  own.list = own.has(id) ? own.list.map((each) => (each.id === id ? network : each)) : [...own.list, network];
  try {
    await keep(id, kept);
    localStorage.setItem(LIST, JSON.stringify(own.list));
    return true;
  } catch {
    // A private window, or no room: the network stays until the page is closed, and the page says so.
    return false;
  }
}

/** Removes a network, with its files. */
export async function remove(own: OwnNetworks, id: string): Promise<void> {
  own.atHand.delete(id);
  own.list = own.list.filter((network) => network.id !== id);
  localStorage.setItem(LIST, JSON.stringify(own.list));
  await forget(id);
}
