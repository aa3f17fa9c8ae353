import type { verdictWords as english } from './words-en';

/** 其他网络判定所用的文字，以及多个类别的判定所用的文字。 */
export const verdictWords: typeof english = {
  positive: '{positive}',
  compare: '逐{词}对比',
  atWord: (word: string) => `在${word}处`,
  labels: '各个类别彼此独立，可以同时成立。',
};
