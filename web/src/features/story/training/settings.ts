/**
 * Training of the essay's small network. Of the seeds tried, this one converges with either loss; with others
 * two of the ten sentences stay undecided, as often happens in small networks.
 */
export const LEARNER_SETTINGS = { units: 3, seed: 2, rate: 0.01 } as const;
/** By this round the loss no longer falls. */
export const ROUNDS = 600;
