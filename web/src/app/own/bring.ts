import { directoryOf, loadNetwork } from 'unrolled';
import type { OwnNetworks } from '../own-networks.svelte';
import { expectShowable } from '../showable';
import type { Files } from './collect';

/**
 * Opens a network once, to see that it opens, and adds it to the visitor's own.
 *
 * @returns its id and title, and whether the browser keeps it
 * @throws Error when it does not open, naming the file and what is wrong
 */
export async function bring(own: OwnNetworks, files: Files): Promise<{ id: string; title: string; kept: boolean }> {
  const network = await loadNetwork(directoryOf('your own', files));
  expectShowable(network);
  // What cannot read a word is noticed here, not on the first keystroke.
  network.read('a film');
  network.dispose();
  return { title: network.card.title, ...(await own.add(network.card, files)) };
}
