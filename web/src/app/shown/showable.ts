import type { Network } from 'unrolled';

/**
 * Refuses a network that the page has nothing to show of.
 *
 * @throws Error saying why: `/lib/unrolled.js` still reads it
 */
export function expectShowable({ card, layers }: Network): void {
  if (layers.length > 0) return;
  throw new Error(
    `Cannot show "${card.title}": it has no recurrent layer, so it has no states; the library /lib/unrolled.js reads it`,
  );
}
