import { loadNetwork } from '../../web/src/network/load';
import type { Network } from '../../web/src/network/network';

/** A network as it ships. */
export function shipped(id: string): Promise<Network> {
  return loadNetwork(new URL(`../../web/public/models/${id}/`, import.meta.url));
}
