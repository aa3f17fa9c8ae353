/** Does it matter in which order these words stand? The answer of many shufflings. */
export interface OrderTest {
  /** Mean P(positive) over the shufflings: what a reader would say who knows the words and not their order. */
  readonly bag: number;
  /** Share of the shufflings that end on the text's own side of one half. */
  readonly agreeing: number;
  /** `turns`: the bag's verdict is the other one. `shifts`: the same, but far from it. `hardly`: neither. */
  readonly finding: 'turns' | 'shifts' | 'hardly';
}

/** From so many points of probability on, order is said to have moved the verdict. */
const SHIFT = 0.05;

/**
 * @param own P(positive) of the text
 * @param shuffled P(positive) of shufflings of its words, at least one
 */
export function testOrder(own: number, shuffled: readonly number[]): OrderTest {
  const bag = shuffled.reduce((sum, probability) => sum + probability, 0) / shuffled.length;
  const isSame = (probability: number): boolean => probability > 0.5 === own > 0.5;
  const agreeing = shuffled.filter(isSame).length / shuffled.length;
  const finding = !isSame(bag) ? 'turns' : Math.abs(own - bag) > SHIFT ? 'shifts' : 'hardly';
  return { bag, agreeing, finding };
}

/** Words from a to z, by UTF-16 units: one order for any text made of them. */
export function alphabetical(words: readonly string[]): string[] {
  return [...words].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Enough for a distribution. */
const MOST_SHUFFLINGS = 200;
const LEAST_SHUFFLINGS = 10;
/** A long text is shuffled less often, so that this never costs more than some ten milliseconds. */
const SHUFFLED_WORDS = 40_000;

/** How often to shuffle so many words. */
export function shufflingsFor(words: number): number {
  return Math.max(LEAST_SHUFFLINGS, Math.min(MOST_SHUFFLINGS, Math.floor(SHUFFLED_WORDS / words)));
}
