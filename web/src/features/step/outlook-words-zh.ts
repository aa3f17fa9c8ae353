import type { outlookStep as english } from './outlook-words-en';

export const outlookStep: typeof english = {
  why: '单步的图需要这样的网络：一个细胞的最后状态乘以 V 就是判定。这个网络以另一种方式得出判定，因此这一步只用数字表示。',
  effect: '对数几率的变化',
  state: (units: string) => `状态：全部 ${units} 个数`,
};
