import type { Network } from 'unrolled';

/**
 * The views show one verdict of two, after every word, from the last state.
 *
 * @throws Error when the network is of another kind: `/lib/unrolled.js` reads it, and the page has no views for it yet
 */
export function expectShowable(network: Network): void {
  const { classes, pooling, head } = { ...network.card, classes: network.classes };
  const why = !network.isBinary
    ? head.per === 'token'
      ? 'it says something of every word'
      : `it has ${classes.length} classes`
    : !network.isCausal
      ? 'a layer of it reads backward'
      : pooling
        ? `it pools its states (${pooling})`
        : null;
  if (why === null) return;
  throw new Error(
    `Cannot show "${network.card.title}": ${why}. The page shows networks that read forward to one of two classes; ` +
      'the library /lib/unrolled.js reads this one.',
  );
}
