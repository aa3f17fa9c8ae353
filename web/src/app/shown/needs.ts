import type { Network } from 'unrolled';

/** What a view may need of a network, each with whether a network has it. */
const HAS = {
  /** It says something of the whole text, not of every token. */
  text: ({ card }: Network): boolean => card.head.per === 'text',
  /** It says one of two things that exclude each other. */
  binary: ({ card }: Network): boolean => card.head.classes.length === 2 && card.head.kind !== 'labels',
  /** No layer reads backward, so that what it says after a word depends on no later word. */
  causal: ({ isCausal }: Network): boolean => isCausal,
  /** Its answer follows from its last state alone, not from states pooled over the text. */
  unpooled: ({ card }: Network): boolean => card.pooling === null,
  /** One logit, a weighted sum of the state, says which of the two: no layer stands between. */
  direct: ({ isBinary }: Network): boolean => isBinary,
  /** Its last layer is one cell that reads forward, over steps that are words. */
  cell: ({ layers, stepsAreWords }: Network): boolean =>
    stepsAreWords && layers.at(-1)?.directions.length === 1 && !layers.at(-1)!.directions[0]!.isBackward,
  /** It came with a map of its states. */
  map: ({ card }: Network): boolean => card.files?.['map.json'] !== undefined,
  /** It came with snapshots of its training. */
  checkpoints: ({ card }: Network): boolean => (card.checkpoints ?? 0) > 0,
} as const satisfies Readonly<Record<string, (network: Network) => boolean>>;

export type Need = keyof typeof HAS;

/**
 * What most views need: one cell on top, whose last state times V is the logit of one of two classes. Of any other network the page
 * shows the `Outlook`.
 */
export const PLAIN = ['text', 'binary', 'causal', 'unpooled', 'direct', 'cell'] as const satisfies readonly Need[];

/** The first need that a network does not meet, or null when it meets all. */
export function lackOf<T extends Need>(network: Network, needs: readonly T[]): T | null {
  return needs.find((need) => !HAS[need](network)) ?? null;
}

/** Whether a network has all that most views need. */
export function isPlain(network: Network): boolean {
  return lackOf(network, PLAIN) === null;
}
