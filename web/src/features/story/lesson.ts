/**
 * How the small network of the essay learns. Of the starts tried, this one finds its way with either loss; others stay where
 * two of the ten sentences are never told apart, as small networks often do.
 */
export const LESSON_SETTINGS = { units: 3, seed: 2, rate: 0.01 } as const;
/** By then it has learned what it can. */
export const LESSON_ROUNDS = 600;
