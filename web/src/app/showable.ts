import type { Network } from 'unrolled';
import { lackOf, NEEDS_OF_PAGE } from './needs';

const WHY: Readonly<Record<(typeof NEEDS_OF_PAGE)[number], (network: Network) => string>> = {
  text: () => 'it says something of every word',
  binary: ({ classes }) => `it has ${classes.length} classes`,
  causal: () => 'a layer of it reads backward',
  unpooled: ({ card }) => `it pools its states (${card.pooling})`,
};

/**
 * Refuses a network that the page has no views for yet.
 *
 * @throws Error saying why: `/lib/unrolled.js` still reads it
 */
export function expectShowable(network: Network): void {
  const lack = lackOf(network, NEEDS_OF_PAGE);
  if (lack === null) return;
  throw new Error(
    `Cannot show "${network.card.title}": ${WHY[lack](network)}. The page shows networks that read forward to one of two classes; ` +
      'the library /lib/unrolled.js reads this one.',
  );
}
