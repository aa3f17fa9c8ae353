/** What the notebook's loss, cross-entropy of a probability p taken for a logit, costs at its best: p = 1 and p = 0. */
export const BEST_POSITIVE = Math.log(1 + Math.exp(-1));
export const BEST_NEGATIVE = Math.log(2);

/** Its floor over as many positive as negative reviews: 0.503. */
export const NOTEBOOK_FLOOR = (BEST_POSITIVE + BEST_NEGATIVE) / 2;
