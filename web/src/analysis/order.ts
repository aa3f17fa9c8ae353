/** Does it matter in which order these words stand? The answer of many shufflings. */
export interface OrderTest {
  /** Mean P(positive) over the shufflings: what a reader would say who knows the words and not their order. */
  readonly bag: number;
  /** How many shufflings end on the other side of one half than the text. */
  readonly turning: number;
  /** How much order mattered: most shufflings turn the verdict, some do, or hardly any. */
  readonly finding: 'much' | 'somewhat' | 'hardly';
}

/** Shares of the shufflings that turn the verdict: above MOST order mattered much, up to FEW hardly. */
const MOST = 0.5;
const FEW = 0.05;

/**
 * @param own P(positive) of the text
 * @param shuffled P(positive) of shufflings of its words, at least one
 */
export function testOrder(own: number, shuffled: readonly number[]): OrderTest {
  const bag = shuffled.reduce((sum, probability) => sum + probability, 0) / shuffled.length;
  const turning = shuffled.filter((probability) => probability > 0.5 !== own > 0.5).length;
  const share = turning / shuffled.length;
  return { bag, turning, finding: share > MOST ? 'much' : share > FEW ? 'somewhat' : 'hardly' };
}

/** Words from a to z, by UTF-16 units: one order for any text made of them. */
export function alphabetical(words: readonly string[]): string[] {
  return [...words].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Enough for a distribution. */
const MOST_SHUFFLINGS = 200;
const LEAST_SHUFFLINGS = 10;
/** Words read in all: a long text is shuffled less often, so that this takes some ten milliseconds at most. */
const SHUFFLED_WORDS = 40_000;

/** How often to shuffle so many words. */
export function shufflingsFor(words: number): number {
  return Math.max(LEAST_SHUFFLINGS, Math.min(MOST_SHUFFLINGS, Math.floor(SHUFFLED_WORDS / words)));
}
