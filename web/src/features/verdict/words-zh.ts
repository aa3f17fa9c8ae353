import type { verdictWords as english } from './words-en';

/** 其他网络判定所用的文字。 */
export const verdictWords: typeof english = {
  positive: '{positive}',
  compare: '逐{词}对比',
};
