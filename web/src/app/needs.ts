import type { Network } from 'unrolled';

/** What a view may need of a network, each with whether a network has it. */
const HAS = {
  /** It says something of the whole text, not of every token. */
  text: ({ card }: Network): boolean => card.head.per === 'text',
  /** It says one of two things: one logit tells which. */
  binary: ({ isBinary }: Network): boolean => isBinary,
  /** No layer reads backward, so that what it says after a word depends on no later word. */
  causal: ({ isCausal }: Network): boolean => isCausal,
  /** Its answer follows from its last state alone, not from states pooled over the text. */
  unpooled: ({ card }: Network): boolean => card.pooling === null,
  /** It came with a map of its states. */
  map: ({ card }: Network): boolean => card.files?.['map.json'] !== undefined,
  /** It came with snapshots of its training. */
  checkpoints: ({ card }: Network): boolean => (card.checkpoints ?? 0) > 0,
} as const satisfies Readonly<Record<string, (network: Network) => boolean>>;

export type Need = keyof typeof HAS;

/** What every view of the page needs today: strip and verdict show one of two classes after every word. */
export const NEEDS_OF_PAGE = ['text', 'binary', 'causal', 'unpooled'] as const satisfies readonly Need[];

/** The first need that a network does not meet, or null when it meets all. */
export function lackOf<T extends Need>(network: Network, needs: readonly T[]): T | null {
  return needs.find((need) => !HAS[need](network)) ?? null;
}
